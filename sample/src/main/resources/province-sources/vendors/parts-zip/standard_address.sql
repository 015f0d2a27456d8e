-- Parts in a ZIP (invented vendor), standard addresses: one row is one address; action D takes a row back, a greater version replaces a smaller.
SELECT
  wgs84_lon(trim(lon), trim(lat), :coordinate_system) AS __lon,
  wgs84_lat(trim(lon), trim(lat), :coordinate_system) AS __lat,

  nullif(nullif(trim(address_no), ''), '\\N') AS address_no,
  nullif(nullif(trim(province), ''), '\\N') AS province,
  nullif(nullif(trim(city), ''), '\\N') AS city,
  nullif(nullif(trim(county_code), ''), '\\N') AS county_code,
  nullif(nullif(trim(county), ''), '\\N') AS county,
  nullif(nullif(trim(town_code), ''), '\\N') AS town_code,
  nullif(nullif(trim(town), ''), '\\N') AS town,
  nullif(nullif(trim(community_code), ''), '\\N') AS community_code,
  nullif(nullif(trim(community), ''), '\\N') AS community,
  nullif(nullif(trim(road), ''), '\\N') AS road,
  nullif(nullif(trim(house_no), ''), '\\N') AS house_no,
  nullif(nullif(trim(compound), ''), '\\N') AS compound,
  nullif(nullif(trim(building_no), ''), '\\N') AS building_no,
  nullif(nullif(trim(unit_no), ''), '\\N') AS unit_no,
  nullif(nullif(trim(room_no), ''), '\\N') AS room_no,
  nullif(nullif(trim(level_code), ''), '\\N') AS level_code,
  nullif(nullif(trim(address_text), ''), '\\N') AS address_text,
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
