-- CrimeGraphics, the public crime map of a police department: one row a marker's entry. The map lists an entry again
-- for each window that shows it, so of 5,811 rows of Davis 2016-2021 319 repeat another to the letter and 23 differ in
-- the window alone: the last stands.
--
-- The columns Title, Group and TabTitle are those of the first offence in the window, which is another one in 610 rows;
-- title, statute and time are taken from the part of Description that names this row's case. 1,329 cases are named in
-- windows and have no row of their own: they cannot come in from here.
--
-- The time of occurrence stands nowhere but in Description. 0000 is a stamp for "some time that day": 601 rows, against
-- 105 at 0100, 129 at 2300 and 99 at noon. 2400, 2401, 2500 and 0160 (5 rows) are no times. 0001 (28 rows) is kept.
-- DateOpened is a day, always written with 12:00:00 AM: when the case was reported is unknown in every row.
SELECT
  split_part(Description, concat('<b>Case #:</b> ', CaseNumber, '<br>'), 1) AS __until_case,
  regexp_extract(__until_case, '<b>Occurred:</b> ([^<]*)<br>$', 1) AS __occurred_text,
  trim(regexp_extract(__until_case, '<b><big>([^<]*)</big></b><hr>(?:(?!<hr>).)*$', 1)) AS __title,
  local_time(__occurred_text, "M/d/yyyy 'at' HHmm") AS __occurred,
  endswith(__occurred_text, ' at 0000') AS __has_default_time,
  __occurred < :not_before OR __occurred >= :day_after_night AS __is_implausible,

  nullif(trim(CaseNumber), '') AS incident_no,
  nullif(trim(Crime), '') AS offence_no,
  nullif(trim(Crime), '') AS offence_code_source,
  offence_code(concat(trim(Crime), ', ', lower(__title))) AS offence_code,
  nullif(__title, '') AS offence_text,
  offence_origin(concat(trim(Crime), ', ', lower(__title))) AS origin,

  CASE WHEN NOT (__has_default_time OR __is_implausible) THEN __occurred END AS occurred_from_local,
  instant_of(occurred_from_local, :zone) AS occurred_from,

  wgs84_lon(Longitude, Latitude, :coordinate_system) AS lon,
  wgs84_lat(Longitude, Latitude, :coordinate_system) AS lat,
  CASE WHEN lon IS NOT NULL THEN 'lon_lat' END AS place_source,
  CASE WHEN lon IS NULL THEN NULL
       WHEN contains(Location, ' Block of ') THEN 'block' ELSE 'point' END AS place_precision,
  CASE WHEN place_is_given(Longitude, Latitude) THEN concat(trim(Longitude), ' ', trim(Latitude)) END AS place_original,
  nullif(trim(Location), '') AS address_text,

  changes(
    changed('occurred_from', 'default_time_unknown', __occurred_text, __has_default_time),
    changed('occurred_from', 'implausible_unknown', __occurred_text, __is_implausible),
    changed('offence_text', 'title_of_the_case', Title, lower(trim(Title)) <> lower(__title)),
    changed('reported_at', 'day_only_unknown', DateOpened, trim(DateOpened) <> '')) AS _changes,
  issues(
    issue('occurred_from_unreadable', __occurred IS NULL),
    issue('occurred_at_default_time', __has_default_time),
    issue('occurred_implausible', __is_implausible),
    issue('occurred_from_in_dst_gap', occurred_from_local IS NOT NULL AND occurred_from IS NULL),
    issue('title_of_another_case', lower(trim(Title)) <> lower(__title)),
    issue('place_unknown', NOT place_is_given(Longitude, Latitude)),
    issue('place_implausible', lon IS NULL AND place_is_given(Longitude, Latitude)),
    issue('offence_code_unknown', offence_code IS NULL)) AS _issues
FROM dump
