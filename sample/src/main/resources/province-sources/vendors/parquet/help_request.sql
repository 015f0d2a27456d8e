-- Parquet (invented vendor), requests for help: one row is one request; action D takes a row back, a greater version replaces a smaller.
-- Times of 96 bits say no zone; the vendor writes them in UTC.
SELECT
  local_instant(trim(REQUESTED_AT), "yyyy-MM-dd'T'HH:mm:ss", 'UTC') AS __requested_at,
  local_instant(trim(CLOSED_AT), "yyyy-MM-dd'T'HH:mm:ss", 'UTC') AS __closed_at,
  wgs84_lon(trim(LON), trim(LAT), :coordinate_system) AS __lon,
  wgs84_lat(trim(LON), trim(LAT), :coordinate_system) AS __lat,

  nullif(trim(REQUEST_NO), '') AS request_no,
  nullif(trim(REQUEST_CODE), '') AS request_code_source,
  request_code(request_code_source) AS request_code,
  nullif(trim(REQUEST_TEXT), '') AS request_text,
  nullif(trim(AGENCY), '') AS agency,
  nullif(trim(REQUEST_STATE), '') AS request_state,
  __requested_at AS requested_at,
  wall_clock(__requested_at, :zone) AS requested_at_local,
  __closed_at AS closed_at,
  wall_clock(__closed_at, :zone) AS closed_at_local,
  __lon AS lon,
  __lat AS lat,
  CASE WHEN __lon IS NOT NULL THEN 'lon_lat' END AS place_source,
  CASE WHEN __lon IS NOT NULL THEN 'point' END AS place_precision,
  CASE WHEN place_is_given(trim(LON), trim(LAT)) THEN concat(trim(LON), ' ', trim(LAT)) END AS place_original,
  nullif(trim(ADDRESS_TEXT), '') AS address_text,
  nullif(trim(DISTRICT), '') AS district,
  nullif(trim(NEIGHBOURHOOD), '') AS neighbourhood,

  CASE trim(ACTION) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(VERSION), 6, '0') AS _sequence,
  issues(
    issue('request_code_unknown', request_code(request_code_source) IS NULL),
    issue('requested_at_unreadable', requested_at_local IS NULL AND trim(REQUESTED_AT) <> ''),
    issue('closed_at_unreadable', closed_at_local IS NULL AND trim(CLOSED_AT) <> ''),
    issue('place_unknown', NOT coalesce(place_is_given(trim(LON), trim(LAT)), false)),
    issue('place_implausible', __lon IS NULL AND place_is_given(trim(LON), trim(LAT)))) AS _issues
FROM dump
