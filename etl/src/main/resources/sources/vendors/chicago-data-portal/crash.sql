-- Chicago police, traffic crashes: one row a crash; RD_NO is the case number of the crimes that go with it.
--
-- No default time: of 10,000 crashes of 2019-09 22 are at 0:00 and 23 at 0:01, against 136 at 16:00 and 99 at 9:00.
-- CRASH_DATE_EST_I = Y (550 rows) is an estimate at the desk: kept, and named in _issues.
-- The kind of a crash is that of its most severe injury; a driver who left makes it hit and run unless somebody died.
SELECT
  local_time(CRASH_DATE, 'M/d/yyyy H:mm') AS __occurred,
  local_time(DATE_POLICE_NOTIFIED, 'M/d/yyyy H:mm') AS __notified,
  __occurred < :not_before OR __occurred >= :day_after_night AS __is_implausible,

  nullif(trim(RD_NO), '') AS crash_no,
  nullif(trim(RD_NO), '') AS incident_no,
  concat_ws('/', coalesce(nullif(trim(MOST_SEVERE_INJURY), ''), 'NOT RECORDED'),
            CASE WHEN HIT_AND_RUN_I = 'Y' THEN 'HIT AND RUN' END) AS crash_code_source,
  crash_code(crash_code_source) AS crash_code,
  nullif(trim(FIRST_CRASH_TYPE), '') AS crash_text,
  CASE trim(HIT_AND_RUN_I) WHEN 'Y' THEN true WHEN 'N' THEN false END AS is_hit_and_run,

  CASE WHEN NOT __is_implausible THEN __occurred END AS occurred_from_local,
  instant_of(occurred_from_local, :zone) AS occurred_from,
  __notified AS reported_at_local,
  instant_of(reported_at_local, :zone) AS reported_at,

  wgs84_lon(LONGITUDE, LATITUDE, :coordinate_system) AS lon,
  wgs84_lat(LONGITUDE, LATITUDE, :coordinate_system) AS lat,
  CASE WHEN lon IS NOT NULL THEN 'lon_lat' END AS place_source,
  CASE WHEN lon IS NOT NULL THEN 'point' END AS place_precision,
  CASE WHEN place_is_given(LONGITUDE, LATITUDE) THEN concat(trim(LONGITUDE), ' ', trim(LATITUDE)) END AS place_original,
  nullif(concat_ws(' ', nullif(trim(STREET_NO), ''), nullif(trim(STREET_DIRECTION), ''), nullif(trim(STREET_NAME), '')),
         '') AS address_text,
  nullif(trim(BEAT_OF_OCCURRENCE), '') AS district,

  changes(changed('occurred_from', 'implausible_unknown', CRASH_DATE, __is_implausible)) AS _changes,
  issues(
    issue('occurred_from_unreadable', __occurred IS NULL),
    issue('occurred_estimated', CRASH_DATE_EST_I = 'Y'),
    issue('occurred_implausible', __is_implausible),
    issue('occurred_from_in_dst_gap', occurred_from_local IS NOT NULL AND occurred_from IS NULL),
    issue('reported_at_unreadable', __notified IS NULL AND trim(DATE_POLICE_NOTIFIED) <> ''),
    issue('reported_at_in_dst_gap', reported_at_local IS NOT NULL AND reported_at IS NULL),
    issue('place_unknown', trim(LATITUDE) = ''),
    issue('place_implausible', lon IS NULL AND trim(LATITUDE) <> ''),
    issue('crash_code_unknown', crash_code IS NULL)) AS _issues
FROM dump
