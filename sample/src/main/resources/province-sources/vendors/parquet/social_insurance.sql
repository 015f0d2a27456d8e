-- Parquet (invented vendor), social insurance: one row is one person's insurance with one employer; action D takes a row back, a greater version replaces a smaller.
SELECT
  local_date(trim(BORN), 'yyyy-MM-dd') AS __born,
  id_number(nullif(trim(ID_NO), '')) AS __id_no,
  mobile_number(nullif(trim(PHONE), '')) AS __phone,
  local_date(trim(INSURED_FROM), 'yyyy-MM-dd') AS __insured_from,
  local_date(trim(INSURED_TO), 'yyyy-MM-dd') AS __insured_to,

  nullif(trim(INSURANCE_NO), '') AS insurance_no,
  person_name(nullif(trim(NAME), '')) AS name,
  CASE WHEN trim(SEX_CODE) IN ('0', '1', '2', '9') THEN trim(SEX_CODE) END AS sex_code,
  __born AS born,
  __id_no AS id_no,
  __phone AS phone,
  nullif(trim(EMPLOYER_NO), '') AS employer_no,
  nullif(trim(EMPLOYER_NAME), '') AS employer_name,
  __insured_from AS insured_from,
  __insured_to AS insured_to,

  CASE trim(ACTION) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(VERSION), 6, '0') AS _sequence,
  issues(
    issue('sex_code_unknown', trim(SEX_CODE) <> '' AND trim(SEX_CODE) NOT IN ('0', '1', '2', '9')),
    issue('born_unreadable', __born IS NULL AND trim(BORN) <> ''),
    issue('id_no_unreadable', __id_no IS NULL AND trim(ID_NO) <> ''),
    issue('id_no_invalid', NOT id_number_is_valid(__id_no)),
    issue('phone_unreadable', __phone IS NULL AND trim(PHONE) <> ''),
    issue('insured_from_unreadable', __insured_from IS NULL AND trim(INSURED_FROM) <> ''),
    issue('insured_to_unreadable', __insured_to IS NULL AND trim(INSURED_TO) <> '')) AS _issues
FROM dump
