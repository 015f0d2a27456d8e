-- Pages of JSON (invented vendor), standard addresses: one row is one address; action D takes a row back, a greater version replaces a smaller.
SELECT
  wgs84_lon(trim(lon), trim(lat), :coordinate_system) AS __lon,
  wgs84_lat(trim(lon), trim(lat), :coordinate_system) AS __lat,

  nullif(trim(addressNo), '') AS address_no,
  nullif(trim(province), '') AS province,
  nullif(trim(city), '') AS city,
  nullif(trim(countyCode), '') AS county_code,
  nullif(trim(county), '') AS county,
  nullif(trim(townCode), '') AS town_code,
  nullif(trim(town), '') AS town,
  nullif(trim(communityCode), '') AS community_code,
  nullif(trim(community), '') AS community,
  nullif(trim(road), '') AS road,
  nullif(trim(houseNo), '') AS house_no,
  nullif(trim(compound), '') AS compound,
  nullif(trim(buildingNo), '') AS building_no,
  nullif(trim(unitNo), '') AS unit_no,
  nullif(trim(roomNo), '') AS room_no,
  nullif(trim(levelCode), '') AS level_code,
  nullif(trim(addressText), '') AS address_text,
  __lon AS lon,
  __lat AS lat,
  CASE WHEN __lon IS NOT NULL THEN 'lon_lat' END AS place_source,
  CASE WHEN __lon IS NOT NULL THEN 'point' END AS place_precision,
  CASE WHEN place_is_given(trim(lon), trim(lat)) THEN concat(trim(lon), ' ', trim(lat)) END AS place_original,

  CASE trim(action) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(version), 6, '0') AS _sequence,
  issues(
    issue('place_unknown', NOT coalesce(place_is_given(trim(lon), trim(lat)), false)),
    issue('place_implausible', __lon IS NULL AND place_is_given(trim(lon), trim(lat)))) AS _issues
FROM dump
