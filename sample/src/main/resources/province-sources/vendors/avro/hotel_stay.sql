-- Avro (invented vendor), stays in hotels: one row is one guest's stay in one hotel; action D takes a row back, a greater version replaces a smaller.
SELECT
  id_number(nullif(trim(guestIdNo), '')) AS __guest_id_no,
  mobile_number(nullif(trim(guestPhone), '')) AS __guest_phone,
  epoch_instant(trim(checkedInAt), 'milliseconds') AS __checked_in_at,
  epoch_instant(trim(checkedOutAt), 'milliseconds') AS __checked_out_at,

  nullif(trim(stayNo), '') AS stay_no,
  nullif(trim(hotelNo), '') AS hotel_no,
  nullif(trim(hotelName), '') AS hotel_name,
  nullif(trim(roomNo), '') AS room_no,
  person_name(nullif(trim(guestName), '')) AS guest_name,
  nullif(trim(documentCode), '') AS document_code,
  __guest_id_no AS guest_id_no,
  __guest_phone AS guest_phone,
  nullif(trim(homeAddressText), '') AS home_address_text,
  __checked_in_at AS checked_in_at,
  wall_clock(__checked_in_at, :zone) AS checked_in_at_local,
  __checked_out_at AS checked_out_at,
  wall_clock(__checked_out_at, :zone) AS checked_out_at_local,

  CASE trim(action) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(version), 6, '0') AS _sequence,
  issues(
    issue('guest_id_no_unreadable', __guest_id_no IS NULL AND trim(guestIdNo) <> ''),
    issue('guest_id_no_invalid', NOT id_number_is_valid(__guest_id_no)),
    issue('guest_phone_unreadable', __guest_phone IS NULL AND trim(guestPhone) <> ''),
    issue('checked_in_at_unreadable', checked_in_at_local IS NULL AND trim(checkedInAt) <> ''),
    issue('checked_out_at_unreadable', checked_out_at_local IS NULL AND trim(checkedOutAt) <> '')) AS _issues
FROM dump
