-- Excel workbook (invented vendor), stays in hotels: one row is one guest's stay in one hotel; action D takes a row back, a greater version replaces a smaller.
SELECT
  id_number(nullif(trim(ZJHM), '')) AS __guest_id_no,
  mobile_number(nullif(trim(LKDH), '')) AS __guest_phone,

  nullif(trim(RZBH), '') AS stay_no,
  nullif(trim(LGBM), '') AS hotel_no,
  nullif(trim(LGMC), '') AS hotel_name,
  nullif(trim(SH), '') AS room_no,
  person_name(nullif(trim(LKXM), '')) AS guest_name,
  nullif(trim(ZJLX), '') AS document_code,
  __guest_id_no AS guest_id_no,
  __guest_phone AS guest_phone,
  nullif(trim(HJDZ), '') AS home_address_text,
  local_time(trim(RZSJ), "yyyy-MM-dd'T'HH:mm:ss") AS checked_in_at_local,
  instant_of(checked_in_at_local, :zone) AS checked_in_at,
  local_time(trim(LKSJ), "yyyy-MM-dd'T'HH:mm:ss") AS checked_out_at_local,
  instant_of(checked_out_at_local, :zone) AS checked_out_at,

  CASE trim(CZBZ) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(BBH), 6, '0') AS _sequence,
  issues(
    issue('guest_id_no_unreadable', __guest_id_no IS NULL AND trim(ZJHM) <> ''),
    issue('guest_id_no_invalid', NOT id_number_is_valid(__guest_id_no)),
    issue('guest_phone_unreadable', __guest_phone IS NULL AND trim(LKDH) <> ''),
    issue('checked_in_at_unreadable', checked_in_at_local IS NULL AND trim(RZSJ) <> ''),
    issue('checked_out_at_unreadable', checked_out_at_local IS NULL AND trim(LKSJ) <> '')) AS _issues
FROM dump
