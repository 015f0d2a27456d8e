-- Excel workbook (invented vendor), files on suspects: one row is one file on one suspect of one case; action D takes a row back, a greater version replaces a smaller.
SELECT
  local_date(trim(CSRQ), 'yyyy年MM月dd日') AS __born,
  id_number(nullif(trim(GMSFHM), '')) AS __id_no,
  mobile_number(nullif(trim(LXDH), '')) AS __phone,
  local_date(trim(LASJ), 'yyyy年MM月dd日') AS __opened_on,
  __opened_on >= :day_after_night AS __is_implausible,

  nullif(trim(XYRBH), '') AS file_no,
  nullif(trim(AJBH), '') AS incident_no,
  person_name(nullif(trim(XM), '')) AS name,
  CASE WHEN trim(XB) IN ('0', '1', '2', '9') THEN trim(XB) END AS sex_code,
  __born AS born,
  __id_no AS id_no,
  __phone AS phone,
  nullif(trim(DZ), '') AS address_text,
  CASE WHEN NOT __is_implausible THEN __opened_on END AS opened_on,

  CASE trim(CZBZ) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(BBH), 6, '0') AS _sequence,
  changes(
    changed('opened_on', 'implausible_unknown', LASJ, __is_implausible)) AS _changes,
  issues(
    issue('sex_code_unknown', trim(XB) <> '' AND trim(XB) NOT IN ('0', '1', '2', '9')),
    issue('born_unreadable', __born IS NULL AND trim(CSRQ) <> ''),
    issue('id_no_unreadable', __id_no IS NULL AND trim(GMSFHM) <> ''),
    issue('id_no_invalid', NOT id_number_is_valid(__id_no)),
    issue('phone_unreadable', __phone IS NULL AND trim(LXDH) <> ''),
    issue('opened_on_unreadable', __opened_on IS NULL AND trim(LASJ) <> ''),
    issue('opened_on_implausible', __is_implausible)) AS _issues
FROM dump
