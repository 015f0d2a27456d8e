-- Parts in a ZIP (invented vendor), parcels: one row is one parcel that was handed over; action D takes a row back, a greater version replaces a smaller.
SELECT
  mobile_number(nullif(nullif(trim(recipient_phone), ''), '\\N')) AS __recipient_phone,

  nullif(nullif(trim(parcel_no), ''), '\\N') AS parcel_no,
  person_name(nullif(nullif(trim(recipient_name), ''), '\\N')) AS recipient_name,
  __recipient_phone AS recipient_phone,
  nullif(nullif(trim(address_text), ''), '\\N') AS address_text,
  local_time(trim(delivered_at), 'dd/MM/yyyy HH:mm:ss') AS delivered_at_local,
  instant_of(delivered_at_local, :zone) AS delivered_at,
  nullif(nullif(trim(courier_no), ''), '\\N') AS courier_no,

  CASE trim(action) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(version), 6, '0') AS _sequence,
  issues(
    issue('recipient_phone_unreadable', __recipient_phone IS NULL AND trim(recipient_phone) NOT IN ('', '\\N')),
    issue('delivered_at_unreadable', delivered_at_local IS NULL AND trim(delivered_at) NOT IN ('', '\\N'))) AS _issues
FROM dump
