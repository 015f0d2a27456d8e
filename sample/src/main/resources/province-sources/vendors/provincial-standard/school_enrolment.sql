-- Provincial standard, enrolments in schools: one row is one pupil's enrolment in one school; action D takes a row back, a greater version replaces a smaller.
SELECT
  local_date(trim(born), 'yyyy-MM-dd') AS __born,
  id_number(nullif(trim(id_no), '')) AS __id_no,
  mobile_number(nullif(trim(guardian_phone), '')) AS __guardian_phone,
  local_date(trim(enrolled_on), 'yyyy-MM-dd') AS __enrolled_on,
  local_date(trim(left_on), 'yyyy-MM-dd') AS __left_on,

  nullif(trim(enrolment_no), '') AS enrolment_no,
  person_name(nullif(trim(name), '')) AS name,
  CASE WHEN trim(sex_code) IN ('0', '1', '2', '9') THEN trim(sex_code) END AS sex_code,
  __born AS born,
  __id_no AS id_no,
  nullif(trim(school_no), '') AS school_no,
  nullif(trim(school_name), '') AS school_name,
  try_cast(trim(grade) AS INT) AS grade,
  person_name(nullif(trim(guardian_name), '')) AS guardian_name,
  __guardian_phone AS guardian_phone,
  nullif(trim(address_text), '') AS address_text,
  __enrolled_on AS enrolled_on,
  __left_on AS left_on,

  CASE trim(action) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(version), 6, '0') AS _sequence,
  issues(
    issue('sex_code_unknown', trim(sex_code) <> '' AND trim(sex_code) NOT IN ('0', '1', '2', '9')),
    issue('born_unreadable', __born IS NULL AND trim(born) <> ''),
    issue('id_no_unreadable', __id_no IS NULL AND trim(id_no) <> ''),
    issue('id_no_invalid', NOT id_number_is_valid(__id_no)),
    issue('grade_unreadable', try_cast(trim(grade) AS INT) IS NULL AND trim(grade) <> ''),
    issue('guardian_phone_unreadable', __guardian_phone IS NULL AND trim(guardian_phone) <> ''),
    issue('enrolled_on_unreadable', __enrolled_on IS NULL AND trim(enrolled_on) <> ''),
    issue('left_on_unreadable', __left_on IS NULL AND trim(left_on) <> '')) AS _issues
FROM dump
