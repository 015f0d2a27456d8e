-- Excel workbook (invented vendor), standard addresses: one row is one address; action D takes a row back, a greater version replaces a smaller.
SELECT
  wgs84_lon(trim(JD), trim(WD), :coordinate_system) AS __lon,
  wgs84_lat(trim(JD), trim(WD), :coordinate_system) AS __lat,

  nullif(trim(DZBM), '') AS address_no,
  nullif(trim(SMC), '') AS province,
  nullif(trim(SHIMC), '') AS city,
  nullif(trim(XQDM), '') AS county_code,
  nullif(trim(XQMC), '') AS county,
  nullif(trim(XZDM), '') AS town_code,
  nullif(trim(XZMC), '') AS town,
  nullif(trim(SQDM), '') AS community_code,
  nullif(trim(SQMC), '') AS community,
  nullif(trim(JLXMC), '') AS road,
  nullif(trim(MPH), '') AS house_no,
  nullif(trim(XQ), '') AS compound,
  nullif(trim(LDH), '') AS building_no,
  nullif(trim(DYH), '') AS unit_no,
  nullif(trim(SH), '') AS room_no,
  nullif(trim(CJDM), '') AS level_code,
  nullif(trim(DZ), '') AS address_text,
  __lon AS lon,
  __lat AS lat,
  CASE WHEN __lon IS NOT NULL THEN 'lon_lat' END AS place_source,
  CASE WHEN __lon IS NOT NULL THEN 'point' END AS place_precision,
  CASE WHEN place_is_given(trim(JD), trim(WD)) THEN concat(trim(JD), ' ', trim(WD)) END AS place_original,

  CASE trim(CZBZ) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(BBH), 6, '0') AS _sequence,
  issues(
    issue('place_unknown', NOT coalesce(place_is_given(trim(JD), trim(WD)), false)),
    issue('place_implausible', __lon IS NULL AND place_is_given(trim(JD), trim(WD)))) AS _issues
FROM dump
