-- Pipe text (invented vendor), crashes: one row a crash, fields padded with blanks; zt 9 takes a row back,
-- a later gxsj replaces an earlier. Exactly 000000 is the vendor's stamp for a day without a time.
SELECT
  local_time(trim(sgsj), 'yyyyMMddHHmmss') AS __first,
  endswith(trim(sgsj), '000000') AS __has_default_time,
  __first < :not_before OR __first >= :day_after_night AS __is_implausible,

  nullif(trim(sgbh), '') AS crash_no,
  nullif(trim(ajbh), '') AS incident_no,
  nullif(trim(sglx), '') AS crash_code_source,
  crash_code(crash_code_source) AS crash_code,
  nullif(trim(sgmc), '') AS crash_text,
  CASE WHEN crash_code = 'hit_and_run' THEN true END AS is_hit_and_run,

  CASE WHEN NOT (__has_default_time OR __is_implausible) THEN __first END AS occurred_from_local,
  instant_of(occurred_from_local, :zone) AS occurred_from,
  local_time(trim(basj), 'yyyyMMddHHmmss') AS reported_at_local,
  instant_of(reported_at_local, :zone) AS reported_at,

  wgs84_lon(trim(hzb), trim(zzb), :coordinate_system) AS lon,
  wgs84_lat(trim(hzb), trim(zzb), :coordinate_system) AS lat,
  CASE WHEN lon IS NOT NULL THEN 'projected' END AS place_source,
  CASE WHEN lon IS NULL OR trim(sgdd) = '' THEN NULL
       WHEN contains(sgdd, '附近') THEN 'block'
       ELSE 'point' END AS place_precision,
  CASE WHEN place_is_given(trim(hzb), trim(zzb)) THEN concat(trim(hzb), ' ', trim(zzb)) END AS place_original,
  nullif(trim(sgdd), '') AS address_text,
  nullif(trim(gxpcs), '') AS district,
  nullif(trim(sq), '') AS neighbourhood,

  CASE trim(zt) WHEN '1' THEN 'upsert' WHEN '9' THEN 'retract' ELSE 'unknown' END AS _operation,
  trim(gxsj) AS _sequence,
  changes(
    changed('crash_text', 'padding_trimmed', sgmc, sgmc <> trim(sgmc)),
    changed('address_text', 'padding_trimmed', sgdd, sgdd <> trim(sgdd)),
    changed('occurred_from', 'default_time_unknown', sgsj, __has_default_time),
    changed('occurred_from', 'implausible_unknown', sgsj, __is_implausible)) AS _changes,
  issues(
    issue('occurred_from_unreadable', __first IS NULL AND trim(sgsj) <> ''),
    issue('occurred_from_missing', trim(sgsj) = ''),
    issue('occurred_at_default_time', __has_default_time),
    issue('occurred_implausible', __is_implausible),
    issue('reported_at_unreadable', reported_at_local IS NULL AND trim(basj) <> ''),
    issue('place_unknown', NOT place_is_given(trim(hzb), trim(zzb))),
    issue('place_implausible', lon IS NULL AND place_is_given(trim(hzb), trim(zzb))),
    issue('crash_code_unknown', crash_code IS NULL)) AS _issues
FROM dump
