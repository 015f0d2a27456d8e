-- Avro (invented vendor), patrols on duty: one row is one turn of one patrol; action D takes a row back, a greater version replaces a smaller.
SELECT
  code_in('units', 'unit_code', trim(unitCode)) AS __unit_code,
  epoch_instant(trim(onDutyFrom), 'milliseconds') AS __on_duty_from,
  epoch_instant(trim(onDutyTo), 'milliseconds') AS __on_duty_to,

  nullif(trim(rosterNo), '') AS roster_no,
  nullif(trim(unitNo), '') AS unit_no,
  __unit_code AS unit_code,
  nullif(trim(district), '') AS district,
  __on_duty_from AS on_duty_from,
  wall_clock(__on_duty_from, :zone) AS on_duty_from_local,
  __on_duty_to AS on_duty_to,
  wall_clock(__on_duty_to, :zone) AS on_duty_to_local,
  try_cast(trim(officers) AS INT) AS officers,
  plate_number(nullif(trim(plateNo), '')) AS plate_no,

  CASE trim(action) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(version), 6, '0') AS _sequence,
  issues(
    issue('unit_code_unknown', __unit_code IS NULL),
    issue('on_duty_from_unreadable', on_duty_from_local IS NULL AND trim(onDutyFrom) <> ''),
    issue('on_duty_to_unreadable', on_duty_to_local IS NULL AND trim(onDutyTo) <> ''),
    issue('officers_unreadable', try_cast(trim(officers) AS INT) IS NULL AND trim(officers) <> '')) AS _issues
FROM dump
