-- Parquet (invented vendor), patrols on duty: one row is one turn of one patrol; action D takes a row back, a greater version replaces a smaller.
-- Times of 96 bits say no zone; the vendor writes them in UTC.
SELECT
  code_in('units', 'unit_code', trim(UNIT_CODE)) AS __unit_code,
  local_instant(trim(ON_DUTY_FROM), "yyyy-MM-dd'T'HH:mm:ss", 'UTC') AS __on_duty_from,
  local_instant(trim(ON_DUTY_TO), "yyyy-MM-dd'T'HH:mm:ss", 'UTC') AS __on_duty_to,

  nullif(trim(ROSTER_NO), '') AS roster_no,
  nullif(trim(UNIT_NO), '') AS unit_no,
  __unit_code AS unit_code,
  nullif(trim(DISTRICT), '') AS district,
  __on_duty_from AS on_duty_from,
  wall_clock(__on_duty_from, :zone) AS on_duty_from_local,
  __on_duty_to AS on_duty_to,
  wall_clock(__on_duty_to, :zone) AS on_duty_to_local,
  try_cast(trim(OFFICERS) AS INT) AS officers,
  plate_number(nullif(trim(PLATE_NO), '')) AS plate_no,

  CASE trim(ACTION) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(VERSION), 6, '0') AS _sequence,
  issues(
    issue('unit_code_unknown', __unit_code IS NULL),
    issue('on_duty_from_unreadable', on_duty_from_local IS NULL AND trim(ON_DUTY_FROM) <> ''),
    issue('on_duty_to_unreadable', on_duty_to_local IS NULL AND trim(ON_DUTY_TO) <> ''),
    issue('officers_unreadable', try_cast(trim(OFFICERS) AS INT) IS NULL AND trim(OFFICERS) <> '')) AS _issues
FROM dump
