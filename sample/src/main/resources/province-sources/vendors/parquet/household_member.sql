-- Parquet (invented vendor), members of registered households: one row is one person's entry in one household's register; action D takes a row back, a greater version replaces a smaller.
SELECT
  local_date(trim(BORN), 'yyyy-MM-dd') AS __born,
  id_number(nullif(trim(ID_NO), '')) AS __id_no,
  mobile_number(nullif(trim(PHONE), '')) AS __phone,
  code_in('household_states', 'state_code', trim(STATE_CODE)) AS __state_code,
  local_date(trim(REGISTERED_ON), 'yyyy-MM-dd') AS __registered_on,
  local_date(trim(ENDED_ON), 'yyyy-MM-dd') AS __ended_on,

  nullif(trim(MEMBER_NO), '') AS member_no,
  nullif(trim(HOUSEHOLD_NO), '') AS register_book_no,
  nullif(trim(RELATION_CODE), '') AS relation_code,
  person_name(nullif(trim(NAME), '')) AS name,
  CASE WHEN trim(SEX_CODE) IN ('0', '1', '2', '9') THEN trim(SEX_CODE) END AS sex_code,
  __born AS born,
  __id_no AS id_no,
  __phone AS phone,
  nullif(trim(ADDRESS_TEXT), '') AS address_text,
  __state_code AS state_code,
  __registered_on AS registered_on,
  __ended_on AS ended_on,

  CASE trim(ACTION) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(VERSION), 6, '0') AS _sequence,
  issues(
    issue('sex_code_unknown', trim(SEX_CODE) <> '' AND trim(SEX_CODE) NOT IN ('0', '1', '2', '9')),
    issue('born_unreadable', __born IS NULL AND trim(BORN) <> ''),
    issue('id_no_unreadable', __id_no IS NULL AND trim(ID_NO) <> ''),
    issue('id_no_invalid', NOT id_number_is_valid(__id_no)),
    issue('phone_unreadable', __phone IS NULL AND trim(PHONE) <> ''),
    issue('state_code_unknown', __state_code IS NULL),
    issue('registered_on_unreadable', __registered_on IS NULL AND trim(REGISTERED_ON) <> ''),
    issue('ended_on_unreadable', __ended_on IS NULL AND trim(ENDED_ON) <> '')) AS _issues
FROM dump
