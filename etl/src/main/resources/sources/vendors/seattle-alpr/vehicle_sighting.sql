-- Seattle police, plate reads: one row a plate read by one device at one second. The file has no numbers; device, time
-- and hash together are unique in all 93,490 rows of 2021-10-01..08 (device and time in 77,024).
--
-- No default time (one row at 00:00:00). 24,705 rows (26 %) have no place at all.
-- The hash of a plate is as good as the plate to whoever knows how it was made: TOP_SECRET, and the number with it.
SELECT
  local_time(dt, 'MM/dd/yyyy - HH:mm:ss') AS __passed,
  __passed < :not_before OR __passed >= :day_after_night AS __is_implausible,

  CASE WHEN trim(device) <> '' AND trim(dt) <> '' AND trim(plate_hash) <> ''
       THEN concat_ws(' ', trim(device), trim(dt), trim(plate_hash)) END AS sighting_no,
  nullif(trim(device), '') AS device_no,
  CASE WHEN NOT __is_implausible THEN __passed END AS passed_at_local,
  instant_of(passed_at_local, :zone) AS passed_at,
  nullif(lower(trim(plate_hash)), '') AS plate_no_hash,

  wgs84_lon(lon, lat, :coordinate_system) AS lon,
  wgs84_lat(lon, lat, :coordinate_system) AS lat,
  CASE WHEN trim(lon) <> '' THEN 'lon_lat' END AS place_source,
  CASE WHEN trim(lon) <> '' THEN 'point' END AS place_precision,
  CASE WHEN trim(lon) <> '' THEN concat(trim(lon), ' ', trim(lat)) END AS place_original,
  nullif(trim(address), '') AS address_text,
  nullif(trim(zipcode), '') AS neighbourhood,

  changes(changed('passed_at', 'implausible_unknown', dt, __is_implausible)) AS _changes,
  issues(
    issue('passed_at_unreadable', __passed IS NULL),
    issue('passed_at_implausible', __is_implausible),
    issue('passed_at_in_dst_gap', passed_at_local IS NOT NULL AND passed_at IS NULL),
    issue('place_unknown', trim(lon) = '' OR trim(lat) = '')) AS _issues
FROM dump
