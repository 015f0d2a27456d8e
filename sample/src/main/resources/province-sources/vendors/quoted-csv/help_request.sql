-- Quoted CSV (invented vendor), requests for help: one row is one request; action D takes a row back, a greater version replaces a smaller.
SELECT
  wgs84_lon(trim(`经度`), trim(`纬度`), :coordinate_system) AS __lon,
  wgs84_lat(trim(`经度`), trim(`纬度`), :coordinate_system) AS __lat,

  nullif(nullif(trim(`求助编号`), ''), '-') AS request_no,
  nullif(nullif(trim(`求助类型`), ''), '-') AS request_code_source,
  request_code(request_code_source) AS request_code,
  nullif(nullif(trim(`求助内容`), ''), '-') AS request_text,
  nullif(nullif(trim(`处警单位`), ''), '-') AS agency,
  nullif(nullif(trim(`处理状态`), ''), '-') AS request_state,
  local_time(trim(`求助时间`), 'yyyy/M/d H:mm:ss') AS requested_at_local,
  instant_of(requested_at_local, :zone) AS requested_at,
  local_time(trim(`办结时间`), 'yyyy/M/d H:mm:ss') AS closed_at_local,
  instant_of(closed_at_local, :zone) AS closed_at,
  __lon AS lon,
  __lat AS lat,
  CASE WHEN __lon IS NOT NULL THEN 'lon_lat' END AS place_source,
  CASE WHEN __lon IS NOT NULL THEN 'point' END AS place_precision,
  CASE WHEN place_is_given(trim(`经度`), trim(`纬度`)) THEN concat(trim(`经度`), ' ', trim(`纬度`)) END AS place_original,
  nullif(replace(trim(`详细地址`), '\n', ''), '-') AS address_text,
  nullif(nullif(trim(`所属分局`), ''), '-') AS district,
  nullif(nullif(trim(`所属派出所`), ''), '-') AS neighbourhood,

  CASE trim(`操作标志`) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(`版本号`), 6, '0') AS _sequence,
  changes(
    changed('address_text', 'line_break_removed', `详细地址`, contains(`详细地址`, '\n'))) AS _changes,
  issues(
    issue('request_code_unknown', request_code(request_code_source) IS NULL),
    issue('requested_at_unreadable', requested_at_local IS NULL AND trim(`求助时间`) NOT IN ('', '-')),
    issue('closed_at_unreadable', closed_at_local IS NULL AND trim(`办结时间`) NOT IN ('', '-')),
    issue('place_unknown', NOT coalesce(place_is_given(trim(`经度`), trim(`纬度`)), false)),
    issue('place_implausible', __lon IS NULL AND place_is_given(trim(`经度`), trim(`纬度`)))) AS _issues
FROM dump
