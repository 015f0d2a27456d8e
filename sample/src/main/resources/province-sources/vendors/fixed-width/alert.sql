-- Fixed width (invented vendor), alerts: one row is one alert; action D takes a row back, a greater version replaces a smaller.
SELECT
  nullif(trim(alert_no), '') AS alert_no,
  nullif(trim(alert_code), '') AS alert_code_source,
  code_in('alerts', 'alert_code', alert_code_source) AS alert_code,
  nullif(trim(alert_text), '') AS alert_text,
  nullif(trim(district), '') AS district,
  local_time(trim(issued_at), 'yyyyMMddHHmmss') AS issued_at_local,
  instant_of(issued_at_local, :zone) AS issued_at,
  nullif(trim(channel), '') AS channel,
  try_cast(trim(amount_yuan) AS DECIMAL(18,2)) AS amount_yuan,

  CASE trim(action) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(version), 6, '0') AS _sequence,
  issues(
    issue('alert_code_unknown', code_in('alerts', 'alert_code', alert_code_source) IS NULL),
    issue('issued_at_unreadable', issued_at_local IS NULL AND trim(issued_at) <> ''),
    issue('amount_yuan_unreadable', try_cast(trim(amount_yuan) AS DECIMAL(18,2)) IS NULL AND trim(amount_yuan) <> '')) AS _issues
FROM dump
