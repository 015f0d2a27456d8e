-- Quoted CSV (invented vendor), members of registered households: one row is one person's entry in one household's register; action D takes a row back, a greater version replaces a smaller.
SELECT
  local_date(trim(`出生日期`), 'yyyy/M/d') AS __born,
  id_number(nullif(nullif(trim(`公民身份号码`), ''), '-')) AS __id_no,
  mobile_number(nullif(nullif(trim(`联系电话`), ''), '-')) AS __phone,
  code_in('household_states', 'state_code', trim(`状态`)) AS __state_code,
  local_date(trim(`登记日期`), 'yyyy/M/d') AS __registered_on,
  local_date(trim(`注销日期`), 'yyyy/M/d') AS __ended_on,

  nullif(nullif(trim(`成员编号`), ''), '-') AS member_no,
  nullif(nullif(trim(`户号`), ''), '-') AS register_book_no,
  nullif(nullif(trim(`与户主关系`), ''), '-') AS relation_code,
  person_name(nullif(nullif(trim(`姓名`), ''), '-')) AS name,
  CASE WHEN trim(`性别`) IN ('0', '1', '2', '9') THEN trim(`性别`) END AS sex_code,
  __born AS born,
  __id_no AS id_no,
  __phone AS phone,
  nullif(replace(trim(`详细地址`), '\n', ''), '-') AS address_text,
  __state_code AS state_code,
  __registered_on AS registered_on,
  __ended_on AS ended_on,

  CASE trim(`操作标志`) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(`版本号`), 6, '0') AS _sequence,
  changes(
    changed('address_text', 'line_break_removed', `详细地址`, contains(`详细地址`, '\n'))) AS _changes,
  issues(
    issue('sex_code_unknown', trim(`性别`) NOT IN ('', '-') AND trim(`性别`) NOT IN ('0', '1', '2', '9')),
    issue('born_unreadable', __born IS NULL AND trim(`出生日期`) NOT IN ('', '-')),
    issue('id_no_unreadable', __id_no IS NULL AND trim(`公民身份号码`) NOT IN ('', '-')),
    issue('id_no_invalid', NOT id_number_is_valid(__id_no)),
    issue('phone_unreadable', __phone IS NULL AND trim(`联系电话`) NOT IN ('', '-')),
    issue('state_code_unknown', __state_code IS NULL),
    issue('registered_on_unreadable', __registered_on IS NULL AND trim(`登记日期`) NOT IN ('', '-')),
    issue('ended_on_unreadable', __ended_on IS NULL AND trim(`注销日期`) NOT IN ('', '-'))) AS _issues
FROM dump
