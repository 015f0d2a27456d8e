-- Excel workbook (invented vendor), housing units: one row is one dwelling; action D takes a row back, a greater version replaces a smaller.
SELECT
  code_in('uses', 'use_code', trim(FWYT)) AS __use_code,
  id_number(nullif(trim(CQRZJHM), '')) AS __holder_id_no,
  wgs84_lon(trim(JD), trim(WD), :coordinate_system) AS __lon,
  wgs84_lat(trim(JD), trim(WD), :coordinate_system) AS __lat,

  nullif(trim(DYH), '') AS unit_no,
  nullif(trim(DZ), '') AS address_text,
  __use_code AS use_code,
  try_cast(trim(JZMJ) AS DECIMAL(10,2)) AS area_m2,
  try_cast(trim(JCND) AS INT) AS built_year,
  person_name(nullif(trim(CQRXM), '')) AS holder_name,
  __holder_id_no AS holder_id_no,
  __lon AS lon,
  __lat AS lat,
  CASE WHEN __lon IS NOT NULL THEN 'lon_lat' END AS place_source,
  CASE WHEN __lon IS NOT NULL THEN 'point' END AS place_precision,
  CASE WHEN place_is_given(trim(JD), trim(WD)) THEN concat(trim(JD), ' ', trim(WD)) END AS place_original,

  CASE trim(CZBZ) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(BBH), 6, '0') AS _sequence,
  issues(
    issue('use_code_unknown', __use_code IS NULL),
    issue('area_m2_unreadable', try_cast(trim(JZMJ) AS DECIMAL(10,2)) IS NULL AND trim(JZMJ) <> ''),
    issue('built_year_unreadable', try_cast(trim(JCND) AS INT) IS NULL AND trim(JCND) <> ''),
    issue('holder_id_no_unreadable', __holder_id_no IS NULL AND trim(CQRZJHM) <> ''),
    issue('holder_id_no_invalid', NOT id_number_is_valid(__holder_id_no)),
    issue('place_unknown', NOT coalesce(place_is_given(trim(JD), trim(WD)), false)),
    issue('place_implausible', __lon IS NULL AND place_is_given(trim(JD), trim(WD)))) AS _issues
FROM dump
