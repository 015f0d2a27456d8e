-- Avro (invented vendor), sightings of vehicles: one row is one plate read by one camera; action D takes a row back, a greater version replaces a smaller.
-- The plate leaves the dump as a hash of its one way of writing; no plate, no hash. What its form says is kept: a plate of no form is often misread.
-- Speed comes in metres a second.
SELECT
  plate_number(nullif(trim(plateNo), '')) AS __plate,
  code_in('plate_colours', 'plate_colour_code', trim(plateColourCode)) AS __plate_colour,
  plate_type_code(nullif(trim(plateTypeCode), '')) AS __plate_type,
  speed_kmh(trim(speedKmh), 'm/s') AS __speed,
  epoch_instant(trim(passedAt), 'milliseconds') AS __passed_at,
  wgs84_lon(trim(lon), trim(lat), :coordinate_system) AS __lon,
  wgs84_lat(trim(lon), trim(lat), :coordinate_system) AS __lat,

  nullif(trim(sightingNo), '') AS sighting_no,
  nullif(trim(deviceNo), '') AS device_no,
  __passed_at AS passed_at,
  wall_clock(__passed_at, :zone) AS passed_at_local,
  sha2(__plate, 256) AS plate_no_hash,
  plate_form(__plate) AS plate_form,
  __plate_colour AS plate_colour_code,
  __plate_type AS plate_type_code,
  __speed AS speed_kmh,
  try_cast(trim(laneNo) AS INT) AS lane_no,
  CASE WHEN trim(directionCode) IN ('1', '2', '3', '4', '5', '6', '7', '8', '9') THEN trim(directionCode) END AS direction_code,
  __lon AS lon,
  __lat AS lat,
  CASE WHEN __lon IS NOT NULL THEN 'lon_lat' END AS place_source,
  CASE WHEN __lon IS NOT NULL THEN 'point' END AS place_precision,
  CASE WHEN place_is_given(trim(lon), trim(lat)) THEN concat(trim(lon), ' ', trim(lat)) END AS place_original,
  nullif(trim(addressText), '') AS address_text,

  CASE trim(action) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(version), 6, '0') AS _sequence,
  issues(
    issue('plate_unknown', __plate IS NULL),
    issue('plate_partly_read', plate_form(__plate) = 'partly_read'),
    issue('plate_form_unknown', __plate IS NOT NULL AND plate_form(__plate) IS NULL),
    issue('plate_colour_code_unknown', __plate_colour IS NULL AND trim(plateColourCode) <> ''),
    issue('plate_type_code_unknown', __plate_type IS NULL AND trim(plateTypeCode) <> ''),
    issue('speed_kmh_unreadable', __speed IS NULL AND trim(speedKmh) <> ''),
    issue('lane_no_unreadable', try_cast(trim(laneNo) AS INT) IS NULL AND trim(laneNo) <> ''),
    issue('direction_code_unknown', trim(directionCode) <> '' AND trim(directionCode) NOT IN ('1', '2', '3', '4', '5', '6', '7', '8', '9')),
    issue('passed_at_unreadable', passed_at_local IS NULL AND trim(passedAt) <> ''),
    issue('place_unknown', NOT coalesce(place_is_given(trim(lon), trim(lat)), false)),
    issue('place_implausible', __lon IS NULL AND place_is_given(trim(lon), trim(lat)))) AS _issues
FROM dump
