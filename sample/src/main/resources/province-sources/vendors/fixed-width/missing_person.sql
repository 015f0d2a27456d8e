-- Fixed width (invented vendor), reports on missing persons: one row is one report on one missing person; action D takes a row back, a greater version replaces a smaller.
SELECT
  local_date(trim(born), 'yyyyMMdd') AS __born,
  id_number(nullif(trim(id_no), '')) AS __id_no,
  code_in('report_states', 'report_state', trim(state_code)) AS __report_state,

  nullif(trim(report_no), '') AS report_no,
  person_name(nullif(trim(name), '')) AS name,
  CASE WHEN trim(sex_code) IN ('0', '1', '2', '9') THEN trim(sex_code) END AS sex_code,
  __born AS born,
  __id_no AS id_no,
  try_cast(trim(height_cm) AS INT) AS height_cm,
  nullif(trim(feature_text), '') AS feature_text,
  local_time(trim(last_seen_at), 'yyyyMMddHHmmss') AS last_seen_at_local,
  instant_of(last_seen_at_local, :zone) AS last_seen_at,
  nullif(trim(last_seen_text), '') AS last_seen_text,
  local_time(trim(reported_at), 'yyyyMMddHHmmss') AS reported_at_local,
  instant_of(reported_at_local, :zone) AS reported_at,
  local_time(trim(found_at), 'yyyyMMddHHmmss') AS found_at_local,
  instant_of(found_at_local, :zone) AS found_at,
  __report_state AS report_state,

  CASE trim(action) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(version), 6, '0') AS _sequence,
  issues(
    issue('sex_code_unknown', trim(sex_code) <> '' AND trim(sex_code) NOT IN ('0', '1', '2', '9')),
    issue('born_unreadable', __born IS NULL AND trim(born) <> ''),
    issue('id_no_unreadable', __id_no IS NULL AND trim(id_no) <> ''),
    issue('id_no_invalid', NOT id_number_is_valid(__id_no)),
    issue('height_cm_unreadable', try_cast(trim(height_cm) AS INT) IS NULL AND trim(height_cm) <> ''),
    issue('last_seen_at_unreadable', last_seen_at_local IS NULL AND trim(last_seen_at) <> ''),
    issue('reported_at_unreadable', reported_at_local IS NULL AND trim(reported_at) <> ''),
    issue('found_at_unreadable', found_at_local IS NULL AND trim(found_at) <> ''),
    issue('report_state_unknown', __report_state IS NULL)) AS _issues
FROM dump
