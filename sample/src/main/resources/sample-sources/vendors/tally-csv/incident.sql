-- Tally (invented vendor), cases: one row an offence; action D takes a row back, a greater version replaces a smaller.
-- Exactly 00:00:00 is the vendor's stamp for a day without a time.
SELECT
  local_time(trim(begin_time), 'yyyy-MM-dd HH:mm:ss') AS __first,
  local_time(trim(end_time), 'yyyy-MM-dd HH:mm:ss') AS __last,
  endswith(trim(begin_time), ' 00:00:00') AS __has_default_time,
  __first < :not_before OR __first >= :day_after_night AS __is_implausible,
  __last < __first AS __ends_before_start,
  __last < :not_before OR __last >= :day_after_night AS __end_is_implausible,

  nullif(trim(case_no), '') AS incident_no,
  nullif(trim(offence_no), '') AS offence_no,
  nullif(trim(category), '') AS offence_code_source,
  offence_code(offence_code_source) AS offence_code,
  nullif(trim(category_text), '') AS offence_text,
  offence_origin(offence_code_source) AS origin,

  CASE WHEN NOT (__has_default_time OR __is_implausible) THEN __first END AS occurred_from_local,
  instant_of(occurred_from_local, :zone) AS occurred_from,
  CASE WHEN NOT (coalesce(__ends_before_start, false) OR __end_is_implausible) THEN __last END AS occurred_to_local,
  instant_of(occurred_to_local, :zone) AS occurred_to,
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
    changed('occurred_from', 'default_time_unknown', begin_time, __has_default_time),
    changed('occurred_from', 'implausible_unknown', begin_time, __is_implausible),
    changed('occurred_to', 'before_from_unknown', end_time, __ends_before_start),
    changed('occurred_to', 'implausible_unknown', end_time, __end_is_implausible)) AS _changes,
  issues(
    issue('occurred_from_unreadable', __first IS NULL AND trim(begin_time) <> ''),
    issue('occurred_from_missing', trim(begin_time) = ''),
    issue('occurred_at_default_time', __has_default_time),
    issue('occurred_implausible', __is_implausible OR __end_is_implausible),
    issue('occurred_to_unreadable', __last IS NULL AND trim(end_time) <> ''),
    issue('occurred_to_before_from', __ends_before_start),
    issue('reported_at_unreadable', reported_at_local IS NULL AND trim(reported_time) <> ''),
    issue('place_unknown', NOT place_is_given(trim(longitude), trim(latitude))),
    issue('place_implausible', lon IS NULL AND place_is_given(trim(longitude), trim(latitude))),
    issue('offence_code_unknown', offence_code IS NULL)) AS _issues
FROM dump
