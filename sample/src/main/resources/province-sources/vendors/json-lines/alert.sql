-- JSON lines (invented vendor), alerts: one row is one alert; action D takes a row back, a greater version replaces a smaller.
SELECT
  epoch_instant(trim(issuedAt), 'milliseconds') AS __issued_at,

  nullif(trim(alertNo), '') AS alert_no,
  nullif(trim(alertCode), '') AS alert_code_source,
  code_in('alerts', 'alert_code', alert_code_source) AS alert_code,
  nullif(trim(alertText), '') AS alert_text,
  nullif(trim(district), '') AS district,
  __issued_at AS issued_at,
  wall_clock(__issued_at, :zone) AS issued_at_local,
  nullif(trim(channel), '') AS channel,
  try_cast(trim(amountYuan) AS DECIMAL(18,2)) AS amount_yuan,

  CASE trim(action) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(version), 6, '0') AS _sequence,
  issues(
    issue('alert_code_unknown', code_in('alerts', 'alert_code', alert_code_source) IS NULL),
    issue('issued_at_unreadable', issued_at_local IS NULL AND trim(issuedAt) <> ''),
    issue('amount_yuan_unreadable', try_cast(trim(amountYuan) AS DECIMAL(18,2)) IS NULL AND trim(amountYuan) <> '')) AS _issues
FROM dump
