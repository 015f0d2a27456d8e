-- Parts in a ZIP (invented vendor), sightings of vehicles: one row is one plate read by one camera; action D takes a row back, a greater version replaces a smaller.
-- The plate leaves the dump as a hash of its one way of writing; no plate, no hash. What its form says is kept: a plate of no form is often misread.
SELECT
  plate_number(nullif(nullif(trim(plate_no), ''), '\\N')) AS __plate,
  code_in('plate_colours', 'plate_colour_code', trim(plate_colour_code)) AS __plate_colour,
  plate_type_code(nullif(nullif(trim(plate_type_code), ''), '\\N')) AS __plate_type,
  speed_kmh(trim(speed_kmh), 'km/h') AS __speed,
  wgs84_lon(trim(lon), trim(lat), :coordinate_system) AS __lon,
  wgs84_lat(trim(lon), trim(lat), :coordinate_system) AS __lat,

  nullif(nullif(trim(sighting_no), ''), '\\N') AS sighting_no,
  nullif(nullif(trim(device_no), ''), '\\N') AS device_no,
  local_time(trim(passed_at), 'dd/MM/yyyy HH:mm:ss') AS passed_at_local,
  instant_of(passed_at_local, :zone) AS passed_at,
  sha2(__plate, 256) AS plate_no_hash,
  plate_form(__plate) AS plate_form,
  __plate_colour AS plate_colour_code,
  __plate_type AS plate_type_code,
  __speed AS speed_kmh,
  try_cast(trim(lane_no) AS INT) AS lane_no,
  CASE WHEN trim(direction_code) IN ('1', '2', '3', '4', '5', '6', '7', '8', '9') THEN trim(direction_code) END AS direction_code,
  __lon AS lon,
  __lat AS lat,
  CASE WHEN __lon IS NOT NULL THEN 'lon_lat' END AS place_source,
  CASE WHEN __lon IS NOT NULL THEN 'point' END AS place_precision,
  CASE WHEN place_is_given(trim(lon), trim(lat)) THEN concat(trim(lon), ' ', trim(lat)) END AS place_original,
  nullif(nullif(trim(address_text), ''), '\\N') AS address_text,

  CASE trim(action) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(version), 6, '0') AS _sequence,
  issues(
    issue('plate_unknown', __plate IS NULL),
    issue('plate_partly_read', plate_form(__plate) = 'partly_read'),
    issue('plate_form_unknown', __plate IS NOT NULL AND plate_form(__plate) IS NULL),
    issue('plate_colour_code_unknown', __plate_colour IS NULL AND trim(plate_colour_code) NOT IN ('', '\\N')),
    issue('plate_type_code_unknown', __plate_type IS NULL AND trim(plate_type_code) NOT IN ('', '\\N')),
    issue('speed_kmh_unreadable', __speed IS NULL AND trim(speed_kmh) NOT IN ('', '\\N')),
    issue('lane_no_unreadable', try_cast(trim(lane_no) AS INT) IS NULL AND trim(lane_no) NOT IN ('', '\\N')),
    issue('direction_code_unknown', trim(direction_code) NOT IN ('', '\\N') AND trim(direction_code) NOT IN ('1', '2', '3', '4', '5', '6', '7', '8', '9')),
    issue('passed_at_unreadable', passed_at_local IS NULL AND trim(passed_at) NOT IN ('', '\\N')),
    issue('place_unknown', NOT coalesce(place_is_given(trim(lon), trim(lat)), false)),
    issue('place_implausible', __lon IS NULL AND place_is_given(trim(lon), trim(lat)))) AS _issues
FROM dump
