-- Quoted CSV (invented vendor), housing units: one row is one dwelling; action D takes a row back, a greater version replaces a smaller.
SELECT
  code_in('uses', 'use_code', trim(`房屋用途`)) AS __use_code,
  id_number(nullif(nullif(trim(`产权人证件号`), ''), '-')) AS __holder_id_no,
  wgs84_lon(trim(`经度`), trim(`纬度`), :coordinate_system) AS __lon,
  wgs84_lat(trim(`经度`), trim(`纬度`), :coordinate_system) AS __lat,

  nullif(nullif(trim(`单元号`), ''), '-') AS unit_no,
  nullif(replace(trim(`详细地址`), '\n', ''), '-') AS address_text,
  __use_code AS use_code,
  try_cast(trim(`建筑面积`) AS DECIMAL(10,2)) AS area_m2,
  try_cast(trim(`建成年度`) AS INT) AS built_year,
  person_name(nullif(nullif(trim(`产权人姓名`), ''), '-')) AS holder_name,
  __holder_id_no AS holder_id_no,
  __lon AS lon,
  __lat AS lat,
  CASE WHEN __lon IS NOT NULL THEN 'lon_lat' END AS place_source,
  CASE WHEN __lon IS NOT NULL THEN 'point' END AS place_precision,
  CASE WHEN place_is_given(trim(`经度`), trim(`纬度`)) THEN concat(trim(`经度`), ' ', trim(`纬度`)) END AS place_original,

  CASE trim(`操作标志`) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(`版本号`), 6, '0') AS _sequence,
  changes(
    changed('address_text', 'line_break_removed', `详细地址`, contains(`详细地址`, '\n'))) AS _changes,
  issues(
    issue('use_code_unknown', __use_code IS NULL),
    issue('area_m2_unreadable', try_cast(trim(`建筑面积`) AS DECIMAL(10,2)) IS NULL AND trim(`建筑面积`) NOT IN ('', '-')),
    issue('built_year_unreadable', try_cast(trim(`建成年度`) AS INT) IS NULL AND trim(`建成年度`) NOT IN ('', '-')),
    issue('holder_id_no_unreadable', __holder_id_no IS NULL AND trim(`产权人证件号`) NOT IN ('', '-')),
    issue('holder_id_no_invalid', NOT id_number_is_valid(__holder_id_no)),
    issue('place_unknown', NOT coalesce(place_is_given(trim(`经度`), trim(`纬度`)), false)),
    issue('place_implausible', __lon IS NULL AND place_is_given(trim(`经度`), trim(`纬度`)))) AS _issues
FROM dump
