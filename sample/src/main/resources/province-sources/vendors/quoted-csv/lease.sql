-- Quoted CSV (invented vendor), leases: one row is one lease of one dwelling; action D takes a row back, a greater version replaces a smaller.
SELECT
  id_number(nullif(nullif(trim(`承租人证件号`), ''), '-')) AS __tenant_id_no,
  mobile_number(nullif(nullif(trim(`承租人电话`), ''), '-')) AS __tenant_phone,
  local_date(trim(`起租日期`), 'yyyy/M/d') AS __leased_from,
  local_date(trim(`退租日期`), 'yyyy/M/d') AS __leased_to,

  nullif(nullif(trim(`租赁编号`), ''), '-') AS lease_no,
  person_name(nullif(nullif(trim(`承租人姓名`), ''), '-')) AS tenant_name,
  __tenant_id_no AS tenant_id_no,
  __tenant_phone AS tenant_phone,
  person_name(nullif(nullif(trim(`房东姓名`), ''), '-')) AS landlord_name,
  nullif(replace(trim(`详细地址`), '\n', ''), '-') AS address_text,
  __leased_from AS leased_from,
  __leased_to AS leased_to,

  CASE trim(`操作标志`) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(`版本号`), 6, '0') AS _sequence,
  changes(
    changed('address_text', 'line_break_removed', `详细地址`, contains(`详细地址`, '\n'))) AS _changes,
  issues(
    issue('tenant_id_no_unreadable', __tenant_id_no IS NULL AND trim(`承租人证件号`) NOT IN ('', '-')),
    issue('tenant_id_no_invalid', NOT id_number_is_valid(__tenant_id_no)),
    issue('tenant_phone_unreadable', __tenant_phone IS NULL AND trim(`承租人电话`) NOT IN ('', '-')),
    issue('leased_from_unreadable', __leased_from IS NULL AND trim(`起租日期`) NOT IN ('', '-')),
    issue('leased_to_unreadable', __leased_to IS NULL AND trim(`退租日期`) NOT IN ('', '-'))) AS _issues
FROM dump
