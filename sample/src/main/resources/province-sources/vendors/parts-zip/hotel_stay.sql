-- Parts in a ZIP (invented vendor), stays in hotels: one row is one guest's stay in one hotel; action D takes a row back, a greater version replaces a smaller.
SELECT
  id_number(nullif(nullif(trim(guest_id_no), ''), '\\N')) AS __guest_id_no,
  mobile_number(nullif(nullif(trim(guest_phone), ''), '\\N')) AS __guest_phone,

  nullif(nullif(trim(stay_no), ''), '\\N') AS stay_no,
  nullif(nullif(trim(hotel_no), ''), '\\N') AS hotel_no,
  nullif(nullif(trim(hotel_name), ''), '\\N') AS hotel_name,
  nullif(nullif(trim(room_no), ''), '\\N') AS room_no,
  person_name(nullif(nullif(trim(guest_name), ''), '\\N')) AS guest_name,
  nullif(nullif(trim(document_code), ''), '\\N') AS document_code,
  __guest_id_no AS guest_id_no,
  __guest_phone AS guest_phone,
  nullif(nullif(trim(home_address_text), ''), '\\N') AS home_address_text,
  local_time(trim(checked_in_at), 'dd/MM/yyyy HH:mm:ss') AS checked_in_at_local,
  instant_of(checked_in_at_local, :zone) AS checked_in_at,
  local_time(trim(checked_out_at), 'dd/MM/yyyy HH:mm:ss') AS checked_out_at_local,
  instant_of(checked_out_at_local, :zone) AS checked_out_at,

  CASE trim(action) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(version), 6, '0') AS _sequence,
  issues(
    issue('guest_id_no_unreadable', __guest_id_no IS NULL AND trim(guest_id_no) NOT IN ('', '\\N')),
    issue('guest_id_no_invalid', NOT id_number_is_valid(__guest_id_no)),
    issue('guest_phone_unreadable', __guest_phone IS NULL AND trim(guest_phone) NOT IN ('', '\\N')),
    issue('checked_in_at_unreadable', checked_in_at_local IS NULL AND trim(checked_in_at) NOT IN ('', '\\N')),
    issue('checked_out_at_unreadable', checked_out_at_local IS NULL AND trim(checked_out_at) NOT IN ('', '\\N'))) AS _issues
FROM dump
