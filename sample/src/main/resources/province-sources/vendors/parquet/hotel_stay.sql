-- Parquet (invented vendor), stays in hotels: one row is one guest's stay in one hotel; action D takes a row back, a greater version replaces a smaller.
-- Times of 96 bits say no zone; the vendor writes them in UTC.
SELECT
  id_number(nullif(trim(GUEST_ID_NO), '')) AS __guest_id_no,
  mobile_number(nullif(trim(GUEST_PHONE), '')) AS __guest_phone,
  local_instant(trim(CHECKED_IN_AT), "yyyy-MM-dd'T'HH:mm:ss", 'UTC') AS __checked_in_at,
  local_instant(trim(CHECKED_OUT_AT), "yyyy-MM-dd'T'HH:mm:ss", 'UTC') AS __checked_out_at,

  nullif(trim(STAY_NO), '') AS stay_no,
  nullif(trim(HOTEL_NO), '') AS hotel_no,
  nullif(trim(HOTEL_NAME), '') AS hotel_name,
  nullif(trim(ROOM_NO), '') AS room_no,
  person_name(nullif(trim(GUEST_NAME), '')) AS guest_name,
  nullif(trim(DOCUMENT_CODE), '') AS document_code,
  __guest_id_no AS guest_id_no,
  __guest_phone AS guest_phone,
  nullif(trim(HOME_ADDRESS_TEXT), '') AS home_address_text,
  __checked_in_at AS checked_in_at,
  wall_clock(__checked_in_at, :zone) AS checked_in_at_local,
  __checked_out_at AS checked_out_at,
  wall_clock(__checked_out_at, :zone) AS checked_out_at_local,

  CASE trim(ACTION) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(VERSION), 6, '0') AS _sequence,
  issues(
    issue('guest_id_no_unreadable', __guest_id_no IS NULL AND trim(GUEST_ID_NO) <> ''),
    issue('guest_id_no_invalid', NOT id_number_is_valid(__guest_id_no)),
    issue('guest_phone_unreadable', __guest_phone IS NULL AND trim(GUEST_PHONE) <> ''),
    issue('checked_in_at_unreadable', checked_in_at_local IS NULL AND trim(CHECKED_IN_AT) <> ''),
    issue('checked_out_at_unreadable', checked_out_at_local IS NULL AND trim(CHECKED_OUT_AT) <> '')) AS _issues
FROM dump
