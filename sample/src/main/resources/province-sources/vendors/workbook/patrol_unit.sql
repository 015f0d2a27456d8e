-- Excel workbook (invented vendor), patrols on duty: one row is one turn of one patrol; action D takes a row back, a greater version replaces a smaller.
SELECT
  code_in('units', 'unit_code', trim(JZLB)) AS __unit_code,

  nullif(trim(PBBH), '') AS roster_no,
  nullif(trim(DYH), '') AS unit_no,
  __unit_code AS unit_code,
  nullif(trim(SSFJ), '') AS district,
  local_time(trim(SGSJ), "yyyy-MM-dd'T'HH:mm:ss") AS on_duty_from_local,
  instant_of(on_duty_from_local, :zone) AS on_duty_from,
  local_time(trim(XGSJ), "yyyy-MM-dd'T'HH:mm:ss") AS on_duty_to_local,
  instant_of(on_duty_to_local, :zone) AS on_duty_to,
  try_cast(trim(MJRS) AS INT) AS officers,
  plate_number(nullif(trim(HPHM), '')) AS plate_no,

  CASE trim(CZBZ) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(BBH), 6, '0') AS _sequence,
  issues(
    issue('unit_code_unknown', __unit_code IS NULL),
    issue('on_duty_from_unreadable', on_duty_from_local IS NULL AND trim(SGSJ) <> ''),
    issue('on_duty_to_unreadable', on_duty_to_local IS NULL AND trim(XGSJ) <> ''),
    issue('officers_unreadable', try_cast(trim(MJRS) AS INT) IS NULL AND trim(MJRS) <> '')) AS _issues
FROM dump
