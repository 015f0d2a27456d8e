-- Pipe text (invented vendor), cases: one row an offence, fields padded with blanks; zt 9 takes a row back,
-- a later gxsj replaces an earlier. Exactly 000000 is the vendor's stamp for a day without a time.
SELECT
  local_time(trim(fasjcz), 'yyyyMMddHHmmss') AS __first,
  local_time(trim(fasjzz), 'yyyyMMddHHmmss') AS __last,
  endswith(trim(fasjcz), '000000') AS __has_default_time,
  __first < :not_before OR __first >= :day_after_night AS __is_implausible,
  __last < __first AS __ends_before_start,
  __last < :not_before OR __last >= :day_after_night AS __end_is_implausible,

  nullif(trim(ajbh), '') AS incident_no,
  nullif(trim(zmxh), '') AS offence_no,
  nullif(trim(ajlb), '') AS offence_code_source,
  offence_code(offence_code_source) AS offence_code,
  nullif(trim(ajmc), '') AS offence_text,
  offence_origin(offence_code_source) AS origin,

  CASE WHEN NOT (__has_default_time OR __is_implausible) THEN __first END AS occurred_from_local,
  instant_of(occurred_from_local, :zone) AS occurred_from,
  CASE WHEN NOT (coalesce(__ends_before_start, false) OR __end_is_implausible) THEN __last END AS occurred_to_local,
  instant_of(occurred_to_local, :zone) AS occurred_to,
  local_time(trim(basj), 'yyyyMMddHHmmss') AS reported_at_local,
  instant_of(reported_at_local, :zone) AS reported_at,

  wgs84_lon(trim(hzb), trim(zzb), :coordinate_system) AS lon,
  wgs84_lat(trim(hzb), trim(zzb), :coordinate_system) AS lat,
  CASE WHEN lon IS NOT NULL THEN 'projected' END AS place_source,
  CASE WHEN lon IS NULL OR trim(fadd) = '' THEN NULL
       WHEN contains(fadd, '附近') THEN 'block'
       ELSE 'point' END AS place_precision,
  CASE WHEN place_is_given(trim(hzb), trim(zzb)) THEN concat(trim(hzb), ' ', trim(zzb)) END AS place_original,
  nullif(trim(fadd), '') AS address_text,
  nullif(trim(gxpcs), '') AS district,
  nullif(trim(sq), '') AS neighbourhood,

  CASE trim(zt) WHEN '1' THEN 'upsert' WHEN '9' THEN 'retract' ELSE 'unknown' END AS _operation,
  trim(gxsj) AS _sequence,
  changes(
    changed('offence_text', 'padding_trimmed', ajmc, ajmc <> trim(ajmc)),
    changed('address_text', 'padding_trimmed', fadd, fadd <> trim(fadd)),
    changed('occurred_from', 'default_time_unknown', fasjcz, __has_default_time),
    changed('occurred_from', 'implausible_unknown', fasjcz, __is_implausible),
    changed('occurred_to', 'before_from_unknown', fasjzz, __ends_before_start),
    changed('occurred_to', 'implausible_unknown', fasjzz, __end_is_implausible)) AS _changes,
  issues(
    issue('occurred_from_unreadable', __first IS NULL AND trim(fasjcz) <> ''),
    issue('occurred_from_missing', trim(fasjcz) = ''),
    issue('occurred_at_default_time', __has_default_time),
    issue('occurred_implausible', __is_implausible OR __end_is_implausible),
    issue('occurred_to_unreadable', __last IS NULL AND trim(fasjzz) <> ''),
    issue('occurred_to_before_from', __ends_before_start),
    issue('reported_at_unreadable', reported_at_local IS NULL AND trim(basj) <> ''),
    issue('place_unknown', NOT place_is_given(trim(hzb), trim(zzb))),
    issue('place_implausible', lon IS NULL AND place_is_given(trim(hzb), trim(zzb))),
    issue('offence_code_unknown', offence_code IS NULL)) AS _issues
FROM dump
