-- Fixed width (invented vendor), organisations: one row is one organisation; action D takes a row back, a greater version replaces a smaller.
-- The unified code of GB 32100 is not delivered: organisation_code there says what the organisation is.
SELECT
  local_date(trim(registered_on), 'yyyyMMdd') AS __registered_on,
  wgs84_lon(trim(lon), trim(lat), :coordinate_system) AS __lon,
  wgs84_lat(trim(lon), trim(lat), :coordinate_system) AS __lat,

  nullif(trim(organisation_no), '') AS organisation_no,
  nullif(trim(name), '') AS name,
  nullif(trim(address_text), '') AS address_text,
  person_name(nullif(trim(representative_name), '')) AS representative_name,
  nullif(replace(nullif(trim(phone), ''), ' ', ''), '') AS phone,
  __registered_on AS registered_on,
  __lon AS lon,
  __lat AS lat,
  CASE WHEN __lon IS NOT NULL THEN 'lon_lat' END AS place_source,
  CASE WHEN __lon IS NOT NULL THEN 'point' END AS place_precision,
  CASE WHEN place_is_given(trim(lon), trim(lat)) THEN concat(trim(lon), ' ', trim(lat)) END AS place_original,

  CASE trim(action) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(version), 6, '0') AS _sequence,
  issues(
    issue('registered_on_unreadable', __registered_on IS NULL AND trim(registered_on) <> ''),
    issue('place_unknown', NOT coalesce(place_is_given(trim(lon), trim(lat)), false)),
    issue('place_implausible', __lon IS NULL AND place_is_given(trim(lon), trim(lat)))) AS _issues
FROM dump
