-- Parquet (invented vendor), cases: one row is one offence of one case; action D takes a row back, a greater version replaces a smaller.
-- Exactly midnight is the stamp for a day without a time.
-- Times of 96 bits say no zone; the vendor writes them in UTC.
SELECT
  wall_clock(local_instant(trim(OCCURRED_FROM), "yyyy-MM-dd'T'HH:mm:ss", 'UTC'), :zone) AS __first,
  wall_clock(local_instant(trim(OCCURRED_TO), "yyyy-MM-dd'T'HH:mm:ss", 'UTC'), :zone) AS __last,
  endswith(try_cast(__first AS STRING), ' 00:00:00') AS __has_default_time,
  __first < :not_before OR __first >= :day_after_night AS __is_implausible,
  __last < __first AS __ends_before_start,
  __last < :not_before OR __last >= :day_after_night AS __end_is_implausible,
  local_instant(trim(REPORTED_AT), "yyyy-MM-dd'T'HH:mm:ss", 'UTC') AS __reported_at,
  wgs84_lon(trim(LON), trim(LAT), :coordinate_system) AS __lon,
  wgs84_lat(trim(LON), trim(LAT), :coordinate_system) AS __lat,

  nullif(trim(INCIDENT_NO), '') AS incident_no,
  nullif(trim(OFFENCE_NO), '') AS offence_no,
  nullif(trim(OFFENCE_CODE), '') AS offence_code_source,
  offence_code(offence_code_source) AS offence_code,
  offence_origin(offence_code_source) AS origin,
  nullif(trim(OFFENCE_TEXT), '') AS offence_text,
  CASE WHEN NOT (__has_default_time OR __is_implausible) THEN __first END AS occurred_from_local,
  instant_of(occurred_from_local, :zone) AS occurred_from,
  CASE WHEN NOT (coalesce(__ends_before_start, false) OR __end_is_implausible) THEN __last END AS occurred_to_local,
  instant_of(occurred_to_local, :zone) AS occurred_to,
  __reported_at AS reported_at,
  wall_clock(__reported_at, :zone) AS reported_at_local,
  __lon AS lon,
  __lat AS lat,
  CASE WHEN __lon IS NOT NULL THEN 'lon_lat' END AS place_source,
  CASE WHEN __lon IS NULL THEN NULL WHEN contains(ADDRESS_TEXT, '附近') THEN 'block' ELSE 'point' END AS place_precision,
  CASE WHEN place_is_given(trim(LON), trim(LAT)) THEN concat(trim(LON), ' ', trim(LAT)) END AS place_original,
  nullif(trim(ADDRESS_TEXT), '') AS address_text,
  nullif(trim(DISTRICT), '') AS district,
  nullif(trim(NEIGHBOURHOOD), '') AS neighbourhood,

  CASE trim(ACTION) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(VERSION), 6, '0') AS _sequence,
  changes(
    changed('occurred_from', 'default_time_unknown', OCCURRED_FROM, __has_default_time),
    changed('occurred_from', 'implausible_unknown', OCCURRED_FROM, __is_implausible),
    changed('occurred_to', 'before_from_unknown', OCCURRED_TO, __ends_before_start),
    changed('occurred_to', 'implausible_unknown', OCCURRED_TO, __end_is_implausible)) AS _changes,
  issues(
    issue('offence_code_unknown', offence_code(offence_code_source) IS NULL),
    issue('occurred_from_unreadable', __first IS NULL AND trim(OCCURRED_FROM) <> ''),
    issue('occurred_from_missing', NOT (trim(OCCURRED_FROM) <> '')),
    issue('occurred_at_default_time', __has_default_time),
    issue('occurred_implausible', __is_implausible OR __end_is_implausible),
    issue('occurred_to_unreadable', __last IS NULL AND trim(OCCURRED_TO) <> ''),
    issue('occurred_to_before_from', __ends_before_start),
    issue('reported_at_unreadable', reported_at_local IS NULL AND trim(REPORTED_AT) <> ''),
    issue('place_unknown', NOT coalesce(place_is_given(trim(LON), trim(LAT)), false)),
    issue('place_implausible', __lon IS NULL AND place_is_given(trim(LON), trim(LAT)))) AS _issues
FROM dump
