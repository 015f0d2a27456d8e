-- Parquet (invented vendor), accounts of utilities: one row is one account of one dwelling; action D takes a row back, a greater version replaces a smaller.
SELECT
  code_in('utilities', 'utility_code', trim(UTILITY_CODE)) AS __utility_code,
  id_number(nullif(trim(HOLDER_ID_NO), '')) AS __holder_id_no,
  mobile_number(nullif(trim(HOLDER_PHONE), '')) AS __holder_phone,
  local_date(trim(OPENED_ON), 'yyyy-MM-dd') AS __opened_on,
  local_date(trim(CLOSED_ON), 'yyyy-MM-dd') AS __closed_on,

  nullif(trim(ACCOUNT_NO), '') AS account_no,
  __utility_code AS utility_code,
  person_name(nullif(trim(HOLDER_NAME), '')) AS holder_name,
  __holder_id_no AS holder_id_no,
  __holder_phone AS holder_phone,
  nullif(trim(ADDRESS_TEXT), '') AS address_text,
  __opened_on AS opened_on,
  __closed_on AS closed_on,
  try_cast(trim(LAST_READING) AS DECIMAL(18,3)) AS last_reading,

  CASE trim(ACTION) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(VERSION), 6, '0') AS _sequence,
  issues(
    issue('utility_code_unknown', __utility_code IS NULL),
    issue('holder_id_no_unreadable', __holder_id_no IS NULL AND trim(HOLDER_ID_NO) <> ''),
    issue('holder_id_no_invalid', NOT id_number_is_valid(__holder_id_no)),
    issue('holder_phone_unreadable', __holder_phone IS NULL AND trim(HOLDER_PHONE) <> ''),
    issue('opened_on_unreadable', __opened_on IS NULL AND trim(OPENED_ON) <> ''),
    issue('closed_on_unreadable', __closed_on IS NULL AND trim(CLOSED_ON) <> ''),
    issue('last_reading_unreadable', try_cast(trim(LAST_READING) AS DECIMAL(18,3)) IS NULL AND trim(LAST_READING) <> '')) AS _issues
FROM dump
