-- Objects in XML (invented vendor), social insurance: one row is one person's insurance with one employer; action D takes a row back, a greater version replaces a smaller.
SELECT
  local_date(trim(Born), 'yyyyMMdd') AS __born,
  id_number(nullif(trim(IdNo), '')) AS __id_no,
  mobile_number(nullif(trim(Phone), '')) AS __phone,
  local_date(trim(InsuredFrom), 'yyyyMMdd') AS __insured_from,
  local_date(trim(InsuredTo), 'yyyyMMdd') AS __insured_to,

  nullif(trim(InsuranceNo), '') AS insurance_no,
  person_name(nullif(trim(Name), '')) AS name,
  CASE WHEN trim(SexCode) IN ('0', '1', '2', '9') THEN trim(SexCode) END AS sex_code,
  __born AS born,
  __id_no AS id_no,
  __phone AS phone,
  nullif(trim(EmployerNo), '') AS employer_no,
  nullif(trim(EmployerName), '') AS employer_name,
  __insured_from AS insured_from,
  __insured_to AS insured_to,

  CASE trim(Action) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(Version), 6, '0') AS _sequence,
  issues(
    issue('sex_code_unknown', trim(SexCode) <> '' AND trim(SexCode) NOT IN ('0', '1', '2', '9')),
    issue('born_unreadable', __born IS NULL AND trim(Born) <> ''),
    issue('id_no_unreadable', __id_no IS NULL AND trim(IdNo) <> ''),
    issue('id_no_invalid', NOT id_number_is_valid(__id_no)),
    issue('phone_unreadable', __phone IS NULL AND trim(Phone) <> ''),
    issue('insured_from_unreadable', __insured_from IS NULL AND trim(InsuredFrom) <> ''),
    issue('insured_to_unreadable', __insured_to IS NULL AND trim(InsuredTo) <> '')) AS _issues
FROM dump
