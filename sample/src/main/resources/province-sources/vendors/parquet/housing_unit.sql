-- Parquet (invented vendor), housing units: one row is one dwelling; action D takes a row back, a greater version replaces a smaller.
SELECT
  code_in('uses', 'use_code', trim(USE_CODE)) AS __use_code,
  id_number(nullif(trim(OWNER_ID_NO), '')) AS __holder_id_no,
  wgs84_lon(trim(LON), trim(LAT), :coordinate_system) AS __lon,
  wgs84_lat(trim(LON), trim(LAT), :coordinate_system) AS __lat,

  nullif(trim(UNIT_NO), '') AS unit_no,
  nullif(trim(ADDRESS_TEXT), '') AS address_text,
  __use_code AS use_code,
  try_cast(trim(AREA_M2) AS DECIMAL(10,2)) AS area_m2,
  try_cast(trim(BUILT_YEAR) AS INT) AS built_year,
  person_name(nullif(trim(OWNER_NAME), '')) AS holder_name,
  __holder_id_no AS holder_id_no,
  __lon AS lon,
  __lat AS lat,
  CASE WHEN __lon IS NOT NULL THEN 'lon_lat' END AS place_source,
  CASE WHEN __lon IS NOT NULL THEN 'point' END AS place_precision,
  CASE WHEN place_is_given(trim(LON), trim(LAT)) THEN concat(trim(LON), ' ', trim(LAT)) END AS place_original,

  CASE trim(ACTION) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(VERSION), 6, '0') AS _sequence,
  issues(
    issue('use_code_unknown', __use_code IS NULL),
    issue('area_m2_unreadable', try_cast(trim(AREA_M2) AS DECIMAL(10,2)) IS NULL AND trim(AREA_M2) <> ''),
    issue('built_year_unreadable', try_cast(trim(BUILT_YEAR) AS INT) IS NULL AND trim(BUILT_YEAR) <> ''),
    issue('holder_id_no_unreadable', __holder_id_no IS NULL AND trim(OWNER_ID_NO) <> ''),
    issue('holder_id_no_invalid', NOT id_number_is_valid(__holder_id_no)),
    issue('place_unknown', NOT coalesce(place_is_given(trim(LON), trim(LAT)), false)),
    issue('place_implausible', __lon IS NULL AND place_is_given(trim(LON), trim(LAT)))) AS _issues
FROM dump
