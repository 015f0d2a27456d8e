-- Chicago police, aggravated assaults of one year: one row an assault, cut down to time and place by whoever took the
-- extract. It has no number, so the row itself is the number: 11 of 15,328 rows of 2019 are like another one to the
-- letter and count as duplicates, though some may be a second victim at one place and minute. A corrected row comes
-- as a new one; this form cannot be taken back or corrected, only replaced by the sample's form.
--
-- No default time: 69 rows of 2019 at 00:00 and 38 at 00:01, against 106 at 01:00, 114 at 23:00 and 141 at 16:00.
SELECT
  local_time(date, 'yyyy-MM-dd HH:mm') AS __occurred,
  __occurred < :not_before OR __occurred >= :day_after_night AS __is_implausible,

  concat_ws(' ', date, longitude, latitude, district, loc_cat) AS incident_no,
  'aggravated assault' AS offence_no,
  'aggravated assault' AS offence_code_source,
  '020111' AS offence_code,
  concat('aggravated assault, ', loc_cat) AS offence_text,
  'reported' AS origin,

  CASE WHEN NOT __is_implausible THEN __occurred END AS occurred_from_local,
  instant_of(occurred_from_local, :zone) AS occurred_from,

  wgs84_lon(longitude, latitude, :coordinate_system) AS lon,
  wgs84_lat(longitude, latitude, :coordinate_system) AS lat,
  CASE WHEN lon IS NOT NULL THEN 'lon_lat' END AS place_source,
  CASE WHEN lon IS NOT NULL THEN 'block' END AS place_precision,
  CASE WHEN place_is_given(longitude, latitude) THEN concat(trim(longitude), ' ', trim(latitude)) END AS place_original,
  nullif(trim(district), '') AS district,

  changes(changed('occurred_from', 'implausible_unknown', date, __is_implausible)) AS _changes,
  issues(
    issue('number_made_of_the_row', true),
    issue('occurred_from_unreadable', __occurred IS NULL),
    issue('occurred_implausible', __is_implausible),
    issue('occurred_from_in_dst_gap', occurred_from_local IS NOT NULL AND occurred_from IS NULL),
    issue('place_unknown', NOT place_is_given(longitude, latitude)),
    issue('place_implausible', lon IS NULL AND place_is_given(longitude, latitude))) AS _issues
FROM dump
