-- Parts in a ZIP (invented vendor), sightings of vehicles: one row is one plate read by one camera; action D takes a row back, a greater version replaces a smaller.
-- The plate leaves the dump as a hash of its one way of writing; no plate, no hash.
SELECT
  wgs84_lon(trim(lon), trim(lat), :coordinate_system) AS __lon,
  wgs84_lat(trim(lon), trim(lat), :coordinate_system) AS __lat,

  nullif(nullif(trim(sighting_no), ''), '\\N') AS sighting_no,
  nullif(nullif(trim(device_no), ''), '\\N') AS device_no,
  local_time(trim(passed_at), 'dd/MM/yyyy HH:mm:ss') AS passed_at_local,
  instant_of(passed_at_local, :zone) AS passed_at,
  sha2(plate_number(nullif(nullif(trim(plate_no), ''), '\\N')), 256) AS plate_no_hash,
  __lon AS lon,
  __lat AS lat,
  CASE WHEN __lon IS NOT NULL THEN 'lon_lat' END AS place_source,
  CASE WHEN __lon IS NOT NULL THEN 'point' END AS place_precision,
  CASE WHEN place_is_given(trim(lon), trim(lat)) THEN concat(trim(lon), ' ', trim(lat)) END AS place_original,
  nullif(nullif(trim(address_text), ''), '\\N') AS address_text,

  CASE trim(action) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(version), 6, '0') AS _sequence,
  issues(
    issue('passed_at_unreadable', passed_at_local IS NULL AND trim(passed_at) NOT IN ('', '\\N')),
    issue('place_unknown', NOT coalesce(place_is_given(trim(lon), trim(lat)), false)),
    issue('place_implausible', __lon IS NULL AND place_is_given(trim(lon), trim(lat)))) AS _issues
FROM dump
