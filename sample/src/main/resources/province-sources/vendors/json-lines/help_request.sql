-- JSON lines (invented vendor), requests for help: one row is one request; action D takes a row back, a greater version replaces a smaller.
SELECT
  epoch_instant(trim(requestedAt), 'milliseconds') AS __requested_at,
  epoch_instant(trim(closedAt), 'milliseconds') AS __closed_at,
  wgs84_lon(trim(lon), trim(lat), :coordinate_system) AS __lon,
  wgs84_lat(trim(lon), trim(lat), :coordinate_system) AS __lat,

  nullif(trim(requestNo), '') AS request_no,
  nullif(trim(requestCode), '') AS request_code_source,
  request_code(request_code_source) AS request_code,
  nullif(trim(requestText), '') AS request_text,
  nullif(trim(agency), '') AS agency,
  nullif(trim(requestState), '') AS request_state,
  __requested_at AS requested_at,
  wall_clock(__requested_at, :zone) AS requested_at_local,
  __closed_at AS closed_at,
  wall_clock(__closed_at, :zone) AS closed_at_local,
  __lon AS lon,
  __lat AS lat,
  CASE WHEN __lon IS NOT NULL THEN 'lon_lat' END AS place_source,
  CASE WHEN __lon IS NOT NULL THEN 'point' END AS place_precision,
  CASE WHEN place_is_given(trim(lon), trim(lat)) THEN concat(trim(lon), ' ', trim(lat)) END AS place_original,
  nullif(trim(addressText), '') AS address_text,
  nullif(trim(district), '') AS district,
  nullif(trim(neighbourhood), '') AS neighbourhood,

  CASE trim(action) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(version), 6, '0') AS _sequence,
  issues(
    issue('request_code_unknown', request_code(request_code_source) IS NULL),
    issue('requested_at_unreadable', requested_at_local IS NULL AND trim(requestedAt) <> ''),
    issue('closed_at_unreadable', closed_at_local IS NULL AND trim(closedAt) <> ''),
    issue('place_unknown', NOT coalesce(place_is_given(trim(lon), trim(lat)), false)),
    issue('place_implausible', __lon IS NULL AND place_is_given(trim(lon), trim(lat)))) AS _issues
FROM dump
