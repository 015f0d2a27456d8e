-- New York 311: one row a request.
--
-- Created Date has no default time (3 of 17,178 rows of 2022 are at midnight). Closed Date has: exactly 12:00:00 AM in
-- 664 rows, 592 of them among the 600 of the buildings agency, which closes by day. There the time is unknown.
SELECT
  local_time(`Created Date`, 'MM/dd/yyyy hh:mm:ss a') AS __created,
  local_time(`Closed Date`, 'MM/dd/yyyy hh:mm:ss a') AS __closed,
  __created < :not_before OR __created >= :day_after_night AS __is_implausible,
  endswith(`Closed Date`, ' 12:00:00 AM') AS __has_default_close,
  __closed < :not_before OR __closed >= :day_after_night AS __close_is_implausible,

  nullif(trim(`Unique Key`), '') AS request_no,
  nullif(trim(`Complaint Type`), '') AS request_code_source,
  request_code(request_code_source) AS request_code,
  nullif(trim(Descriptor), '') AS request_text,
  nullif(trim(Agency), '') AS agency,
  nullif(trim(Status), '') AS request_state,

  CASE WHEN NOT __is_implausible THEN __created END AS requested_at_local,
  instant_of(requested_at_local, :zone) AS requested_at,
  CASE WHEN NOT (__has_default_close OR __close_is_implausible) THEN __closed END AS closed_at_local,
  instant_of(closed_at_local, :zone) AS closed_at,

  wgs84_lon(Longitude, Latitude, :coordinate_system) AS lon,
  wgs84_lat(Longitude, Latitude, :coordinate_system) AS lat,
  CASE WHEN lon IS NOT NULL THEN 'lon_lat' END AS place_source,
  CASE WHEN lon IS NOT NULL THEN 'point' END AS place_precision,
  CASE WHEN trim(`X Coordinate (State Plane)`) <> ''
       THEN concat(trim(`X Coordinate (State Plane)`), ' ', trim(`Y Coordinate (State Plane)`)) END AS place_original,
  nullif(trim(`Incident Address`), '') AS address_text,
  nullif(trim(Borough), '') AS district,
  nullif(trim(City), '') AS neighbourhood,

  changes(
    changed('requested_at', 'implausible_unknown', `Created Date`, __is_implausible),
    changed('closed_at', 'default_time_unknown', `Closed Date`, __has_default_close),
    changed('closed_at', 'implausible_unknown', `Closed Date`, __close_is_implausible)) AS _changes,
  issues(
    issue('requested_at_unreadable', __created IS NULL),
    issue('requested_implausible', __is_implausible),
    issue('requested_at_in_dst_gap', requested_at_local IS NOT NULL AND requested_at IS NULL),
    issue('closed_at_unreadable', __closed IS NULL AND trim(`Closed Date`) <> ''),
    issue('closed_at_default_time', __has_default_close),
    issue('closed_implausible', __close_is_implausible),
    issue('closed_at_in_dst_gap', closed_at_local IS NOT NULL AND closed_at IS NULL),
    issue('place_unknown', trim(Latitude) = ''),
    issue('place_implausible', lon IS NULL AND trim(Latitude) <> ''),
    issue('request_code_unknown', request_code IS NULL)) AS _issues
FROM dump
