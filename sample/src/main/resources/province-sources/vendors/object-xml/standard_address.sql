-- Objects in XML (invented vendor), standard addresses: one row is one address; action D takes a row back, a greater version replaces a smaller.
SELECT
  wgs84_lon(trim(Lon), trim(Lat), :coordinate_system) AS __lon,
  wgs84_lat(trim(Lon), trim(Lat), :coordinate_system) AS __lat,

  nullif(trim(AddressNo), '') AS address_no,
  nullif(trim(Province), '') AS province,
  nullif(trim(City), '') AS city,
  nullif(trim(CountyCode), '') AS county_code,
  nullif(trim(County), '') AS county,
  nullif(trim(TownCode), '') AS town_code,
  nullif(trim(Town), '') AS town,
  nullif(trim(CommunityCode), '') AS community_code,
  nullif(trim(Community), '') AS community,
  nullif(trim(Road), '') AS road,
  nullif(trim(HouseNo), '') AS house_no,
  nullif(trim(Compound), '') AS compound,
  nullif(trim(BuildingNo), '') AS building_no,
  nullif(trim(UnitNo), '') AS unit_no,
  nullif(trim(RoomNo), '') AS room_no,
  nullif(trim(LevelCode), '') AS level_code,
  nullif(trim(AddressText), '') AS address_text,
  __lon AS lon,
  __lat AS lat,
  CASE WHEN __lon IS NOT NULL THEN 'lon_lat' END AS place_source,
  CASE WHEN __lon IS NOT NULL THEN 'point' END AS place_precision,
  CASE WHEN place_is_given(trim(Lon), trim(Lat)) THEN concat(trim(Lon), ' ', trim(Lat)) END AS place_original,

  CASE trim(Action) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(Version), 6, '0') AS _sequence,
  issues(
    issue('place_unknown', NOT coalesce(place_is_given(trim(Lon), trim(Lat)), false)),
    issue('place_implausible', __lon IS NULL AND place_is_given(trim(Lon), trim(Lat)))) AS _issues
FROM dump
