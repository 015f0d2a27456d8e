-- Objects in XML (invented vendor), sightings of vehicles: one row is one plate read by one camera; action D takes a row back, a greater version replaces a smaller.
-- The plate leaves the dump as a hash of its one way of writing; no plate, no hash. What its form says is kept: a plate of no form is often misread.
-- Speed comes in metres a second.
SELECT
  plate_number(nullif(trim(PlateNo), '')) AS __plate,
  code_in('plate_colours', 'plate_colour_code', trim(PlateColourCode)) AS __plate_colour,
  plate_type_code(nullif(trim(PlateTypeCode), '')) AS __plate_type,
  speed_kmh(trim(SpeedKmh), 'm/s') AS __speed,
  wgs84_lon(trim(Lon), trim(Lat), :coordinate_system) AS __lon,
  wgs84_lat(trim(Lon), trim(Lat), :coordinate_system) AS __lat,

  nullif(trim(SightingNo), '') AS sighting_no,
  nullif(trim(DeviceNo), '') AS device_no,
  local_time(trim(PassedAt), 'yyyyMMddHHmmss') AS passed_at_local,
  instant_of(passed_at_local, :zone) AS passed_at,
  sha2(__plate, 256) AS plate_no_hash,
  plate_form(__plate) AS plate_form,
  __plate_colour AS plate_colour_code,
  __plate_type AS plate_type_code,
  __speed AS speed_kmh,
  try_cast(trim(LaneNo) AS INT) AS lane_no,
  CASE WHEN trim(DirectionCode) IN ('1', '2', '3', '4', '5', '6', '7', '8', '9') THEN trim(DirectionCode) END AS direction_code,
  __lon AS lon,
  __lat AS lat,
  CASE WHEN __lon IS NOT NULL THEN 'lon_lat' END AS place_source,
  CASE WHEN __lon IS NOT NULL THEN 'point' END AS place_precision,
  CASE WHEN place_is_given(trim(Lon), trim(Lat)) THEN concat(trim(Lon), ' ', trim(Lat)) END AS place_original,
  nullif(trim(AddressText), '') AS address_text,

  CASE trim(Action) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(Version), 6, '0') AS _sequence,
  issues(
    issue('plate_unknown', __plate IS NULL),
    issue('plate_partly_read', plate_form(__plate) = 'partly_read'),
    issue('plate_form_unknown', __plate IS NOT NULL AND plate_form(__plate) IS NULL),
    issue('plate_colour_code_unknown', __plate_colour IS NULL AND trim(PlateColourCode) <> ''),
    issue('plate_type_code_unknown', __plate_type IS NULL AND trim(PlateTypeCode) <> ''),
    issue('speed_kmh_unreadable', __speed IS NULL AND trim(SpeedKmh) <> ''),
    issue('lane_no_unreadable', try_cast(trim(LaneNo) AS INT) IS NULL AND trim(LaneNo) <> ''),
    issue('direction_code_unknown', trim(DirectionCode) <> '' AND trim(DirectionCode) NOT IN ('1', '2', '3', '4', '5', '6', '7', '8', '9')),
    issue('passed_at_unreadable', passed_at_local IS NULL AND trim(PassedAt) <> ''),
    issue('place_unknown', NOT coalesce(place_is_given(trim(Lon), trim(Lat)), false)),
    issue('place_implausible', __lon IS NULL AND place_is_given(trim(Lon), trim(Lat)))) AS _issues
FROM dump
