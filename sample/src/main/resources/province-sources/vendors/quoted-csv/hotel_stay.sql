-- Quoted CSV (invented vendor), stays in hotels: one row is one guest's stay in one hotel; action D takes a row back, a greater version replaces a smaller.
SELECT
  id_number(nullif(nullif(trim(`证件号码`), ''), '-')) AS __guest_id_no,
  mobile_number(nullif(nullif(trim(`旅客电话`), ''), '-')) AS __guest_phone,

  nullif(nullif(trim(`入住编号`), ''), '-') AS stay_no,
  nullif(nullif(trim(`旅馆编码`), ''), '-') AS hotel_no,
  nullif(nullif(trim(`旅馆名称`), ''), '-') AS hotel_name,
  nullif(nullif(trim(`室号`), ''), '-') AS room_no,
  person_name(nullif(nullif(trim(`旅客姓名`), ''), '-')) AS guest_name,
  nullif(nullif(trim(`证件类型`), ''), '-') AS document_code,
  __guest_id_no AS guest_id_no,
  __guest_phone AS guest_phone,
  nullif(nullif(trim(`户籍地址`), ''), '-') AS home_address_text,
  local_time(trim(`入住时间`), 'yyyy/M/d H:mm:ss') AS checked_in_at_local,
  instant_of(checked_in_at_local, :zone) AS checked_in_at,
  local_time(trim(`离开时间`), 'yyyy/M/d H:mm:ss') AS checked_out_at_local,
  instant_of(checked_out_at_local, :zone) AS checked_out_at,

  CASE trim(`操作标志`) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(`版本号`), 6, '0') AS _sequence,
  issues(
    issue('guest_id_no_unreadable', __guest_id_no IS NULL AND trim(`证件号码`) NOT IN ('', '-')),
    issue('guest_id_no_invalid', NOT id_number_is_valid(__guest_id_no)),
    issue('guest_phone_unreadable', __guest_phone IS NULL AND trim(`旅客电话`) NOT IN ('', '-')),
    issue('checked_in_at_unreadable', checked_in_at_local IS NULL AND trim(`入住时间`) NOT IN ('', '-')),
    issue('checked_out_at_unreadable', checked_out_at_local IS NULL AND trim(`离开时间`) NOT IN ('', '-'))) AS _issues
FROM dump
