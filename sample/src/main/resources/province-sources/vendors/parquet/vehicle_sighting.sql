-- Parquet (invented vendor), sightings of vehicles: one row is one plate read by one camera; action D takes a row back, a greater version replaces a smaller.
-- The plate leaves the dump as a hash of its one way of writing; no plate, no hash. What its form says is kept: a plate of no form is often misread.
-- Speed comes in metres a second.
-- Times of 96 bits say no zone; the vendor writes them in UTC.
SELECT
  plate_number(nullif(trim(PLATE_NO), '')) AS __plate,
  code_in('plate_colours', 'plate_colour_code', trim(PLATE_COLOUR_CODE)) AS __plate_colour,
  plate_type_code(nullif(trim(PLATE_TYPE_CODE), '')) AS __plate_type,
  speed_kmh(trim(SPEED_KMH), 'm/s') AS __speed,
  local_instant(trim(PASSED_AT), "yyyy-MM-dd'T'HH:mm:ss", 'UTC') AS __passed_at,
  wgs84_lon(trim(LON), trim(LAT), :coordinate_system) AS __lon,
  wgs84_lat(trim(LON), trim(LAT), :coordinate_system) AS __lat,

  nullif(trim(SIGHTING_NO), '') AS sighting_no,
  nullif(trim(DEVICE_NO), '') AS device_no,
  __passed_at AS passed_at,
  wall_clock(__passed_at, :zone) AS passed_at_local,
  sha2(__plate, 256) AS plate_no_hash,
  plate_form(__plate) AS plate_form,
  __plate_colour AS plate_colour_code,
  __plate_type AS plate_type_code,
  __speed AS speed_kmh,
  try_cast(trim(LANE_NO) AS INT) AS lane_no,
  CASE WHEN trim(DIRECTION_CODE) IN ('1', '2', '3', '4', '5', '6', '7', '8', '9') THEN trim(DIRECTION_CODE) END AS direction_code,
  __lon AS lon,
  __lat AS lat,
  CASE WHEN __lon IS NOT NULL THEN 'lon_lat' END AS place_source,
  CASE WHEN __lon IS NOT NULL THEN 'point' END AS place_precision,
  CASE WHEN place_is_given(trim(LON), trim(LAT)) THEN concat(trim(LON), ' ', trim(LAT)) END AS place_original,
  nullif(trim(ADDRESS_TEXT), '') AS address_text,

  CASE trim(ACTION) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(VERSION), 6, '0') AS _sequence,
  issues(
    issue('plate_unknown', __plate IS NULL),
    issue('plate_partly_read', plate_form(__plate) = 'partly_read'),
    issue('plate_form_unknown', __plate IS NOT NULL AND plate_form(__plate) IS NULL),
    issue('plate_colour_code_unknown', __plate_colour IS NULL AND trim(PLATE_COLOUR_CODE) <> ''),
    issue('plate_type_code_unknown', __plate_type IS NULL AND trim(PLATE_TYPE_CODE) <> ''),
    issue('speed_kmh_unreadable', __speed IS NULL AND trim(SPEED_KMH) <> ''),
    issue('lane_no_unreadable', try_cast(trim(LANE_NO) AS INT) IS NULL AND trim(LANE_NO) <> ''),
    issue('direction_code_unknown', trim(DIRECTION_CODE) <> '' AND trim(DIRECTION_CODE) NOT IN ('1', '2', '3', '4', '5', '6', '7', '8', '9')),
    issue('passed_at_unreadable', passed_at_local IS NULL AND trim(PASSED_AT) <> ''),
    issue('place_unknown', NOT coalesce(place_is_given(trim(LON), trim(LAT)), false)),
    issue('place_implausible', __lon IS NULL AND place_is_given(trim(LON), trim(LAT)))) AS _issues
FROM dump
