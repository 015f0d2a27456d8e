-- Parquet (invented vendor), sightings of vehicles: one row is one plate read by one camera; action D takes a row back, a greater version replaces a smaller.
-- The plate leaves the dump as a hash of its one way of writing; no plate, no hash.
-- Times of 96 bits say no zone; the vendor writes them in UTC.
SELECT
  local_instant(trim(PASSED_AT), "yyyy-MM-dd'T'HH:mm:ss", 'UTC') AS __passed_at,
  wgs84_lon(trim(LON), trim(LAT), :coordinate_system) AS __lon,
  wgs84_lat(trim(LON), trim(LAT), :coordinate_system) AS __lat,

  nullif(trim(SIGHTING_NO), '') AS sighting_no,
  nullif(trim(DEVICE_NO), '') AS device_no,
  __passed_at AS passed_at,
  wall_clock(__passed_at, :zone) AS passed_at_local,
  sha2(plate_number(nullif(trim(PLATE_NO), '')), 256) AS plate_no_hash,
  __lon AS lon,
  __lat AS lat,
  CASE WHEN __lon IS NOT NULL THEN 'lon_lat' END AS place_source,
  CASE WHEN __lon IS NOT NULL THEN 'point' END AS place_precision,
  CASE WHEN place_is_given(trim(LON), trim(LAT)) THEN concat(trim(LON), ' ', trim(LAT)) END AS place_original,
  nullif(trim(ADDRESS_TEXT), '') AS address_text,

  CASE trim(ACTION) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(VERSION), 6, '0') AS _sequence,
  issues(
    issue('passed_at_unreadable', passed_at_local IS NULL AND trim(PASSED_AT) <> ''),
    issue('place_unknown', NOT coalesce(place_is_given(trim(LON), trim(LAT)), false)),
    issue('place_implausible', __lon IS NULL AND place_is_given(trim(LON), trim(LAT)))) AS _issues
FROM dump
