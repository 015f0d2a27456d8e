-- Objects in XML (invented vendor), patrols on duty: one row is one turn of one patrol; action D takes a row back, a greater version replaces a smaller.
SELECT
  code_in('units', 'unit_code', trim(UnitCode)) AS __unit_code,

  nullif(trim(RosterNo), '') AS roster_no,
  nullif(trim(UnitNo), '') AS unit_no,
  __unit_code AS unit_code,
  nullif(trim(District), '') AS district,
  local_time(trim(OnDutyFrom), 'yyyyMMddHHmmss') AS on_duty_from_local,
  instant_of(on_duty_from_local, :zone) AS on_duty_from,
  local_time(trim(OnDutyTo), 'yyyyMMddHHmmss') AS on_duty_to_local,
  instant_of(on_duty_to_local, :zone) AS on_duty_to,
  try_cast(trim(Officers) AS INT) AS officers,
  plate_number(nullif(trim(PlateNo), '')) AS plate_no,

  CASE trim(Action) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(Version), 6, '0') AS _sequence,
  issues(
    issue('unit_code_unknown', __unit_code IS NULL),
    issue('on_duty_from_unreadable', on_duty_from_local IS NULL AND trim(OnDutyFrom) <> ''),
    issue('on_duty_to_unreadable', on_duty_to_local IS NULL AND trim(OnDutyTo) <> ''),
    issue('officers_unreadable', try_cast(trim(Officers) AS INT) IS NULL AND trim(Officers) <> '')) AS _issues
FROM dump
