-- Quoted CSV (invented vendor), files on suspects: one row is one file on one suspect of one case; action D takes a row back, a greater version replaces a smaller.
SELECT
  local_date(trim(`出生日期`), 'yyyy/M/d') AS __born,
  id_number(nullif(nullif(trim(`公民身份号码`), ''), '-')) AS __id_no,
  mobile_number(nullif(nullif(trim(`联系电话`), ''), '-')) AS __phone,
  local_date(trim(`立档日期`), 'yyyy/M/d') AS __opened_on,
  __opened_on >= :day_after_night AS __is_implausible,

  nullif(nullif(trim(`嫌疑人编号`), ''), '-') AS file_no,
  nullif(nullif(trim(`案件编号`), ''), '-') AS incident_no,
  person_name(nullif(nullif(trim(`姓名`), ''), '-')) AS name,
  CASE WHEN trim(`性别`) IN ('0', '1', '2', '9') THEN trim(`性别`) END AS sex_code,
  __born AS born,
  __id_no AS id_no,
  __phone AS phone,
  nullif(replace(trim(`详细地址`), '\n', ''), '-') AS address_text,
  CASE WHEN NOT __is_implausible THEN __opened_on END AS opened_on,

  CASE trim(`操作标志`) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(`版本号`), 6, '0') AS _sequence,
  changes(
    changed('address_text', 'line_break_removed', `详细地址`, contains(`详细地址`, '\n')),
    changed('opened_on', 'implausible_unknown', `立档日期`, __is_implausible)) AS _changes,
  issues(
    issue('sex_code_unknown', trim(`性别`) NOT IN ('', '-') AND trim(`性别`) NOT IN ('0', '1', '2', '9')),
    issue('born_unreadable', __born IS NULL AND trim(`出生日期`) NOT IN ('', '-')),
    issue('id_no_unreadable', __id_no IS NULL AND trim(`公民身份号码`) NOT IN ('', '-')),
    issue('id_no_invalid', NOT id_number_is_valid(__id_no)),
    issue('phone_unreadable', __phone IS NULL AND trim(`联系电话`) NOT IN ('', '-')),
    issue('opened_on_unreadable', __opened_on IS NULL AND trim(`立档日期`) NOT IN ('', '-')),
    issue('opened_on_implausible', __is_implausible)) AS _issues
FROM dump
