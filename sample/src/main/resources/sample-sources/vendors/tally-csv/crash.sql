-- Tally (invented vendor), crashes: one row a crash; action D takes a row back, a greater version replaces a smaller.
-- Exactly 00:00:00 is the vendor's stamp for a day without a time.
SELECT
  local_time(trim(crash_time), 'yyyy-MM-dd HH:mm:ss') AS __first,
  endswith(trim(crash_time), ' 00:00:00') AS __has_default_time,
  __first < :not_before OR __first >= :day_after_night AS __is_implausible,

  nullif(trim(crash_no), '') AS crash_no,
  nullif(trim(case_no), '') AS incident_no,
  nullif(trim(severity), '') AS crash_code_source,
  crash_code(crash_code_source) AS crash_code,
  nullif(trim(severity_text), '') AS crash_text,
  CASE WHEN crash_code = 'hit_and_run' THEN true END AS is_hit_and_run,

  CASE WHEN NOT (__has_default_time OR __is_implausible) THEN __first END AS occurred_from_local,
  instant_of(occurred_from_local, :zone) AS occurred_from,
  local_time(trim(reported_time), 'yyyy-MM-dd HH:mm:ss') AS reported_at_local,
  instant_of(reported_at_local, :zone) AS reported_at,

  wgs84_lon(trim(longitude), trim(latitude), :coordinate_system) AS lon,
  wgs84_lat(trim(longitude), trim(latitude), :coordinate_system) AS lat,
  CASE WHEN lon IS NOT NULL THEN 'lon_lat' END AS place_source,
  CASE WHEN lon IS NULL OR trim(address) = '' THEN NULL
       WHEN contains(address, ' block,') THEN 'block'
       ELSE 'point' END AS place_precision,
  CASE WHEN place_is_given(trim(longitude), trim(latitude)) THEN concat(trim(longitude), ' ', trim(latitude)) END AS place_original,
  nullif(trim(address), '') AS address_text,
  nullif(trim(police_district), '') AS district,
  nullif(trim(ward), '') AS neighbourhood,

  CASE trim(action) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' ELSE 'unknown' END AS _operation,
  lpad(trim(version), 6, '0') AS _sequence,
  changes(
    changed('occurred_from', 'default_time_unknown', crash_time, __has_default_time),
    changed('occurred_from', 'implausible_unknown', crash_time, __is_implausible)) AS _changes,
  issues(
    issue('occurred_from_unreadable', __first IS NULL AND trim(crash_time) <> ''),
    issue('occurred_from_missing', trim(crash_time) = ''),
    issue('occurred_at_default_time', __has_default_time),
    issue('occurred_implausible', __is_implausible),
    issue('reported_at_unreadable', reported_at_local IS NULL AND trim(reported_time) <> ''),
    issue('place_unknown', NOT place_is_given(trim(longitude), trim(latitude))),
    issue('place_implausible', lon IS NULL AND place_is_given(trim(longitude), trim(latitude))),
    issue('crash_code_unknown', crash_code IS NULL)) AS _issues
FROM dump
