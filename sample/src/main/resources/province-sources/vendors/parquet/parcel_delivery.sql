-- Parquet (invented vendor), parcels: one row is one parcel that was handed over; action D takes a row back, a greater version replaces a smaller.
-- Times of 96 bits say no zone; the vendor writes them in UTC.
SELECT
  mobile_number(nullif(trim(RECIPIENT_PHONE), '')) AS __recipient_phone,
  local_instant(trim(DELIVERED_AT), "yyyy-MM-dd'T'HH:mm:ss", 'UTC') AS __delivered_at,

  nullif(trim(PARCEL_NO), '') AS parcel_no,
  person_name(nullif(trim(RECIPIENT_NAME), '')) AS recipient_name,
  __recipient_phone AS recipient_phone,
  nullif(trim(ADDRESS_TEXT), '') AS address_text,
  __delivered_at AS delivered_at,
  wall_clock(__delivered_at, :zone) AS delivered_at_local,
  nullif(trim(COURIER_NO), '') AS courier_no,

  CASE trim(ACTION) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(VERSION), 6, '0') AS _sequence,
  issues(
    issue('recipient_phone_unreadable', __recipient_phone IS NULL AND trim(RECIPIENT_PHONE) <> ''),
    issue('delivered_at_unreadable', delivered_at_local IS NULL AND trim(DELIVERED_AT) <> '')) AS _issues
FROM dump
