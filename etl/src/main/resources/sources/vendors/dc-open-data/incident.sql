-- Washington DC police, crime: one row a victim or case. CCN repeats and OBJECTID is another in each edition of the
-- file, so complaint and offence are the key: 4 of 5,735 rows of 2024 (two homicides with several dead, one sex abuse)
-- replace an earlier row of their complaint, and such an offence counts once.
--
-- +00 is a true zone here: read as UTC, the shift that REPORT_DAT falls into is the one that the column SHIFT names
-- (DAY 7 to 15 o'clock, EVENING 15 to 23) for all but 26 rows at the edges; read as local time for less than half.
-- Exactly midnight in Washington is a stamp of REPORT_DAT: all 32 rows are the 32 homicides, which are counted by day.
-- START_DATE has no such heap (66 at midnight, 63 at 23:00, 77 at noon) and midnight is kept.
SELECT
  local_instant(START_DATE, "yyyy/MM/dd HH:mm:ss'+00'", 'UTC') AS __start,
  local_instant(END_DATE, "yyyy/MM/dd HH:mm:ss'+00'", 'UTC') AS __end,
  local_instant(REPORT_DAT, "yyyy/MM/dd HH:mm:ss'+00'", 'UTC') AS __reported,
  wall_clock(__start, :zone) AS __start_local,
  wall_clock(__end, :zone) AS __end_local,
  wall_clock(__reported, :zone) AS __reported_local,
  endswith(try_cast(__reported_local AS STRING), ' 00:00:00') AS __has_default_report,
  __start_local < :not_before OR __start_local >= :day_after_night AS __is_implausible,
  __end < __start AS __ends_before_start,
  __end_local < :not_before OR __end_local >= :day_after_night AS __end_is_implausible,

  nullif(trim(CCN), '') AS incident_no,
  nullif(trim(OFFENSE), '') AS offence_no,
  nullif(trim(OFFENSE), '') AS offence_code_source,
  offence_code(offence_code_source) AS offence_code,
  nullif(concat_ws(', ', nullif(trim(OFFENSE), ''), nullif(nullif(trim(METHOD), ''), 'OTHERS')), '') AS offence_text,
  offence_origin(offence_code_source) AS origin,

  CASE WHEN NOT __is_implausible THEN __start END AS occurred_from,
  CASE WHEN NOT __is_implausible THEN __start_local END AS occurred_from_local,
  CASE WHEN NOT (coalesce(__ends_before_start, false) OR __end_is_implausible) THEN __end END AS occurred_to,
  CASE WHEN occurred_to IS NOT NULL THEN __end_local END AS occurred_to_local,
  CASE WHEN NOT __has_default_report THEN __reported END AS reported_at,
  CASE WHEN NOT __has_default_report THEN __reported_local END AS reported_at_local,

  wgs84_lon(LONGITUDE, LATITUDE, :coordinate_system) AS lon,
  wgs84_lat(LONGITUDE, LATITUDE, :coordinate_system) AS lat,
  CASE WHEN lon IS NOT NULL THEN 'lon_lat' END AS place_source,
  CASE WHEN lon IS NULL THEN NULL
       WHEN contains(BLOCK, ' BLOCK OF ') THEN 'block' ELSE 'intersection' END AS place_precision,
  CASE WHEN trim(XBLOCK) <> '' THEN concat(trim(XBLOCK), ' ', trim(YBLOCK)) END AS place_original,
  nullif(trim(BLOCK), '') AS address_text,
  nullif(trim(DISTRICT), '') AS district,
  nullif(trim(NEIGHBORHOOD_CLUSTER), '') AS neighbourhood,

  changes(
    changed('occurred_from', 'implausible_unknown', START_DATE, __is_implausible),
    changed('occurred_to', 'before_from_unknown', END_DATE, __ends_before_start),
    changed('occurred_to', 'implausible_unknown', END_DATE, __end_is_implausible),
    changed('reported_at', 'default_time_unknown', REPORT_DAT, __has_default_report)) AS _changes,
  issues(
    issue('occurred_from_unreadable', __start IS NULL),
    issue('occurred_implausible', __is_implausible OR __end_is_implausible),
    issue('occurred_to_unreadable', __end IS NULL AND trim(END_DATE) <> ''),
    issue('occurred_to_before_from', __ends_before_start),
    issue('reported_at_unreadable', __reported IS NULL AND trim(REPORT_DAT) <> ''),
    issue('reported_at_default_time', __has_default_report),
    issue('place_unknown', NOT place_is_given(LONGITUDE, LATITUDE)),
    issue('place_implausible', lon IS NULL AND place_is_given(LONGITUDE, LATITUDE)),
    issue('offence_code_unknown', offence_code IS NULL)) AS _issues
FROM dump
