-- Objects in XML (invented vendor), requests for help: one row is one request; action D takes a row back, a greater version replaces a smaller.
SELECT
  wgs84_lon(trim(Lon), trim(Lat), :coordinate_system) AS __lon,
  wgs84_lat(trim(Lon), trim(Lat), :coordinate_system) AS __lat,

  nullif(trim(RequestNo), '') AS request_no,
  nullif(trim(RequestCode), '') AS request_code_source,
  request_code(request_code_source) AS request_code,
  nullif(trim(RequestText), '') AS request_text,
  nullif(trim(Agency), '') AS agency,
  nullif(trim(RequestState), '') AS request_state,
  local_time(trim(RequestedAt), 'yyyyMMddHHmmss') AS requested_at_local,
  instant_of(requested_at_local, :zone) AS requested_at,
  local_time(trim(ClosedAt), 'yyyyMMddHHmmss') AS closed_at_local,
  instant_of(closed_at_local, :zone) AS closed_at,
  __lon AS lon,
  __lat AS lat,
  CASE WHEN __lon IS NOT NULL THEN 'lon_lat' END AS place_source,
  CASE WHEN __lon IS NOT NULL THEN 'point' END AS place_precision,
  CASE WHEN place_is_given(trim(Lon), trim(Lat)) THEN concat(trim(Lon), ' ', trim(Lat)) END AS place_original,
  nullif(trim(AddressText), '') AS address_text,
  nullif(trim(District), '') AS district,
  nullif(trim(Neighbourhood), '') AS neighbourhood,

  CASE trim(Action) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(Version), 6, '0') AS _sequence,
  issues(
    issue('request_code_unknown', request_code(request_code_source) IS NULL),
    issue('requested_at_unreadable', requested_at_local IS NULL AND trim(RequestedAt) <> ''),
    issue('closed_at_unreadable', closed_at_local IS NULL AND trim(ClosedAt) <> ''),
    issue('place_unknown', NOT coalesce(place_is_given(trim(Lon), trim(Lat)), false)),
    issue('place_implausible', __lon IS NULL AND place_is_given(trim(Lon), trim(Lat)))) AS _issues
FROM dump
