-- Fixed width (invented vendor), stays in hotels: one row is one guest's stay in one hotel; action D takes a row back, a greater version replaces a smaller.
SELECT
  id_number(nullif(trim(guest_id_no), '')) AS __guest_id_no,
  mobile_number(nullif(trim(guest_phone), '')) AS __guest_phone,

  nullif(trim(stay_no), '') AS stay_no,
  nullif(trim(hotel_no), '') AS hotel_no,
  nullif(trim(hotel_name), '') AS hotel_name,
  nullif(trim(room_no), '') AS room_no,
  person_name(nullif(trim(guest_name), '')) AS guest_name,
  nullif(trim(document_code), '') AS document_code,
  __guest_id_no AS guest_id_no,
  __guest_phone AS guest_phone,
  nullif(trim(home_address_text), '') AS home_address_text,
  local_time(trim(checked_in_at), 'yyyyMMddHHmmss') AS checked_in_at_local,
  instant_of(checked_in_at_local, :zone) AS checked_in_at,
  local_time(trim(checked_out_at), 'yyyyMMddHHmmss') AS checked_out_at_local,
  instant_of(checked_out_at_local, :zone) AS checked_out_at,

  CASE trim(action) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(version), 6, '0') AS _sequence,
  issues(
    issue('guest_id_no_unreadable', __guest_id_no IS NULL AND trim(guest_id_no) <> ''),
    issue('guest_id_no_invalid', NOT id_number_is_valid(__guest_id_no)),
    issue('guest_phone_unreadable', __guest_phone IS NULL AND trim(guest_phone) <> ''),
    issue('checked_in_at_unreadable', checked_in_at_local IS NULL AND trim(checked_in_at) <> ''),
    issue('checked_out_at_unreadable', checked_out_at_local IS NULL AND trim(checked_out_at) <> '')) AS _issues
FROM dump
