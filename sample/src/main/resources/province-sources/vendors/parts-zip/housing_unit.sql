-- Parts in a ZIP (invented vendor), housing units: one row is one dwelling; action D takes a row back, a greater version replaces a smaller.
SELECT
  code_in('uses', 'use_code', trim(use_code)) AS __use_code,
  id_number(nullif(nullif(trim(owner_id_no), ''), '\\N')) AS __holder_id_no,
  wgs84_lon(trim(lon), trim(lat), :coordinate_system) AS __lon,
  wgs84_lat(trim(lon), trim(lat), :coordinate_system) AS __lat,

  nullif(nullif(trim(unit_no), ''), '\\N') AS unit_no,
  nullif(nullif(trim(address_text), ''), '\\N') AS address_text,
  __use_code AS use_code,
  try_cast(trim(area_m2) AS DECIMAL(10,2)) AS area_m2,
  try_cast(trim(built_year) AS INT) AS built_year,
  person_name(nullif(nullif(trim(owner_name), ''), '\\N')) AS holder_name,
  __holder_id_no AS holder_id_no,
  __lon AS lon,
  __lat AS lat,
  CASE WHEN __lon IS NOT NULL THEN 'lon_lat' END AS place_source,
  CASE WHEN __lon IS NOT NULL THEN 'point' END AS place_precision,
  CASE WHEN place_is_given(trim(lon), trim(lat)) THEN concat(trim(lon), ' ', trim(lat)) END AS place_original,

  CASE trim(action) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(version), 6, '0') AS _sequence,
  issues(
    issue('use_code_unknown', __use_code IS NULL),
    issue('area_m2_unreadable', try_cast(trim(area_m2) AS DECIMAL(10,2)) IS NULL AND trim(area_m2) NOT IN ('', '\\N')),
    issue('built_year_unreadable', try_cast(trim(built_year) AS INT) IS NULL AND trim(built_year) NOT IN ('', '\\N')),
    issue('holder_id_no_unreadable', __holder_id_no IS NULL AND trim(owner_id_no) NOT IN ('', '\\N')),
    issue('holder_id_no_invalid', NOT id_number_is_valid(__holder_id_no)),
    issue('place_unknown', NOT coalesce(place_is_given(trim(lon), trim(lat)), false)),
    issue('place_implausible', __lon IS NULL AND place_is_given(trim(lon), trim(lat)))) AS _issues
FROM dump
