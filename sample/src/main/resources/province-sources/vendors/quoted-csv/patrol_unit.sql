-- Quoted CSV (invented vendor), patrols on duty: one row is one turn of one patrol; action D takes a row back, a greater version replaces a smaller.
SELECT
  code_in('units', 'unit_code', trim(`警组类别`)) AS __unit_code,

  nullif(nullif(trim(`排班编号`), ''), '-') AS roster_no,
  nullif(nullif(trim(`单元号`), ''), '-') AS unit_no,
  __unit_code AS unit_code,
  nullif(nullif(trim(`所属分局`), ''), '-') AS district,
  local_time(trim(`上岗时间`), 'yyyy/M/d H:mm:ss') AS on_duty_from_local,
  instant_of(on_duty_from_local, :zone) AS on_duty_from,
  local_time(trim(`下岗时间`), 'yyyy/M/d H:mm:ss') AS on_duty_to_local,
  instant_of(on_duty_to_local, :zone) AS on_duty_to,
  try_cast(trim(`民警人数`) AS INT) AS officers,
  plate_number(nullif(nullif(trim(`号牌号码`), ''), '-')) AS plate_no,

  CASE trim(`操作标志`) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(`版本号`), 6, '0') AS _sequence,
  issues(
    issue('unit_code_unknown', __unit_code IS NULL),
    issue('on_duty_from_unreadable', on_duty_from_local IS NULL AND trim(`上岗时间`) NOT IN ('', '-')),
    issue('on_duty_to_unreadable', on_duty_to_local IS NULL AND trim(`下岗时间`) NOT IN ('', '-')),
    issue('officers_unreadable', try_cast(trim(`民警人数`) AS INT) IS NULL AND trim(`民警人数`) NOT IN ('', '-'))) AS _issues
FROM dump
