-- Avro (invented vendor), social insurance: one row is one person's insurance with one employer; action D takes a row back, a greater version replaces a smaller.
SELECT
  local_date(trim(born), 'yyyyMMdd') AS __born,
  id_number(nullif(trim(idNo), '')) AS __id_no,
  mobile_number(nullif(trim(phone), '')) AS __phone,
  local_date(trim(insuredFrom), 'yyyyMMdd') AS __insured_from,
  local_date(trim(insuredTo), 'yyyyMMdd') AS __insured_to,

  nullif(trim(insuranceNo), '') AS insurance_no,
  person_name(nullif(trim(name), '')) AS name,
  CASE WHEN trim(sexCode) IN ('0', '1', '2', '9') THEN trim(sexCode) END AS sex_code,
  __born AS born,
  __id_no AS id_no,
  __phone AS phone,
  nullif(trim(employerNo), '') AS employer_no,
  nullif(trim(employerName), '') AS employer_name,
  __insured_from AS insured_from,
  __insured_to AS insured_to,

  CASE trim(action) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(version), 6, '0') AS _sequence,
  issues(
    issue('sex_code_unknown', trim(sexCode) <> '' AND trim(sexCode) NOT IN ('0', '1', '2', '9')),
    issue('born_unreadable', __born IS NULL AND trim(born) <> ''),
    issue('id_no_unreadable', __id_no IS NULL AND trim(idNo) <> ''),
    issue('id_no_invalid', NOT id_number_is_valid(__id_no)),
    issue('phone_unreadable', __phone IS NULL AND trim(phone) <> ''),
    issue('insured_from_unreadable', __insured_from IS NULL AND trim(insuredFrom) <> ''),
    issue('insured_to_unreadable', __insured_to IS NULL AND trim(insuredTo) <> '')) AS _issues
FROM dump
