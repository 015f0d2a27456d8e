-- Fixed width (invented vendor), patrols on duty: one row is one turn of one patrol; action D takes a row back, a greater version replaces a smaller.
SELECT
  code_in('units', 'unit_code', trim(unit_code)) AS __unit_code,

  nullif(trim(roster_no), '') AS roster_no,
  nullif(trim(unit_no), '') AS unit_no,
  __unit_code AS unit_code,
  nullif(trim(district), '') AS district,
  local_time(trim(on_duty_from), 'yyyyMMddHHmmss') AS on_duty_from_local,
  instant_of(on_duty_from_local, :zone) AS on_duty_from,
  local_time(trim(on_duty_to), 'yyyyMMddHHmmss') AS on_duty_to_local,
  instant_of(on_duty_to_local, :zone) AS on_duty_to,
  try_cast(trim(officers) AS INT) AS officers,
  plate_number(nullif(trim(plate_no), '')) AS plate_no,

  CASE trim(action) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(version), 6, '0') AS _sequence,
  issues(
    issue('unit_code_unknown', __unit_code IS NULL),
    issue('on_duty_from_unreadable', on_duty_from_local IS NULL AND trim(on_duty_from) <> ''),
    issue('on_duty_to_unreadable', on_duty_to_local IS NULL AND trim(on_duty_to) <> ''),
    issue('officers_unreadable', try_cast(trim(officers) AS INT) IS NULL AND trim(officers) <> '')) AS _issues
FROM dump
