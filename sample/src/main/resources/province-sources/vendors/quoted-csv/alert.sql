-- Quoted CSV (invented vendor), alerts: one row is one alert; action D takes a row back, a greater version replaces a smaller.
SELECT
  nullif(nullif(trim(`预警编号`), ''), '-') AS alert_no,
  nullif(nullif(trim(`预警类型`), ''), '-') AS alert_code_source,
  code_in('alerts', 'alert_code', alert_code_source) AS alert_code,
  nullif(nullif(trim(`预警内容`), ''), '-') AS alert_text,
  nullif(nullif(trim(`所属分局`), ''), '-') AS district,
  local_time(trim(`预警时间`), 'yyyy/M/d H:mm:ss') AS issued_at_local,
  instant_of(issued_at_local, :zone) AS issued_at,
  nullif(nullif(trim(`渠道`), ''), '-') AS channel,
  try_cast(trim(`涉案金额`) AS DECIMAL(18,2)) AS amount_yuan,

  CASE trim(`操作标志`) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(`版本号`), 6, '0') AS _sequence,
  issues(
    issue('alert_code_unknown', code_in('alerts', 'alert_code', alert_code_source) IS NULL),
    issue('issued_at_unreadable', issued_at_local IS NULL AND trim(`预警时间`) NOT IN ('', '-')),
    issue('amount_yuan_unreadable', try_cast(trim(`涉案金额`) AS DECIMAL(18,2)) IS NULL AND trim(`涉案金额`) NOT IN ('', '-'))) AS _issues
FROM dump
