-- Fixed width (invented vendor), requests for help: one row is one request; action D takes a row back, a greater version replaces a smaller.
SELECT
  wgs84_lon(trim(lon), trim(lat), :coordinate_system) AS __lon,
  wgs84_lat(trim(lon), trim(lat), :coordinate_system) AS __lat,

  nullif(trim(request_no), '') AS request_no,
  nullif(trim(request_code), '') AS request_code_source,
  request_code(request_code_source) AS request_code,
  nullif(trim(request_text), '') AS request_text,
  nullif(trim(agency), '') AS agency,
  nullif(trim(request_state), '') AS request_state,
  local_time(trim(requested_at), 'yyyyMMddHHmmss') AS requested_at_local,
  instant_of(requested_at_local, :zone) AS requested_at,
  local_time(trim(closed_at), 'yyyyMMddHHmmss') AS closed_at_local,
  instant_of(closed_at_local, :zone) AS closed_at,
  __lon AS lon,
  __lat AS lat,
  CASE WHEN __lon IS NOT NULL THEN 'lon_lat' END AS place_source,
  CASE WHEN __lon IS NOT NULL THEN 'point' END AS place_precision,
  CASE WHEN place_is_given(trim(lon), trim(lat)) THEN concat(trim(lon), ' ', trim(lat)) END AS place_original,
  nullif(trim(address_text), '') AS address_text,
  nullif(trim(district), '') AS district,
  nullif(trim(neighbourhood), '') AS neighbourhood,

  CASE trim(action) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(version), 6, '0') AS _sequence,
  issues(
    issue('request_code_unknown', request_code(request_code_source) IS NULL),
    issue('requested_at_unreadable', requested_at_local IS NULL AND trim(requested_at) <> ''),
    issue('closed_at_unreadable', closed_at_local IS NULL AND trim(closed_at) <> ''),
    issue('place_unknown', NOT coalesce(place_is_given(trim(lon), trim(lat)), false)),
    issue('place_implausible', __lon IS NULL AND place_is_given(trim(lon), trim(lat)))) AS _issues
FROM dump
