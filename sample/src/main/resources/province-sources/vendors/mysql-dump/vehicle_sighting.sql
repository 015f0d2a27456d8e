-- MySQL dump (invented vendor), sightings of vehicles: one row is one plate read by one camera; action D takes a row back, a greater version replaces a smaller.
-- The plate leaves the dump as a hash of its one way of writing; no plate, no hash. What its form says is kept: a plate of no form is often misread.
SELECT
  plate_number(nullif(trim(HPHM), '')) AS __plate,
  code_in('plate_colours', 'plate_colour_code', trim(HPYS)) AS __plate_colour,
  plate_type_code(nullif(trim(HPZL), '')) AS __plate_type,
  speed_kmh(trim(CLSD), 'km/h') AS __speed,
  wgs84_lon(trim(JD), trim(WD), :coordinate_system) AS __lon,
  wgs84_lat(trim(JD), trim(WD), :coordinate_system) AS __lat,

  nullif(trim(GCBH), '') AS sighting_no,
  nullif(trim(SBBM), '') AS device_no,
  local_time(trim(GCSJ), "yyyy-MM-dd'T'HH:mm:ss'Z'") AS passed_at_local,
  instant_of(passed_at_local, :zone) AS passed_at,
  sha2(__plate, 256) AS plate_no_hash,
  plate_form(__plate) AS plate_form,
  __plate_colour AS plate_colour_code,
  __plate_type AS plate_type_code,
  __speed AS speed_kmh,
  try_cast(trim(CDH) AS INT) AS lane_no,
  CASE WHEN trim(XSFX) IN ('1', '2', '3', '4', '5', '6', '7', '8', '9') THEN trim(XSFX) END AS direction_code,
  __lon AS lon,
  __lat AS lat,
  CASE WHEN __lon IS NOT NULL THEN 'lon_lat' END AS place_source,
  CASE WHEN __lon IS NOT NULL THEN 'point' END AS place_precision,
  CASE WHEN place_is_given(trim(JD), trim(WD)) THEN concat(trim(JD), ' ', trim(WD)) END AS place_original,
  nullif(trim(DZ), '') AS address_text,

  CASE trim(CZBZ) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(BBH), 6, '0') AS _sequence,
  issues(
    issue('plate_unknown', __plate IS NULL),
    issue('plate_partly_read', plate_form(__plate) = 'partly_read'),
    issue('plate_form_unknown', __plate IS NOT NULL AND plate_form(__plate) IS NULL),
    issue('plate_colour_code_unknown', __plate_colour IS NULL AND trim(HPYS) <> ''),
    issue('plate_type_code_unknown', __plate_type IS NULL AND trim(HPZL) <> ''),
    issue('speed_kmh_unreadable', __speed IS NULL AND trim(CLSD) <> ''),
    issue('lane_no_unreadable', try_cast(trim(CDH) AS INT) IS NULL AND trim(CDH) <> ''),
    issue('direction_code_unknown', trim(XSFX) <> '' AND trim(XSFX) NOT IN ('1', '2', '3', '4', '5', '6', '7', '8', '9')),
    issue('passed_at_unreadable', passed_at_local IS NULL AND trim(GCSJ) <> ''),
    issue('place_unknown', NOT coalesce(place_is_given(trim(JD), trim(WD)), false)),
    issue('place_implausible', __lon IS NULL AND place_is_given(trim(JD), trim(WD)))) AS _issues
FROM dump
