-- Excel workbook (invented vendor), organisations: one row is one organisation; action D takes a row back, a greater version replaces a smaller.
-- The unified code of GB 32100 is not delivered: organisation_code there says what the organisation is.
SELECT
  local_date(trim(DJRQ), 'yyyy年MM月dd日') AS __registered_on,
  wgs84_lon(trim(JD), trim(WD), :coordinate_system) AS __lon,
  wgs84_lat(trim(JD), trim(WD), :coordinate_system) AS __lat,

  nullif(trim(DWBM), '') AS organisation_no,
  nullif(trim(XM), '') AS name,
  nullif(trim(DZ), '') AS address_text,
  person_name(nullif(trim(FRXM), '')) AS representative_name,
  nullif(replace(nullif(trim(LXDH), ''), ' ', ''), '') AS phone,
  __registered_on AS registered_on,
  __lon AS lon,
  __lat AS lat,
  CASE WHEN __lon IS NOT NULL THEN 'lon_lat' END AS place_source,
  CASE WHEN __lon IS NOT NULL THEN 'point' END AS place_precision,
  CASE WHEN place_is_given(trim(JD), trim(WD)) THEN concat(trim(JD), ' ', trim(WD)) END AS place_original,

  CASE trim(CZBZ) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(BBH), 6, '0') AS _sequence,
  issues(
    issue('registered_on_unreadable', __registered_on IS NULL AND trim(DJRQ) <> ''),
    issue('place_unknown', NOT coalesce(place_is_given(trim(JD), trim(WD)), false)),
    issue('place_implausible', __lon IS NULL AND place_is_given(trim(JD), trim(WD)))) AS _issues
FROM dump
