-- Excel workbook (invented vendor), parcels: one row is one parcel that was handed over; action D takes a row back, a greater version replaces a smaller.
SELECT
  mobile_number(nullif(trim(SJRDH), '')) AS __recipient_phone,

  nullif(trim(KDDH), '') AS parcel_no,
  person_name(nullif(trim(SJRXM), '')) AS recipient_name,
  __recipient_phone AS recipient_phone,
  nullif(trim(DZ), '') AS address_text,
  local_time(trim(PSSJ), "yyyy-MM-dd'T'HH:mm:ss") AS delivered_at_local,
  instant_of(delivered_at_local, :zone) AS delivered_at,
  nullif(trim(KDYBH), '') AS courier_no,

  CASE trim(CZBZ) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(BBH), 6, '0') AS _sequence,
  issues(
    issue('recipient_phone_unreadable', __recipient_phone IS NULL AND trim(SJRDH) <> ''),
    issue('delivered_at_unreadable', delivered_at_local IS NULL AND trim(PSSJ) <> '')) AS _issues
FROM dump
