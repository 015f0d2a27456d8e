-- Quoted CSV (invented vendor), organisations: one row is one organisation; action D takes a row back, a greater version replaces a smaller.
-- The unified code of GB 32100 is not delivered: organisation_code there says what the organisation is.
SELECT
  local_date(trim(`登记日期`), 'yyyy/M/d') AS __registered_on,
  wgs84_lon(trim(`经度`), trim(`纬度`), :coordinate_system) AS __lon,
  wgs84_lat(trim(`经度`), trim(`纬度`), :coordinate_system) AS __lat,

  nullif(nullif(trim(`单位编码`), ''), '-') AS organisation_no,
  nullif(nullif(trim(`姓名`), ''), '-') AS name,
  nullif(replace(trim(`详细地址`), '\n', ''), '-') AS address_text,
  person_name(nullif(nullif(trim(`法人姓名`), ''), '-')) AS representative_name,
  nullif(replace(nullif(nullif(trim(`联系电话`), ''), '-'), ' ', ''), '') AS phone,
  __registered_on AS registered_on,
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
    issue('registered_on_unreadable', __registered_on IS NULL AND trim(`登记日期`) NOT IN ('', '-')),
    issue('place_unknown', NOT coalesce(place_is_given(trim(`经度`), trim(`纬度`)), false)),
    issue('place_implausible', __lon IS NULL AND place_is_given(trim(`经度`), trim(`纬度`)))) AS _issues
FROM dump
