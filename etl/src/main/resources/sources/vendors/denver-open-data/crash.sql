-- Denver open data, crashes: one row a crash; a vehicular homicide or assault is an offence beside its crash.
--
-- No default time here: of 12,240 crashes of 2018-01..2019-06 13 are at exactly 12:00:00 AM, 15 at 12:30,
-- 10 at 1:00; midnight is midnight.
SELECT
  local_time(FIRST_OCCURRENCE_DATE, 'M/d/yyyy h:mm:ss a') AS __first,
  local_time(LAST_OCCURRENCE_DATE, 'M/d/yyyy h:mm:ss a') AS __last,
  __first < :not_before OR __first >= :day_after_night AS __is_implausible,
  __last < __first AS __ends_before_start,
  __last < :not_before OR __last >= :day_after_night AS __end_is_implausible,

  nullif(trim(OFFENSE_ID), '') AS crash_no,
  nullif(trim(INCIDENT_ID), '') AS incident_no,
  concat(OFFENSE_CODE, '-', OFFENSE_CODE_EXTENSION) AS crash_code_source,
  crash_code(crash_code_source) AS crash_code,
  nullif(trim(OFFENSE_TYPE_ID), '') AS crash_text,
  CASE WHEN crash_code = 'hit_and_run' THEN true END AS is_hit_and_run,

  CASE WHEN NOT __is_implausible THEN __first END AS occurred_from_local,
  instant_of(occurred_from_local, :zone) AS occurred_from,
  CASE WHEN NOT (coalesce(__ends_before_start, false) OR __end_is_implausible) THEN __last END AS occurred_to_local,
  instant_of(occurred_to_local, :zone) AS occurred_to,
  local_time(REPORTED_DATE, 'M/d/yyyy h:mm:ss a') AS reported_at_local,
  instant_of(reported_at_local, :zone) AS reported_at,

  wgs84_lon(GEO_LON, GEO_LAT, :coordinate_system) AS lon,
  wgs84_lat(GEO_LON, GEO_LAT, :coordinate_system) AS lat,
  CASE WHEN lon IS NOT NULL THEN 'lon_lat' END AS place_source,
  CASE WHEN lon IS NULL OR trim(INCIDENT_ADDRESS) = '' THEN NULL
       WHEN contains(INCIDENT_ADDRESS, '/') THEN 'intersection'
       WHEN contains(INCIDENT_ADDRESS, ' BLK') OR contains(INCIDENT_ADDRESS, ' BLOCK') THEN 'block'
       ELSE 'point' END AS place_precision,
  CASE WHEN trim(GEO_X) <> '' THEN concat(trim(GEO_X), ' ', trim(GEO_Y)) END AS place_original,
  nullif(trim(INCIDENT_ADDRESS), '') AS address_text,
  nullif(trim(DISTRICT_ID), '') AS district,
  nullif(trim(NEIGHBORHOOD_ID), '') AS neighbourhood,

  changes(
    changed('occurred_from', 'implausible_unknown', FIRST_OCCURRENCE_DATE, __is_implausible),
    changed('occurred_to', 'before_from_unknown', LAST_OCCURRENCE_DATE, __ends_before_start),
    changed('occurred_to', 'implausible_unknown', LAST_OCCURRENCE_DATE, __end_is_implausible)) AS _changes,
  issues(
    issue('occurred_from_unreadable', __first IS NULL),
    issue('occurred_implausible', __is_implausible OR __end_is_implausible),
    issue('occurred_from_in_dst_gap', occurred_from_local IS NOT NULL AND occurred_from IS NULL),
    issue('occurred_to_unreadable', __last IS NULL AND trim(LAST_OCCURRENCE_DATE) <> ''),
    issue('occurred_to_before_from', __ends_before_start),
    issue('occurred_to_in_dst_gap', occurred_to_local IS NOT NULL AND occurred_to IS NULL),
    issue('reported_at_unreadable', reported_at_local IS NULL AND trim(REPORTED_DATE) <> ''),
    issue('reported_at_in_dst_gap', reported_at_local IS NOT NULL AND reported_at IS NULL),
    issue('place_unknown', NOT place_is_given(GEO_LON, GEO_LAT)),
    issue('place_implausible', lon IS NULL AND place_is_given(GEO_LON, GEO_LAT)),
    issue('crash_code_unknown', crash_code IS NULL)) AS _issues
FROM dump
