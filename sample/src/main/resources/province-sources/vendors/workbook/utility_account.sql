-- Excel workbook (invented vendor), accounts of utilities: one row is one account of one dwelling; action D takes a row back, a greater version replaces a smaller.
SELECT
  code_in('utilities', 'utility_code', trim(YWLB)) AS __utility_code,
  id_number(nullif(trim(HZZJHM), '')) AS __holder_id_no,
  mobile_number(nullif(trim(HZDH), '')) AS __holder_phone,
  local_date(trim(LASJ), 'yyyy年MM月dd日') AS __opened_on,
  local_date(trim(XHRQ), 'yyyy年MM月dd日') AS __closed_on,

  nullif(trim(HHBM), '') AS account_no,
  __utility_code AS utility_code,
  person_name(nullif(trim(HZXM), '')) AS holder_name,
  __holder_id_no AS holder_id_no,
  __holder_phone AS holder_phone,
  nullif(trim(DZ), '') AS address_text,
  __opened_on AS opened_on,
  __closed_on AS closed_on,
  try_cast(trim(BS) AS DECIMAL(18,3)) AS last_reading,

  CASE trim(CZBZ) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(BBH), 6, '0') AS _sequence,
  issues(
    issue('utility_code_unknown', __utility_code IS NULL),
    issue('holder_id_no_unreadable', __holder_id_no IS NULL AND trim(HZZJHM) <> ''),
    issue('holder_id_no_invalid', NOT id_number_is_valid(__holder_id_no)),
    issue('holder_phone_unreadable', __holder_phone IS NULL AND trim(HZDH) <> ''),
    issue('opened_on_unreadable', __opened_on IS NULL AND trim(LASJ) <> ''),
    issue('closed_on_unreadable', __closed_on IS NULL AND trim(XHRQ) <> ''),
    issue('last_reading_unreadable', try_cast(trim(BS) AS DECIMAL(18,3)) IS NULL AND trim(BS) <> '')) AS _issues
FROM dump
