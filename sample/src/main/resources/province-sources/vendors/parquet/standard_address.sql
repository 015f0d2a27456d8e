-- Parquet (invented vendor), standard addresses: one row is one address; action D takes a row back, a greater version replaces a smaller.
SELECT
  wgs84_lon(trim(LON), trim(LAT), :coordinate_system) AS __lon,
  wgs84_lat(trim(LON), trim(LAT), :coordinate_system) AS __lat,

  nullif(trim(ADDRESS_NO), '') AS address_no,
  nullif(trim(PROVINCE), '') AS province,
  nullif(trim(CITY), '') AS city,
  nullif(trim(COUNTY_CODE), '') AS county_code,
  nullif(trim(COUNTY), '') AS county,
  nullif(trim(TOWN_CODE), '') AS town_code,
  nullif(trim(TOWN), '') AS town,
  nullif(trim(COMMUNITY_CODE), '') AS community_code,
  nullif(trim(COMMUNITY), '') AS community,
  nullif(trim(ROAD), '') AS road,
  nullif(trim(HOUSE_NO), '') AS house_no,
  nullif(trim(COMPOUND), '') AS compound,
  nullif(trim(BUILDING_NO), '') AS building_no,
  nullif(trim(UNIT_NO), '') AS unit_no,
  nullif(trim(ROOM_NO), '') AS room_no,
  nullif(trim(LEVEL_CODE), '') AS level_code,
  nullif(trim(ADDRESS_TEXT), '') AS address_text,
  __lon AS lon,
  __lat AS lat,
  CASE WHEN __lon IS NOT NULL THEN 'lon_lat' END AS place_source,
  CASE WHEN __lon IS NOT NULL THEN 'point' END AS place_precision,
  CASE WHEN place_is_given(trim(LON), trim(LAT)) THEN concat(trim(LON), ' ', trim(LAT)) END AS place_original,

  CASE trim(ACTION) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(VERSION), 6, '0') AS _sequence,
  issues(
    issue('place_unknown', NOT coalesce(place_is_given(trim(LON), trim(LAT)), false)),
    issue('place_implausible', __lon IS NULL AND place_is_given(trim(LON), trim(LAT)))) AS _issues
FROM dump
