-- Quoted CSV (invented vendor), sightings of vehicles: one row is one plate read by one camera; action D takes a row back, a greater version replaces a smaller.
-- The plate leaves the dump as a hash of its one way of writing; no plate, no hash. What its form says is kept: a plate of no form is often misread.
SELECT
  plate_number(nullif(nullif(trim(`号牌号码`), ''), '-')) AS __plate,
  code_in('plate_colours', 'plate_colour_code', trim(`号牌颜色`)) AS __plate_colour,
  plate_type_code(nullif(nullif(trim(`号牌种类`), ''), '-')) AS __plate_type,
  speed_kmh(trim(`车辆速度`), 'km/h') AS __speed,
  wgs84_lon(trim(`经度`), trim(`纬度`), :coordinate_system) AS __lon,
  wgs84_lat(trim(`经度`), trim(`纬度`), :coordinate_system) AS __lat,

  nullif(nullif(trim(`过车编号`), ''), '-') AS sighting_no,
  nullif(nullif(trim(`设备编号`), ''), '-') AS device_no,
  local_time(trim(`过车时间`), 'yyyy/M/d H:mm:ss') AS passed_at_local,
  instant_of(passed_at_local, :zone) AS passed_at,
  sha2(__plate, 256) AS plate_no_hash,
  plate_form(__plate) AS plate_form,
  __plate_colour AS plate_colour_code,
  __plate_type AS plate_type_code,
  __speed AS speed_kmh,
  try_cast(trim(`车道号`) AS INT) AS lane_no,
  CASE WHEN trim(`行驶方向`) IN ('1', '2', '3', '4', '5', '6', '7', '8', '9') THEN trim(`行驶方向`) END AS direction_code,
  __lon AS lon,
  __lat AS lat,
  CASE WHEN __lon IS NOT NULL THEN 'lon_lat' END AS place_source,
  CASE WHEN __lon IS NOT NULL THEN 'point' END AS place_precision,
  CASE WHEN place_is_given(trim(`经度`), trim(`纬度`)) THEN concat(trim(`经度`), ' ', trim(`纬度`)) END AS place_original,
  nullif(replace(trim(`详细地址`), '\n', ''), '-') AS address_text,

  CASE trim(`操作标志`) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(`版本号`), 6, '0') AS _sequence,
  changes(
    changed('address_text', 'line_break_removed', `详细地址`, contains(`详细地址`, '\n'))) AS _changes,
  issues(
    issue('plate_unknown', __plate IS NULL),
    issue('plate_partly_read', plate_form(__plate) = 'partly_read'),
    issue('plate_form_unknown', __plate IS NOT NULL AND plate_form(__plate) IS NULL),
    issue('plate_colour_code_unknown', __plate_colour IS NULL AND trim(`号牌颜色`) NOT IN ('', '-')),
    issue('plate_type_code_unknown', __plate_type IS NULL AND trim(`号牌种类`) NOT IN ('', '-')),
    issue('speed_kmh_unreadable', __speed IS NULL AND trim(`车辆速度`) NOT IN ('', '-')),
    issue('lane_no_unreadable', try_cast(trim(`车道号`) AS INT) IS NULL AND trim(`车道号`) NOT IN ('', '-')),
    issue('direction_code_unknown', trim(`行驶方向`) NOT IN ('', '-') AND trim(`行驶方向`) NOT IN ('1', '2', '3', '4', '5', '6', '7', '8', '9')),
    issue('passed_at_unreadable', passed_at_local IS NULL AND trim(`过车时间`) NOT IN ('', '-')),
    issue('place_unknown', NOT coalesce(place_is_given(trim(`经度`), trim(`纬度`)), false)),
    issue('place_implausible', __lon IS NULL AND place_is_given(trim(`经度`), trim(`纬度`)))) AS _issues
FROM dump
