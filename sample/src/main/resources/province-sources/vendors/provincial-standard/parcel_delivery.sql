-- Provincial standard, parcels: one row is one parcel that was handed over; action D takes a row back, a greater version replaces a smaller.
SELECT
  mobile_number(nullif(trim(recipient_phone), '')) AS __recipient_phone,

  nullif(trim(parcel_no), '') AS parcel_no,
  person_name(nullif(trim(recipient_name), '')) AS recipient_name,
  __recipient_phone AS recipient_phone,
  nullif(trim(address_text), '') AS address_text,
  local_time(trim(delivered_at), 'yyyy-MM-dd HH:mm:ss') AS delivered_at_local,
  instant_of(delivered_at_local, :zone) AS delivered_at,
  nullif(trim(courier_no), '') AS courier_no,

  CASE trim(action) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(version), 6, '0') AS _sequence,
  issues(
    issue('recipient_phone_unreadable', __recipient_phone IS NULL AND trim(recipient_phone) <> ''),
    issue('delivered_at_unreadable', delivered_at_local IS NULL AND trim(delivered_at) <> '')) AS _issues
FROM dump
