-- Excel workbook (invented vendor), alerts: one row is one alert; action D takes a row back, a greater version replaces a smaller.
SELECT
  nullif(trim(YJBH), '') AS alert_no,
  nullif(trim(YJLX), '') AS alert_code_source,
  code_in('alerts', 'alert_code', alert_code_source) AS alert_code,
  nullif(trim(YJNR), '') AS alert_text,
  nullif(trim(SSFJ), '') AS district,
  local_time(trim(YJSJ), "yyyy-MM-dd'T'HH:mm:ss") AS issued_at_local,
  instant_of(issued_at_local, :zone) AS issued_at,
  nullif(trim(QD), '') AS channel,
  try_cast(trim(SAJE) AS DECIMAL(18,2)) AS amount_yuan,

  CASE trim(CZBZ) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(BBH), 6, '0') AS _sequence,
  issues(
    issue('alert_code_unknown', code_in('alerts', 'alert_code', alert_code_source) IS NULL),
    issue('issued_at_unreadable', issued_at_local IS NULL AND trim(YJSJ) <> ''),
    issue('amount_yuan_unreadable', try_cast(trim(SAJE) AS DECIMAL(18,2)) IS NULL AND trim(SAJE) <> '')) AS _issues
FROM dump
