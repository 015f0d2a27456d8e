-- Objects in XML (invented vendor), alerts: one row is one alert; action D takes a row back, a greater version replaces a smaller.
SELECT
  nullif(trim(AlertNo), '') AS alert_no,
  nullif(trim(AlertCode), '') AS alert_code_source,
  code_in('alerts', 'alert_code', alert_code_source) AS alert_code,
  nullif(trim(AlertText), '') AS alert_text,
  nullif(trim(District), '') AS district,
  local_time(trim(IssuedAt), 'yyyyMMddHHmmss') AS issued_at_local,
  instant_of(issued_at_local, :zone) AS issued_at,
  nullif(trim(Channel), '') AS channel,
  try_cast(trim(AmountYuan) AS DECIMAL(18,2)) AS amount_yuan,

  CASE trim(Action) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(Version), 6, '0') AS _sequence,
  issues(
    issue('alert_code_unknown', code_in('alerts', 'alert_code', alert_code_source) IS NULL),
    issue('issued_at_unreadable', issued_at_local IS NULL AND trim(IssuedAt) <> ''),
    issue('amount_yuan_unreadable', try_cast(trim(AmountYuan) AS DECIMAL(18,2)) IS NULL AND trim(AmountYuan) <> '')) AS _issues
FROM dump
