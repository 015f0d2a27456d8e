-- JSON lines (invented vendor), sightings of vehicles: one row is one plate read by one camera; action D takes a row back, a greater version replaces a smaller.
-- The plate leaves the dump as a hash of its one way of writing; no plate, no hash.
SELECT
  epoch_instant(trim(passedAt), 'milliseconds') AS __passed_at,
  wgs84_lon(trim(lon), trim(lat), :coordinate_system) AS __lon,
  wgs84_lat(trim(lon), trim(lat), :coordinate_system) AS __lat,

  nullif(trim(sightingNo), '') AS sighting_no,
  nullif(trim(deviceNo), '') AS device_no,
  __passed_at AS passed_at,
  wall_clock(__passed_at, :zone) AS passed_at_local,
  sha2(plate_number(nullif(trim(plateNo), '')), 256) AS plate_no_hash,
  __lon AS lon,
  __lat AS lat,
  CASE WHEN __lon IS NOT NULL THEN 'lon_lat' END AS place_source,
  CASE WHEN __lon IS NOT NULL THEN 'point' END AS place_precision,
  CASE WHEN place_is_given(trim(lon), trim(lat)) THEN concat(trim(lon), ' ', trim(lat)) END AS place_original,
  nullif(trim(addressText), '') AS address_text,

  CASE trim(action) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(version), 6, '0') AS _sequence,
  issues(
    issue('passed_at_unreadable', passed_at_local IS NULL AND trim(passedAt) <> ''),
    issue('place_unknown', NOT coalesce(place_is_given(trim(lon), trim(lat)), false)),
    issue('place_implausible', __lon IS NULL AND place_is_given(trim(lon), trim(lat)))) AS _issues
FROM dump
