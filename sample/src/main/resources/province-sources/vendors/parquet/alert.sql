-- Parquet (invented vendor), alerts: one row is one alert; action D takes a row back, a greater version replaces a smaller.
-- Times of 96 bits say no zone; the vendor writes them in UTC.
SELECT
  local_instant(trim(ISSUED_AT), "yyyy-MM-dd'T'HH:mm:ss", 'UTC') AS __issued_at,

  nullif(trim(ALERT_NO), '') AS alert_no,
  nullif(trim(ALERT_CODE), '') AS alert_code_source,
  code_in('alerts', 'alert_code', alert_code_source) AS alert_code,
  nullif(trim(ALERT_TEXT), '') AS alert_text,
  nullif(trim(DISTRICT), '') AS district,
  __issued_at AS issued_at,
  wall_clock(__issued_at, :zone) AS issued_at_local,
  nullif(trim(CHANNEL), '') AS channel,
  try_cast(trim(AMOUNT_YUAN) AS DECIMAL(18,2)) AS amount_yuan,

  CASE trim(ACTION) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(VERSION), 6, '0') AS _sequence,
  issues(
    issue('alert_code_unknown', code_in('alerts', 'alert_code', alert_code_source) IS NULL),
    issue('issued_at_unreadable', issued_at_local IS NULL AND trim(ISSUED_AT) <> ''),
    issue('amount_yuan_unreadable', try_cast(trim(AMOUNT_YUAN) AS DECIMAL(18,2)) IS NULL AND trim(AMOUNT_YUAN) <> '')) AS _issues
FROM dump
