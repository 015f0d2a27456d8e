-- St. Louis police, crime: one row an offence of a complaint, filed by reporting month (CodedMonth).
-- Count = -1 takes back a row of an earlier month, or of the same month further up.
--
-- Exactly 0:00 is the platform's stamp for a missing time: of 106,105 rows of 2013-06..2015-11 804 carry it and
-- 788 of those are identity theft reports; officers write 0:01 for midnight (1,830 rows; 0:02 has 47). So 0:01
-- and the heap at 12:00 (2,807 rows against 1,279 at 11:00 and 1,481 at 13:00) are rounded times and are kept.
SELECT
  local_time(DateOccur, 'M/d/yyyy H:mm') AS __occurred,
  endswith(DateOccur, ' 0:00') OR endswith(DateOccur, ' 00:00') AS __has_default_time,
  __occurred < :not_before OR __occurred >= :day_after_night AS __is_implausible,
  nullif(trim(Crime), '') AS __crime,
  nullif(nullif(trim(ILEADSAddress), ''), '0') AS __house,
  nullif(trim(ILEADSStreet), '') AS __street,

  nullif(trim(Complaint), '') AS incident_no,
  __crime AS offence_no,
  __crime AS offence_code_source,
  offence_code(__crime) AS offence_code,
  nullif(trim(Description), '') AS offence_text,
  offence_origin(__crime) AS origin,

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
    changed('offence_no', 'padding_trimmed', Crime, Crime <> __crime),
    changed('offence_code_source', 'padding_trimmed', Crime, Crime <> __crime),
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
    issue('offence_code_unknown', offence_code IS NULL)) AS _issues
FROM dump
