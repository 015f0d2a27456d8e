-- Quoted CSV (invented vendor), reports on missing persons: one row is one report on one missing person; action D takes a row back, a greater version replaces a smaller.
SELECT
  local_date(trim(`出生日期`), 'yyyy/M/d') AS __born,
  id_number(nullif(nullif(trim(`公民身份号码`), ''), '-')) AS __id_no,
  code_in('report_states', 'report_state', trim(`状态`)) AS __report_state,

  nullif(nullif(trim(`报案编号`), ''), '-') AS report_no,
  person_name(nullif(nullif(trim(`姓名`), ''), '-')) AS name,
  CASE WHEN trim(`性别`) IN ('0', '1', '2', '9') THEN trim(`性别`) END AS sex_code,
  __born AS born,
  __id_no AS id_no,
  try_cast(trim(`身高`) AS INT) AS height_cm,
  nullif(nullif(trim(`体貌特征`), ''), '-') AS feature_text,
  local_time(trim(`最后出现时间`), 'yyyy/M/d H:mm:ss') AS last_seen_at_local,
  instant_of(last_seen_at_local, :zone) AS last_seen_at,
  nullif(nullif(trim(`最后出现地点`), ''), '-') AS last_seen_text,
  local_time(trim(`报案时间`), 'yyyy/M/d H:mm:ss') AS reported_at_local,
  instant_of(reported_at_local, :zone) AS reported_at,
  local_time(trim(`找回时间`), 'yyyy/M/d H:mm:ss') AS found_at_local,
  instant_of(found_at_local, :zone) AS found_at,
  __report_state AS report_state,

  CASE trim(`操作标志`) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(`版本号`), 6, '0') AS _sequence,
  issues(
    issue('sex_code_unknown', trim(`性别`) NOT IN ('', '-') AND trim(`性别`) NOT IN ('0', '1', '2', '9')),
    issue('born_unreadable', __born IS NULL AND trim(`出生日期`) NOT IN ('', '-')),
    issue('id_no_unreadable', __id_no IS NULL AND trim(`公民身份号码`) NOT IN ('', '-')),
    issue('id_no_invalid', NOT id_number_is_valid(__id_no)),
    issue('height_cm_unreadable', try_cast(trim(`身高`) AS INT) IS NULL AND trim(`身高`) NOT IN ('', '-')),
    issue('last_seen_at_unreadable', last_seen_at_local IS NULL AND trim(`最后出现时间`) NOT IN ('', '-')),
    issue('reported_at_unreadable', reported_at_local IS NULL AND trim(`报案时间`) NOT IN ('', '-')),
    issue('found_at_unreadable', found_at_local IS NULL AND trim(`找回时间`) NOT IN ('', '-')),
    issue('report_state_unknown', __report_state IS NULL)) AS _issues
FROM dump
