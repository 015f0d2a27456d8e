-- St. Louis police, crashes whose driver left the scene: one row a complaint, in the form of the crime files.
-- The default time and Count = -1 are those of incident.sql (here one row of 10,447 at exactly 0:00, 67 at 0:01).
SELECT
  local_time(DateOccur, 'M/d/yyyy H:mm') AS __occurred,
  endswith(DateOccur, ' 0:00') OR endswith(DateOccur, ' 00:00') AS __has_default_time,
  __occurred < :not_before OR __occurred >= :day_after_night AS __is_implausible,
  nullif(nullif(trim(ILEADSAddress), ''), '0') AS __house,
  nullif(trim(ILEADSStreet), '') AS __street,

  nullif(trim(Complaint), '') AS crash_no,
  nullif(trim(Complaint), '') AS incident_no,
  nullif(trim(Crime), '') AS crash_code_source,
  crash_code(crash_code_source) AS crash_code,
  nullif(trim(Description), '') AS crash_text,
  CASE WHEN crash_code = 'hit_and_run' THEN true END AS is_hit_and_run,

  CASE WHEN NOT (__has_default_time OR __is_implausible) THEN __occurred END AS occurred_from_local,
  instant_of(occurred_from_local, :zone) AS occurred_from,

  wgs84_lon(XCoord, YCoord, :coordinate_system) AS lon,
  wgs84_lat(XCoord, YCoord, :coordinate_system) AS lat,
  CASE WHEN lon IS NOT NULL THEN 'projected' END AS place_source,
  CASE WHEN lon IS NULL THEN NULL WHEN contains(__street, '/') THEN 'intersection' ELSE 'point' END AS place_precision,
  CASE WHEN place_is_given(XCoord, YCoord) THEN concat(trim(XCoord), ' ', trim(YCoord)) END AS place_original,
  nullif(concat_ws(' ', __house, __street), '') AS address_text,
  nullif(trim(District), '') AS district,
  nullif(trim(Neighborhood), '') AS neighbourhood,

  CASE trim(Count) WHEN '1' THEN 'upsert' WHEN '-1' THEN 'retract' ELSE 'unknown' END AS _operation,
  trim(CodedMonth) AS _sequence,
  changes(
    changed('crash_code_source', 'padding_trimmed', Crime, Crime <> crash_code_source),
    changed('address_text', 'padding_trimmed', concat(ILEADSAddress, ' ', ILEADSStreet),
            ILEADSAddress <> __house OR ILEADSStreet <> __street),
    changed('occurred_from', 'default_time_unknown', DateOccur, __has_default_time),
    changed('occurred_from', 'implausible_unknown', DateOccur, __is_implausible)) AS _changes,
  issues(
    issue('occurred_from_unreadable', __occurred IS NULL),
    issue('occurred_at_default_time', __has_default_time),
    issue('occurred_implausible', __is_implausible),
    issue('occurred_from_in_dst_gap', occurred_from_local IS NOT NULL AND occurred_from IS NULL),
    issue('place_unknown', NOT place_is_given(XCoord, YCoord)),
    issue('place_implausible', lon IS NULL AND place_is_given(XCoord, YCoord)),
    issue('crash_code_unknown', crash_code IS NULL)) AS _issues
FROM dump
