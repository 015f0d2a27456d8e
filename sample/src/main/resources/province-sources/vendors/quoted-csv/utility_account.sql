-- Quoted CSV (invented vendor), accounts of utilities: one row is one account of one dwelling; action D takes a row back, a greater version replaces a smaller.
SELECT
  code_in('utilities', 'utility_code', trim(`业务类别`)) AS __utility_code,
  id_number(nullif(nullif(trim(`户主证件号`), ''), '-')) AS __holder_id_no,
  mobile_number(nullif(nullif(trim(`户主电话`), ''), '-')) AS __holder_phone,
  local_date(trim(`立档日期`), 'yyyy/M/d') AS __opened_on,
  local_date(trim(`销户日期`), 'yyyy/M/d') AS __closed_on,

  nullif(nullif(trim(`户头编号`), ''), '-') AS account_no,
  __utility_code AS utility_code,
  person_name(nullif(nullif(trim(`户名`), ''), '-')) AS holder_name,
  __holder_id_no AS holder_id_no,
  __holder_phone AS holder_phone,
  nullif(replace(trim(`详细地址`), '\n', ''), '-') AS address_text,
  __opened_on AS opened_on,
  __closed_on AS closed_on,
  try_cast(trim(`表数`) AS DECIMAL(18,3)) AS last_reading,

  CASE trim(`操作标志`) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(`版本号`), 6, '0') AS _sequence,
  changes(
    changed('address_text', 'line_break_removed', `详细地址`, contains(`详细地址`, '\n'))) AS _changes,
  issues(
    issue('utility_code_unknown', __utility_code IS NULL),
    issue('holder_id_no_unreadable', __holder_id_no IS NULL AND trim(`户主证件号`) NOT IN ('', '-')),
    issue('holder_id_no_invalid', NOT id_number_is_valid(__holder_id_no)),
    issue('holder_phone_unreadable', __holder_phone IS NULL AND trim(`户主电话`) NOT IN ('', '-')),
    issue('opened_on_unreadable', __opened_on IS NULL AND trim(`立档日期`) NOT IN ('', '-')),
    issue('closed_on_unreadable', __closed_on IS NULL AND trim(`销户日期`) NOT IN ('', '-')),
    issue('last_reading_unreadable', try_cast(trim(`表数`) AS DECIMAL(18,3)) IS NULL AND trim(`表数`) NOT IN ('', '-'))) AS _issues
FROM dump
