-- Excel workbook (invented vendor), requests for help: one row is one request; action D takes a row back, a greater version replaces a smaller.
SELECT
  wgs84_lon(trim(JD), trim(WD), :coordinate_system) AS __lon,
  wgs84_lat(trim(JD), trim(WD), :coordinate_system) AS __lat,

  nullif(trim(QZBH), '') AS request_no,
  nullif(trim(QZLX), '') AS request_code_source,
  request_code(request_code_source) AS request_code,
  nullif(trim(QZNR), '') AS request_text,
  nullif(trim(CJDW), '') AS agency,
  nullif(trim(CLZT), '') AS request_state,
  local_time(trim(QZSJ), "yyyy-MM-dd'T'HH:mm:ss") AS requested_at_local,
  instant_of(requested_at_local, :zone) AS requested_at,
  local_time(trim(BJSJ), "yyyy-MM-dd'T'HH:mm:ss") AS closed_at_local,
  instant_of(closed_at_local, :zone) AS closed_at,
  __lon AS lon,
  __lat AS lat,
  CASE WHEN __lon IS NOT NULL THEN 'lon_lat' END AS place_source,
  CASE WHEN __lon IS NOT NULL THEN 'point' END AS place_precision,
  CASE WHEN place_is_given(trim(JD), trim(WD)) THEN concat(trim(JD), ' ', trim(WD)) END AS place_original,
  nullif(trim(DZ), '') AS address_text,
  nullif(trim(SSFJ), '') AS district,
  nullif(trim(SSPCS), '') AS neighbourhood,

  CASE trim(CZBZ) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(BBH), 6, '0') AS _sequence,
  issues(
    issue('request_code_unknown', request_code(request_code_source) IS NULL),
    issue('requested_at_unreadable', requested_at_local IS NULL AND trim(QZSJ) <> ''),
    issue('closed_at_unreadable', closed_at_local IS NULL AND trim(BJSJ) <> ''),
    issue('place_unknown', NOT coalesce(place_is_given(trim(JD), trim(WD)), false)),
    issue('place_implausible', __lon IS NULL AND place_is_given(trim(JD), trim(WD)))) AS _issues
FROM dump
