-- Objects in XML (invented vendor), enrolments in schools: one row is one pupil's enrolment in one school; action D takes a row back, a greater version replaces a smaller.
SELECT
  local_date(trim(Born), 'yyyyMMdd') AS __born,
  id_number(nullif(trim(IdNo), '')) AS __id_no,
  mobile_number(nullif(trim(GuardianPhone), '')) AS __guardian_phone,
  local_date(trim(EnrolledOn), 'yyyyMMdd') AS __enrolled_on,
  local_date(trim(LeftOn), 'yyyyMMdd') AS __left_on,

  nullif(trim(EnrolmentNo), '') AS enrolment_no,
  person_name(nullif(trim(Name), '')) AS name,
  CASE WHEN trim(SexCode) IN ('0', '1', '2', '9') THEN trim(SexCode) END AS sex_code,
  __born AS born,
  __id_no AS id_no,
  nullif(trim(SchoolNo), '') AS school_no,
  nullif(trim(SchoolName), '') AS school_name,
  try_cast(trim(Grade) AS INT) AS grade,
  person_name(nullif(trim(GuardianName), '')) AS guardian_name,
  __guardian_phone AS guardian_phone,
  nullif(trim(AddressText), '') AS address_text,
  __enrolled_on AS enrolled_on,
  __left_on AS left_on,

  CASE trim(Action) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(Version), 6, '0') AS _sequence,
  issues(
    issue('sex_code_unknown', trim(SexCode) <> '' AND trim(SexCode) NOT IN ('0', '1', '2', '9')),
    issue('born_unreadable', __born IS NULL AND trim(Born) <> ''),
    issue('id_no_unreadable', __id_no IS NULL AND trim(IdNo) <> ''),
    issue('id_no_invalid', NOT id_number_is_valid(__id_no)),
    issue('grade_unreadable', try_cast(trim(Grade) AS INT) IS NULL AND trim(Grade) <> ''),
    issue('guardian_phone_unreadable', __guardian_phone IS NULL AND trim(GuardianPhone) <> ''),
    issue('enrolled_on_unreadable', __enrolled_on IS NULL AND trim(EnrolledOn) <> ''),
    issue('left_on_unreadable', __left_on IS NULL AND trim(LeftOn) <> '')) AS _issues
FROM dump
