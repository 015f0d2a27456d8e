-- Pages of JSON (invented vendor), parcels: one row is one parcel that was handed over; action D takes a row back, a greater version replaces a smaller.
SELECT
  mobile_number(nullif(trim(recipientPhone), '')) AS __recipient_phone,
  epoch_instant(trim(deliveredAt), 'seconds') AS __delivered_at,

  nullif(trim(parcelNo), '') AS parcel_no,
  person_name(nullif(trim(recipientName), '')) AS recipient_name,
  __recipient_phone AS recipient_phone,
  nullif(trim(addressText), '') AS address_text,
  __delivered_at AS delivered_at,
  wall_clock(__delivered_at, :zone) AS delivered_at_local,
  nullif(trim(courierNo), '') AS courier_no,

  CASE trim(action) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(version), 6, '0') AS _sequence,
  issues(
    issue('recipient_phone_unreadable', __recipient_phone IS NULL AND trim(recipientPhone) <> ''),
    issue('delivered_at_unreadable', delivered_at_local IS NULL AND trim(deliveredAt) <> '')) AS _issues
FROM dump
