-- Chicago police, a sample of all crime with renamed columns: one row an offence; unique is the portal's number of it.
-- A spreadsheet has written the days up to the 12th as 09-05-2015 13:00 and left the others as 09/13/2015 01:00:00 PM;
-- both begin with the month (8,648 of 10,084 rows are of 2015-09 that way). It has also cut the leading 0 of iucr.
--
-- Exactly 00:00 and exactly 00:01 are stamps for "some time that day": 177 and 212 rows, against 6 at 00:02 and 59 at
-- 00:30; 44 and 67 of them are on the first of a month (277 of all rows are); 32 % and 24 % are deceptive practice, 8 %
-- and 16 % offences involving children, but not one of 793 drug cases is among the five most frequent there. 12:00
-- (324 rows) and 09:00 (280) are heaps of rounded times and are kept.
SELECT
  coalesce(local_time(Date, 'MM-dd-yyyy HH:mm'), local_time(Date, 'MM/dd/yyyy hh:mm:ss a')) AS __occurred,
  endswith(Date, ' 00:00') OR endswith(Date, ' 00:01')
    OR endswith(Date, ' 12:00:00 AM') OR endswith(Date, ' 12:01:00 AM') AS __has_default_time,
  __occurred < :not_before OR __occurred >= :day_after_night AS __is_implausible,

  nullif(trim(caseno), '') AS incident_no,
  nullif(trim(`unique`), '') AS offence_no,
  nullif(trim(iucr), '') AS offence_code_source,
  offence_code(offence_code_source) AS offence_code,
  nullif(concat_ws(': ', nullif(trim(Type), ''), nullif(trim(Type_desc), '')), '') AS offence_text,
  offence_origin(offence_code_source) AS origin,

  CASE WHEN NOT (__has_default_time OR __is_implausible) THEN __occurred END AS occurred_from_local,
  instant_of(occurred_from_local, :zone) AS occurred_from,

  wgs84_lon(Longitude, Latitude, :coordinate_system) AS lon,
  wgs84_lat(Longitude, Latitude, :coordinate_system) AS lat,
  CASE WHEN lon IS NOT NULL THEN 'lon_lat' END AS place_source,
  CASE WHEN lon IS NOT NULL THEN 'block' END AS place_precision,
  CASE WHEN trim(x) <> '' THEN concat(trim(x), ' ', trim(y)) END AS place_original,
  nullif(trim(block), '') AS address_text,
  nullif(trim(District), '') AS district,
  nullif(trim(Community_area), '') AS neighbourhood,

  changes(
    changed('occurred_from', 'default_time_unknown', Date, __has_default_time),
    changed('occurred_from', 'implausible_unknown', Date, __is_implausible)) AS _changes,
  issues(
    issue('occurred_from_unreadable', __occurred IS NULL),
    issue('occurred_at_default_time', __has_default_time),
    issue('occurred_implausible', __is_implausible),
    issue('occurred_from_in_dst_gap', occurred_from_local IS NOT NULL AND occurred_from IS NULL),
    issue('place_unknown', NOT place_is_given(Longitude, Latitude)),
    issue('place_implausible', lon IS NULL AND place_is_given(Longitude, Latitude)),
    issue('offence_code_unknown', offence_code IS NULL)) AS _issues
FROM dump
