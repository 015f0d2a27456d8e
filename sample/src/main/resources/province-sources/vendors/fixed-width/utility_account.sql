-- Fixed width (invented vendor), accounts of utilities: one row is one account of one dwelling; action D takes a row back, a greater version replaces a smaller.
SELECT
  code_in('utilities', 'utility_code', trim(utility_code)) AS __utility_code,
  id_number(nullif(trim(holder_id_no), '')) AS __holder_id_no,
  mobile_number(nullif(trim(holder_phone), '')) AS __holder_phone,
  local_date(trim(opened_on), 'yyyyMMdd') AS __opened_on,
  local_date(trim(closed_on), 'yyyyMMdd') AS __closed_on,

  nullif(trim(account_no), '') AS account_no,
  __utility_code AS utility_code,
  person_name(nullif(trim(holder_name), '')) AS holder_name,
  __holder_id_no AS holder_id_no,
  __holder_phone AS holder_phone,
  nullif(trim(address_text), '') AS address_text,
  __opened_on AS opened_on,
  __closed_on AS closed_on,
  try_cast(trim(last_reading) AS DECIMAL(18,3)) AS last_reading,

  CASE trim(action) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(version), 6, '0') AS _sequence,
  issues(
    issue('utility_code_unknown', __utility_code IS NULL),
    issue('holder_id_no_unreadable', __holder_id_no IS NULL AND trim(holder_id_no) <> ''),
    issue('holder_id_no_invalid', NOT id_number_is_valid(__holder_id_no)),
    issue('holder_phone_unreadable', __holder_phone IS NULL AND trim(holder_phone) <> ''),
    issue('opened_on_unreadable', __opened_on IS NULL AND trim(opened_on) <> ''),
    issue('closed_on_unreadable', __closed_on IS NULL AND trim(closed_on) <> ''),
    issue('last_reading_unreadable', try_cast(trim(last_reading) AS DECIMAL(18,3)) IS NULL AND trim(last_reading) <> '')) AS _issues
FROM dump
