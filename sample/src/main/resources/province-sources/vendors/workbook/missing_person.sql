-- Excel workbook (invented vendor), reports on missing persons: one row is one report on one missing person; action D takes a row back, a greater version replaces a smaller.
SELECT
  local_date(trim(CSRQ), 'yyyy年MM月dd日') AS __born,
  id_number(nullif(trim(GMSFHM), '')) AS __id_no,
  code_in('report_states', 'report_state', trim(ZT)) AS __report_state,

  nullif(trim(BABH), '') AS report_no,
  person_name(nullif(trim(XM), '')) AS name,
  CASE WHEN trim(XB) IN ('0', '1', '2', '9') THEN trim(XB) END AS sex_code,
  __born AS born,
  __id_no AS id_no,
  try_cast(trim(SG) AS INT) AS height_cm,
  nullif(trim(TMTZ), '') AS feature_text,
  local_time(trim(ZHSJ), "yyyy-MM-dd'T'HH:mm:ss") AS last_seen_at_local,
  instant_of(last_seen_at_local, :zone) AS last_seen_at,
  nullif(trim(ZHDD), '') AS last_seen_text,
  local_time(trim(BASJ), "yyyy-MM-dd'T'HH:mm:ss") AS reported_at_local,
  instant_of(reported_at_local, :zone) AS reported_at,
  local_time(trim(ZHRQ), "yyyy-MM-dd'T'HH:mm:ss") AS found_at_local,
  instant_of(found_at_local, :zone) AS found_at,
  __report_state AS report_state,

  CASE trim(CZBZ) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(BBH), 6, '0') AS _sequence,
  issues(
    issue('sex_code_unknown', trim(XB) <> '' AND trim(XB) NOT IN ('0', '1', '2', '9')),
    issue('born_unreadable', __born IS NULL AND trim(CSRQ) <> ''),
    issue('id_no_unreadable', __id_no IS NULL AND trim(GMSFHM) <> ''),
    issue('id_no_invalid', NOT id_number_is_valid(__id_no)),
    issue('height_cm_unreadable', try_cast(trim(SG) AS INT) IS NULL AND trim(SG) <> ''),
    issue('last_seen_at_unreadable', last_seen_at_local IS NULL AND trim(ZHSJ) <> ''),
    issue('reported_at_unreadable', reported_at_local IS NULL AND trim(BASJ) <> ''),
    issue('found_at_unreadable', found_at_local IS NULL AND trim(ZHRQ) <> ''),
    issue('report_state_unknown', __report_state IS NULL)) AS _issues
FROM dump
