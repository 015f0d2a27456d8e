-- Quoted CSV (invented vendor), enrolments in schools: one row is one pupil's enrolment in one school; action D takes a row back, a greater version replaces a smaller.
SELECT
  local_date(trim(`出生日期`), 'yyyy/M/d') AS __born,
  id_number(nullif(nullif(trim(`公民身份号码`), ''), '-')) AS __id_no,
  mobile_number(nullif(nullif(trim(`监护人电话`), ''), '-')) AS __guardian_phone,
  local_date(trim(`入学日期`), 'yyyy/M/d') AS __enrolled_on,
  local_date(trim(`离校日期`), 'yyyy/M/d') AS __left_on,

  nullif(nullif(trim(`学籍号`), ''), '-') AS enrolment_no,
  person_name(nullif(nullif(trim(`姓名`), ''), '-')) AS name,
  CASE WHEN trim(`性别`) IN ('0', '1', '2', '9') THEN trim(`性别`) END AS sex_code,
  __born AS born,
  __id_no AS id_no,
  nullif(nullif(trim(`学校编码`), ''), '-') AS school_no,
  nullif(nullif(trim(`学校名称`), ''), '-') AS school_name,
  try_cast(trim(`年级`) AS INT) AS grade,
  person_name(nullif(nullif(trim(`监护人姓名`), ''), '-')) AS guardian_name,
  __guardian_phone AS guardian_phone,
  nullif(replace(trim(`详细地址`), '\n', ''), '-') AS address_text,
  __enrolled_on AS enrolled_on,
  __left_on AS left_on,

  CASE trim(`操作标志`) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(`版本号`), 6, '0') AS _sequence,
  changes(
    changed('address_text', 'line_break_removed', `详细地址`, contains(`详细地址`, '\n'))) AS _changes,
  issues(
    issue('sex_code_unknown', trim(`性别`) NOT IN ('', '-') AND trim(`性别`) NOT IN ('0', '1', '2', '9')),
    issue('born_unreadable', __born IS NULL AND trim(`出生日期`) NOT IN ('', '-')),
    issue('id_no_unreadable', __id_no IS NULL AND trim(`公民身份号码`) NOT IN ('', '-')),
    issue('id_no_invalid', NOT id_number_is_valid(__id_no)),
    issue('grade_unreadable', try_cast(trim(`年级`) AS INT) IS NULL AND trim(`年级`) NOT IN ('', '-')),
    issue('guardian_phone_unreadable', __guardian_phone IS NULL AND trim(`监护人电话`) NOT IN ('', '-')),
    issue('enrolled_on_unreadable', __enrolled_on IS NULL AND trim(`入学日期`) NOT IN ('', '-')),
    issue('left_on_unreadable', __left_on IS NULL AND trim(`离校日期`) NOT IN ('', '-'))) AS _issues
FROM dump
