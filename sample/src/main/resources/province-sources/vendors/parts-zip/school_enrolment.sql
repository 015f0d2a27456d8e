-- Parts in a ZIP (invented vendor), enrolments in schools: one row is one pupil's enrolment in one school; action D takes a row back, a greater version replaces a smaller.
SELECT
  local_date(trim(born), 'dd/MM/yyyy') AS __born,
  id_number(nullif(nullif(trim(id_no), ''), '\\N')) AS __id_no,
  mobile_number(nullif(nullif(trim(guardian_phone), ''), '\\N')) AS __guardian_phone,
  local_date(trim(enrolled_on), 'dd/MM/yyyy') AS __enrolled_on,
  local_date(trim(left_on), 'dd/MM/yyyy') AS __left_on,

  nullif(nullif(trim(enrolment_no), ''), '\\N') AS enrolment_no,
  person_name(nullif(nullif(trim(name), ''), '\\N')) AS name,
  CASE WHEN trim(sex_code) IN ('0', '1', '2', '9') THEN trim(sex_code) END AS sex_code,
  __born AS born,
  __id_no AS id_no,
  nullif(nullif(trim(school_no), ''), '\\N') AS school_no,
  nullif(nullif(trim(school_name), ''), '\\N') AS school_name,
  try_cast(trim(grade) AS INT) AS grade,
  person_name(nullif(nullif(trim(guardian_name), ''), '\\N')) AS guardian_name,
  __guardian_phone AS guardian_phone,
  nullif(nullif(trim(address_text), ''), '\\N') AS address_text,
  __enrolled_on AS enrolled_on,
  __left_on AS left_on,

  CASE trim(action) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(version), 6, '0') AS _sequence,
  issues(
    issue('sex_code_unknown', trim(sex_code) NOT IN ('', '\\N') AND trim(sex_code) NOT IN ('0', '1', '2', '9')),
    issue('born_unreadable', __born IS NULL AND trim(born) NOT IN ('', '\\N')),
    issue('id_no_unreadable', __id_no IS NULL AND trim(id_no) NOT IN ('', '\\N')),
    issue('id_no_invalid', NOT id_number_is_valid(__id_no)),
    issue('grade_unreadable', try_cast(trim(grade) AS INT) IS NULL AND trim(grade) NOT IN ('', '\\N')),
    issue('guardian_phone_unreadable', __guardian_phone IS NULL AND trim(guardian_phone) NOT IN ('', '\\N')),
    issue('enrolled_on_unreadable', __enrolled_on IS NULL AND trim(enrolled_on) NOT IN ('', '\\N')),
    issue('left_on_unreadable', __left_on IS NULL AND trim(left_on) NOT IN ('', '\\N'))) AS _issues
FROM dump
