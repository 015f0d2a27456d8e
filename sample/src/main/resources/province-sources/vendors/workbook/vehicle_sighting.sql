-- Excel workbook (invented vendor), sightings of vehicles: one row is one plate read by one camera; action D takes a row back, a greater version replaces a smaller.
-- The plate leaves the dump as a hash of its one way of writing; no plate, no hash.
SELECT
  wgs84_lon(trim(JD), trim(WD), :coordinate_system) AS __lon,
  wgs84_lat(trim(JD), trim(WD), :coordinate_system) AS __lat,

  nullif(trim(GCBH), '') AS sighting_no,
  nullif(trim(SBBM), '') AS device_no,
  local_time(trim(GCSJ), "yyyy-MM-dd'T'HH:mm:ss") AS passed_at_local,
  instant_of(passed_at_local, :zone) AS passed_at,
  sha2(plate_number(nullif(trim(HPHM), '')), 256) AS plate_no_hash,
  __lon AS lon,
  __lat AS lat,
  CASE WHEN __lon IS NOT NULL THEN 'lon_lat' END AS place_source,
  CASE WHEN __lon IS NOT NULL THEN 'point' END AS place_precision,
  CASE WHEN place_is_given(trim(JD), trim(WD)) THEN concat(trim(JD), ' ', trim(WD)) END AS place_original,
  nullif(trim(DZ), '') AS address_text,

  CASE trim(CZBZ) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(BBH), 6, '0') AS _sequence,
  issues(
    issue('passed_at_unreadable', passed_at_local IS NULL AND trim(GCSJ) <> ''),
    issue('place_unknown', NOT coalesce(place_is_given(trim(JD), trim(WD)), false)),
    issue('place_implausible', __lon IS NULL AND place_is_given(trim(JD), trim(WD)))) AS _issues
FROM dump
