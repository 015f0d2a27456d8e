-- Objects in XML (invented vendor), reports on missing persons: one row is one report on one missing person; action D takes a row back, a greater version replaces a smaller.
SELECT
  local_date(trim(Born), 'yyyyMMdd') AS __born,
  id_number(nullif(trim(IdNo), '')) AS __id_no,
  code_in('report_states', 'report_state', trim(StateCode)) AS __report_state,

  nullif(trim(ReportNo), '') AS report_no,
  person_name(nullif(trim(Name), '')) AS name,
  CASE WHEN trim(SexCode) IN ('0', '1', '2', '9') THEN trim(SexCode) END AS sex_code,
  __born AS born,
  __id_no AS id_no,
  try_cast(trim(HeightCm) AS INT) AS height_cm,
  nullif(trim(FeatureText), '') AS feature_text,
  local_time(trim(LastSeenAt), 'yyyyMMddHHmmss') AS last_seen_at_local,
  instant_of(last_seen_at_local, :zone) AS last_seen_at,
  nullif(trim(LastSeenText), '') AS last_seen_text,
  local_time(trim(ReportedAt), 'yyyyMMddHHmmss') AS reported_at_local,
  instant_of(reported_at_local, :zone) AS reported_at,
  local_time(trim(FoundAt), 'yyyyMMddHHmmss') AS found_at_local,
  instant_of(found_at_local, :zone) AS found_at,
  __report_state AS report_state,

  CASE trim(Action) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(Version), 6, '0') AS _sequence,
  issues(
    issue('sex_code_unknown', trim(SexCode) <> '' AND trim(SexCode) NOT IN ('0', '1', '2', '9')),
    issue('born_unreadable', __born IS NULL AND trim(Born) <> ''),
    issue('id_no_unreadable', __id_no IS NULL AND trim(IdNo) <> ''),
    issue('id_no_invalid', NOT id_number_is_valid(__id_no)),
    issue('height_cm_unreadable', try_cast(trim(HeightCm) AS INT) IS NULL AND trim(HeightCm) <> ''),
    issue('last_seen_at_unreadable', last_seen_at_local IS NULL AND trim(LastSeenAt) <> ''),
    issue('reported_at_unreadable', reported_at_local IS NULL AND trim(ReportedAt) <> ''),
    issue('found_at_unreadable', found_at_local IS NULL AND trim(FoundAt) <> ''),
    issue('report_state_unknown', __report_state IS NULL)) AS _issues
FROM dump
