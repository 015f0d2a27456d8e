-- Quoted CSV (invented vendor), parcels: one row is one parcel that was handed over; action D takes a row back, a greater version replaces a smaller.
SELECT
  mobile_number(nullif(nullif(trim(`收件人电话`), ''), '-')) AS __recipient_phone,

  nullif(nullif(trim(`快递单号`), ''), '-') AS parcel_no,
  person_name(nullif(nullif(trim(`收件人姓名`), ''), '-')) AS recipient_name,
  __recipient_phone AS recipient_phone,
  nullif(replace(trim(`详细地址`), '\n', ''), '-') AS address_text,
  local_time(trim(`派送时间`), 'yyyy/M/d H:mm:ss') AS delivered_at_local,
  instant_of(delivered_at_local, :zone) AS delivered_at,
  nullif(nullif(trim(`快递员编号`), ''), '-') AS courier_no,

  CASE trim(`操作标志`) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(`版本号`), 6, '0') AS _sequence,
  changes(
    changed('address_text', 'line_break_removed', `详细地址`, contains(`详细地址`, '\n'))) AS _changes,
  issues(
    issue('recipient_phone_unreadable', __recipient_phone IS NULL AND trim(`收件人电话`) NOT IN ('', '-')),
    issue('delivered_at_unreadable', delivered_at_local IS NULL AND trim(`派送时间`) NOT IN ('', '-'))) AS _issues
FROM dump
