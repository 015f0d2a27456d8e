-- Excel workbook (invented vendor), enrolments in schools: one row is one pupil's enrolment in one school; action D takes a row back, a greater version replaces a smaller.
SELECT
  local_date(trim(CSRQ), 'yyyy年MM月dd日') AS __born,
  id_number(nullif(trim(GMSFHM), '')) AS __id_no,
  mobile_number(nullif(trim(JHRDH), '')) AS __guardian_phone,
  local_date(trim(RXRQ), 'yyyy年MM月dd日') AS __enrolled_on,
  local_date(trim(LXRQ), 'yyyy年MM月dd日') AS __left_on,

  nullif(trim(XJH), '') AS enrolment_no,
  person_name(nullif(trim(XM), '')) AS name,
  CASE WHEN trim(XB) IN ('0', '1', '2', '9') THEN trim(XB) END AS sex_code,
  __born AS born,
  __id_no AS id_no,
  nullif(trim(XXBM), '') AS school_no,
  nullif(trim(XXMC), '') AS school_name,
  try_cast(trim(NJ) AS INT) AS grade,
  person_name(nullif(trim(JHRXM), '')) AS guardian_name,
  __guardian_phone AS guardian_phone,
  nullif(trim(DZ), '') AS address_text,
  __enrolled_on AS enrolled_on,
  __left_on AS left_on,

  CASE trim(CZBZ) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(BBH), 6, '0') AS _sequence,
  issues(
    issue('sex_code_unknown', trim(XB) <> '' AND trim(XB) NOT IN ('0', '1', '2', '9')),
    issue('born_unreadable', __born IS NULL AND trim(CSRQ) <> ''),
    issue('id_no_unreadable', __id_no IS NULL AND trim(GMSFHM) <> ''),
    issue('id_no_invalid', NOT id_number_is_valid(__id_no)),
    issue('grade_unreadable', try_cast(trim(NJ) AS INT) IS NULL AND trim(NJ) <> ''),
    issue('guardian_phone_unreadable', __guardian_phone IS NULL AND trim(JHRDH) <> ''),
    issue('enrolled_on_unreadable', __enrolled_on IS NULL AND trim(RXRQ) <> ''),
    issue('left_on_unreadable', __left_on IS NULL AND trim(LXRQ) <> '')) AS _issues
FROM dump
