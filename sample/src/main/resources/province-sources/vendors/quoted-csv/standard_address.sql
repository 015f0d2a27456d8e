-- Quoted CSV (invented vendor), standard addresses: one row is one address; action D takes a row back, a greater version replaces a smaller.
SELECT
  wgs84_lon(trim(`经度`), trim(`纬度`), :coordinate_system) AS __lon,
  wgs84_lat(trim(`经度`), trim(`纬度`), :coordinate_system) AS __lat,

  nullif(nullif(trim(`地址编码`), ''), '-') AS address_no,
  nullif(nullif(trim(`省`), ''), '-') AS province,
  nullif(nullif(trim(`市`), ''), '-') AS city,
  nullif(nullif(trim(`县区代码`), ''), '-') AS county_code,
  nullif(nullif(trim(`县区`), ''), '-') AS county,
  nullif(nullif(trim(`乡镇代码`), ''), '-') AS town_code,
  nullif(nullif(trim(`乡镇街道`), ''), '-') AS town,
  nullif(nullif(trim(`社区代码`), ''), '-') AS community_code,
  nullif(nullif(trim(`社区`), ''), '-') AS community,
  nullif(nullif(trim(`街路巷`), ''), '-') AS road,
  nullif(nullif(trim(`门牌号`), ''), '-') AS house_no,
  nullif(nullif(trim(`小区`), ''), '-') AS compound,
  nullif(nullif(trim(`楼栋号`), ''), '-') AS building_no,
  nullif(nullif(trim(`单元号`), ''), '-') AS unit_no,
  nullif(nullif(trim(`室号`), ''), '-') AS room_no,
  nullif(nullif(trim(`层级代码`), ''), '-') AS level_code,
  nullif(replace(trim(`详细地址`), '\n', ''), '-') AS address_text,
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
    issue('place_unknown', NOT coalesce(place_is_given(trim(`经度`), trim(`纬度`)), false)),
    issue('place_implausible', __lon IS NULL AND place_is_given(trim(`经度`), trim(`纬度`)))) AS _issues
FROM dump
