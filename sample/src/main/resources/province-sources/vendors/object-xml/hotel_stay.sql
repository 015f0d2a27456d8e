-- Objects in XML (invented vendor), stays in hotels: one row is one guest's stay in one hotel; action D takes a row back, a greater version replaces a smaller.
SELECT
  id_number(nullif(trim(GuestIdNo), '')) AS __guest_id_no,
  mobile_number(nullif(trim(GuestPhone), '')) AS __guest_phone,

  nullif(trim(StayNo), '') AS stay_no,
  nullif(trim(HotelNo), '') AS hotel_no,
  nullif(trim(HotelName), '') AS hotel_name,
  nullif(trim(RoomNo), '') AS room_no,
  person_name(nullif(trim(GuestName), '')) AS guest_name,
  nullif(trim(DocumentCode), '') AS document_code,
  __guest_id_no AS guest_id_no,
  __guest_phone AS guest_phone,
  nullif(trim(HomeAddressText), '') AS home_address_text,
  local_time(trim(CheckedInAt), 'yyyyMMddHHmmss') AS checked_in_at_local,
  instant_of(checked_in_at_local, :zone) AS checked_in_at,
  local_time(trim(CheckedOutAt), 'yyyyMMddHHmmss') AS checked_out_at_local,
  instant_of(checked_out_at_local, :zone) AS checked_out_at,

  CASE trim(Action) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(Version), 6, '0') AS _sequence,
  issues(
    issue('guest_id_no_unreadable', __guest_id_no IS NULL AND trim(GuestIdNo) <> ''),
    issue('guest_id_no_invalid', NOT id_number_is_valid(__guest_id_no)),
    issue('guest_phone_unreadable', __guest_phone IS NULL AND trim(GuestPhone) <> ''),
    issue('checked_in_at_unreadable', checked_in_at_local IS NULL AND trim(CheckedInAt) <> ''),
    issue('checked_out_at_unreadable', checked_out_at_local IS NULL AND trim(CheckedOutAt) <> '')) AS _issues
FROM dump
