-- Provincial standard, social insurance: one row is one person's insurance with one employer; action D takes a row back, a greater version replaces a smaller.
SELECT
  local_date(trim(born), 'yyyy-MM-dd') AS __born,
  id_number(nullif(trim(id_no), '')) AS __id_no,
  mobile_number(nullif(trim(phone), '')) AS __phone,
  local_date(trim(insured_from), 'yyyy-MM-dd') AS __insured_from,
  local_date(trim(insured_to), 'yyyy-MM-dd') AS __insured_to,

  nullif(trim(insurance_no), '') AS insurance_no,
  person_name(nullif(trim(name), '')) AS name,
  CASE WHEN trim(sex_code) IN ('0', '1', '2', '9') THEN trim(sex_code) END AS sex_code,
  __born AS born,
  __id_no AS id_no,
  __phone AS phone,
  nullif(trim(employer_no), '') AS employer_no,
  nullif(trim(employer_name), '') AS employer_name,
  __insured_from AS insured_from,
  __insured_to AS insured_to,

  CASE trim(action) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(version), 6, '0') AS _sequence,
  issues(
    issue('sex_code_unknown', trim(sex_code) <> '' AND trim(sex_code) NOT IN ('0', '1', '2', '9')),
    issue('born_unreadable', __born IS NULL AND trim(born) <> ''),
    issue('id_no_unreadable', __id_no IS NULL AND trim(id_no) <> ''),
    issue('id_no_invalid', NOT id_number_is_valid(__id_no)),
    issue('phone_unreadable', __phone IS NULL AND trim(phone) <> ''),
    issue('insured_from_unreadable', __insured_from IS NULL AND trim(insured_from) <> ''),
    issue('insured_to_unreadable', __insured_to IS NULL AND trim(insured_to) <> '')) AS _issues
FROM dump
