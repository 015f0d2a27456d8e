-- Parquet (invented vendor), files on suspects: one row is one file on one suspect of one case; action D takes a row back, a greater version replaces a smaller.
SELECT
  local_date(trim(BORN), 'yyyy-MM-dd') AS __born,
  id_number(nullif(trim(ID_NO), '')) AS __id_no,
  mobile_number(nullif(trim(PHONE), '')) AS __phone,
  local_date(trim(OPENED_ON), 'yyyy-MM-dd') AS __opened_on,
  __opened_on >= :day_after_night AS __is_implausible,

  nullif(trim(SUSPECT_NO), '') AS file_no,
  nullif(trim(INCIDENT_NO), '') AS incident_no,
  person_name(nullif(trim(NAME), '')) AS name,
  CASE WHEN trim(SEX_CODE) IN ('0', '1', '2', '9') THEN trim(SEX_CODE) END AS sex_code,
  __born AS born,
  __id_no AS id_no,
  __phone AS phone,
  nullif(trim(ADDRESS_TEXT), '') AS address_text,
  CASE WHEN NOT __is_implausible THEN __opened_on END AS opened_on,

  CASE trim(ACTION) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(VERSION), 6, '0') AS _sequence,
  changes(
    changed('opened_on', 'implausible_unknown', OPENED_ON, __is_implausible)) AS _changes,
  issues(
    issue('sex_code_unknown', trim(SEX_CODE) <> '' AND trim(SEX_CODE) NOT IN ('0', '1', '2', '9')),
    issue('born_unreadable', __born IS NULL AND trim(BORN) <> ''),
    issue('id_no_unreadable', __id_no IS NULL AND trim(ID_NO) <> ''),
    issue('id_no_invalid', NOT id_number_is_valid(__id_no)),
    issue('phone_unreadable', __phone IS NULL AND trim(PHONE) <> ''),
    issue('opened_on_unreadable', __opened_on IS NULL AND trim(OPENED_ON) <> ''),
    issue('opened_on_implausible', __is_implausible)) AS _issues
FROM dump
