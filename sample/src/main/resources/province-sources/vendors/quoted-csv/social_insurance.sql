-- Quoted CSV (invented vendor), social insurance: one row is one person's insurance with one employer; action D takes a row back, a greater version replaces a smaller.
SELECT
  local_date(trim(`出生日期`), 'yyyy/M/d') AS __born,
  id_number(nullif(nullif(trim(`公民身份号码`), ''), '-')) AS __id_no,
  mobile_number(nullif(nullif(trim(`联系电话`), ''), '-')) AS __phone,
  local_date(trim(`参保日期`), 'yyyy/M/d') AS __insured_from,
  local_date(trim(`停保日期`), 'yyyy/M/d') AS __insured_to,

  nullif(nullif(trim(`社保编号`), ''), '-') AS insurance_no,
  person_name(nullif(nullif(trim(`姓名`), ''), '-')) AS name,
  CASE WHEN trim(`性别`) IN ('0', '1', '2', '9') THEN trim(`性别`) END AS sex_code,
  __born AS born,
  __id_no AS id_no,
  __phone AS phone,
  nullif(nullif(trim(`用人单位编号`), ''), '-') AS employer_no,
  nullif(nullif(trim(`用人单位名称`), ''), '-') AS employer_name,
  __insured_from AS insured_from,
  __insured_to AS insured_to,

  CASE trim(`操作标志`) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(`版本号`), 6, '0') AS _sequence,
  issues(
    issue('sex_code_unknown', trim(`性别`) NOT IN ('', '-') AND trim(`性别`) NOT IN ('0', '1', '2', '9')),
    issue('born_unreadable', __born IS NULL AND trim(`出生日期`) NOT IN ('', '-')),
    issue('id_no_unreadable', __id_no IS NULL AND trim(`公民身份号码`) NOT IN ('', '-')),
    issue('id_no_invalid', NOT id_number_is_valid(__id_no)),
    issue('phone_unreadable', __phone IS NULL AND trim(`联系电话`) NOT IN ('', '-')),
    issue('insured_from_unreadable', __insured_from IS NULL AND trim(`参保日期`) NOT IN ('', '-')),
    issue('insured_to_unreadable', __insured_to IS NULL AND trim(`停保日期`) NOT IN ('', '-'))) AS _issues
FROM dump
