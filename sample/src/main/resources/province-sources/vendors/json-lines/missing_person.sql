-- JSON lines (invented vendor), reports on missing persons: one row is one report on one missing person; action D takes a row back, a greater version replaces a smaller.
SELECT
  local_date(trim(born), 'yyyyMMdd') AS __born,
  id_number(nullif(trim(idNo), '')) AS __id_no,
  epoch_instant(trim(lastSeenAt), 'milliseconds') AS __last_seen_at,
  epoch_instant(trim(reportedAt), 'milliseconds') AS __reported_at,
  epoch_instant(trim(foundAt), 'milliseconds') AS __found_at,
  code_in('report_states', 'report_state', trim(stateCode)) AS __report_state,

  nullif(trim(reportNo), '') AS report_no,
  person_name(nullif(trim(name), '')) AS name,
  CASE WHEN trim(sexCode) IN ('0', '1', '2', '9') THEN trim(sexCode) END AS sex_code,
  __born AS born,
  __id_no AS id_no,
  try_cast(trim(heightCm) AS INT) AS height_cm,
  nullif(trim(featureText), '') AS feature_text,
  __last_seen_at AS last_seen_at,
  wall_clock(__last_seen_at, :zone) AS last_seen_at_local,
  nullif(trim(lastSeenText), '') AS last_seen_text,
  __reported_at AS reported_at,
  wall_clock(__reported_at, :zone) AS reported_at_local,
  __found_at AS found_at,
  wall_clock(__found_at, :zone) AS found_at_local,
  __report_state AS report_state,

  CASE trim(action) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(version), 6, '0') AS _sequence,
  issues(
    issue('sex_code_unknown', trim(sexCode) <> '' AND trim(sexCode) NOT IN ('0', '1', '2', '9')),
    issue('born_unreadable', __born IS NULL AND trim(born) <> ''),
    issue('id_no_unreadable', __id_no IS NULL AND trim(idNo) <> ''),
    issue('id_no_invalid', NOT id_number_is_valid(__id_no)),
    issue('height_cm_unreadable', try_cast(trim(heightCm) AS INT) IS NULL AND trim(heightCm) <> ''),
    issue('last_seen_at_unreadable', last_seen_at_local IS NULL AND trim(lastSeenAt) <> ''),
    issue('reported_at_unreadable', reported_at_local IS NULL AND trim(reportedAt) <> ''),
    issue('found_at_unreadable', found_at_local IS NULL AND trim(foundAt) <> ''),
    issue('report_state_unknown', __report_state IS NULL)) AS _issues
FROM dump
