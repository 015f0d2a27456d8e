-- Parquet (invented vendor), enrolments in schools: one row is one pupil's enrolment in one school; action D takes a row back, a greater version replaces a smaller.
SELECT
  local_date(trim(BORN), 'yyyy-MM-dd') AS __born,
  id_number(nullif(trim(ID_NO), '')) AS __id_no,
  mobile_number(nullif(trim(GUARDIAN_PHONE), '')) AS __guardian_phone,
  local_date(trim(ENROLLED_ON), 'yyyy-MM-dd') AS __enrolled_on,
  local_date(trim(LEFT_ON), 'yyyy-MM-dd') AS __left_on,

  nullif(trim(ENROLMENT_NO), '') AS enrolment_no,
  person_name(nullif(trim(NAME), '')) AS name,
  CASE WHEN trim(SEX_CODE) IN ('0', '1', '2', '9') THEN trim(SEX_CODE) END AS sex_code,
  __born AS born,
  __id_no AS id_no,
  nullif(trim(SCHOOL_NO), '') AS school_no,
  nullif(trim(SCHOOL_NAME), '') AS school_name,
  try_cast(trim(GRADE) AS INT) AS grade,
  person_name(nullif(trim(GUARDIAN_NAME), '')) AS guardian_name,
  __guardian_phone AS guardian_phone,
  nullif(trim(ADDRESS_TEXT), '') AS address_text,
  __enrolled_on AS enrolled_on,
  __left_on AS left_on,

  CASE trim(ACTION) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(VERSION), 6, '0') AS _sequence,
  issues(
    issue('sex_code_unknown', trim(SEX_CODE) <> '' AND trim(SEX_CODE) NOT IN ('0', '1', '2', '9')),
    issue('born_unreadable', __born IS NULL AND trim(BORN) <> ''),
    issue('id_no_unreadable', __id_no IS NULL AND trim(ID_NO) <> ''),
    issue('id_no_invalid', NOT id_number_is_valid(__id_no)),
    issue('grade_unreadable', try_cast(trim(GRADE) AS INT) IS NULL AND trim(GRADE) <> ''),
    issue('guardian_phone_unreadable', __guardian_phone IS NULL AND trim(GUARDIAN_PHONE) <> ''),
    issue('enrolled_on_unreadable', __enrolled_on IS NULL AND trim(ENROLLED_ON) <> ''),
    issue('left_on_unreadable', __left_on IS NULL AND trim(LEFT_ON) <> '')) AS _issues
FROM dump
