-- Excel workbook (invented vendor), members of registered households: one row is one person's entry in one household's register; action D takes a row back, a greater version replaces a smaller.
SELECT
  local_date(trim(CSRQ), 'yyyy年MM月dd日') AS __born,
  id_number(nullif(trim(GMSFHM), '')) AS __id_no,
  mobile_number(nullif(trim(LXDH), '')) AS __phone,
  code_in('household_states', 'state_code', trim(ZT)) AS __state_code,
  local_date(trim(DJRQ), 'yyyy年MM月dd日') AS __registered_on,
  local_date(trim(ZXRQ), 'yyyy年MM月dd日') AS __ended_on,

  nullif(trim(CYBH), '') AS member_no,
  nullif(trim(HH), '') AS register_book_no,
  nullif(trim(YHZGX), '') AS relation_code,
  person_name(nullif(trim(XM), '')) AS name,
  CASE WHEN trim(XB) IN ('0', '1', '2', '9') THEN trim(XB) END AS sex_code,
  __born AS born,
  __id_no AS id_no,
  __phone AS phone,
  nullif(trim(DZ), '') AS address_text,
  __state_code AS state_code,
  __registered_on AS registered_on,
  __ended_on AS ended_on,

  CASE trim(CZBZ) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(BBH), 6, '0') AS _sequence,
  issues(
    issue('sex_code_unknown', trim(XB) <> '' AND trim(XB) NOT IN ('0', '1', '2', '9')),
    issue('born_unreadable', __born IS NULL AND trim(CSRQ) <> ''),
    issue('id_no_unreadable', __id_no IS NULL AND trim(GMSFHM) <> ''),
    issue('id_no_invalid', NOT id_number_is_valid(__id_no)),
    issue('phone_unreadable', __phone IS NULL AND trim(LXDH) <> ''),
    issue('state_code_unknown', __state_code IS NULL),
    issue('registered_on_unreadable', __registered_on IS NULL AND trim(DJRQ) <> ''),
    issue('ended_on_unreadable', __ended_on IS NULL AND trim(ZXRQ) <> '')) AS _issues
FROM dump
