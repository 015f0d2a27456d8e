-- Excel workbook (invented vendor), leases: one row is one lease of one dwelling; action D takes a row back, a greater version replaces a smaller.
SELECT
  id_number(nullif(trim(CZRZJHM), '')) AS __tenant_id_no,
  mobile_number(nullif(trim(CZRDH), '')) AS __tenant_phone,
  local_date(trim(QZRQ), 'yyyy年MM月dd日') AS __leased_from,
  local_date(trim(TZRQ), 'yyyy年MM月dd日') AS __leased_to,

  nullif(trim(ZLBH), '') AS lease_no,
  person_name(nullif(trim(CZRXM), '')) AS tenant_name,
  __tenant_id_no AS tenant_id_no,
  __tenant_phone AS tenant_phone,
  person_name(nullif(trim(FDXM), '')) AS landlord_name,
  nullif(trim(DZ), '') AS address_text,
  __leased_from AS leased_from,
  __leased_to AS leased_to,

  CASE trim(CZBZ) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(BBH), 6, '0') AS _sequence,
  issues(
    issue('tenant_id_no_unreadable', __tenant_id_no IS NULL AND trim(CZRZJHM) <> ''),
    issue('tenant_id_no_invalid', NOT id_number_is_valid(__tenant_id_no)),
    issue('tenant_phone_unreadable', __tenant_phone IS NULL AND trim(CZRDH) <> ''),
    issue('leased_from_unreadable', __leased_from IS NULL AND trim(QZRQ) <> ''),
    issue('leased_to_unreadable', __leased_to IS NULL AND trim(TZRQ) <> '')) AS _issues
FROM dump
