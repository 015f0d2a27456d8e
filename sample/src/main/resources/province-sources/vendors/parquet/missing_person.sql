-- Parquet (invented vendor), reports on missing persons: one row is one report on one missing person; action D takes a row back, a greater version replaces a smaller.
-- Times of 96 bits say no zone; the vendor writes them in UTC.
SELECT
  local_date(trim(BORN), 'yyyy-MM-dd') AS __born,
  id_number(nullif(trim(ID_NO), '')) AS __id_no,
  local_instant(trim(LAST_SEEN_AT), "yyyy-MM-dd'T'HH:mm:ss", 'UTC') AS __last_seen_at,
  local_instant(trim(REPORTED_AT), "yyyy-MM-dd'T'HH:mm:ss", 'UTC') AS __reported_at,
  local_instant(trim(FOUND_AT), "yyyy-MM-dd'T'HH:mm:ss", 'UTC') AS __found_at,
  code_in('report_states', 'report_state', trim(STATE_CODE)) AS __report_state,

  nullif(trim(REPORT_NO), '') AS report_no,
  person_name(nullif(trim(NAME), '')) AS name,
  CASE WHEN trim(SEX_CODE) IN ('0', '1', '2', '9') THEN trim(SEX_CODE) END AS sex_code,
  __born AS born,
  __id_no AS id_no,
  try_cast(trim(HEIGHT_CM) AS INT) AS height_cm,
  nullif(trim(FEATURE_TEXT), '') AS feature_text,
  __last_seen_at AS last_seen_at,
  wall_clock(__last_seen_at, :zone) AS last_seen_at_local,
  nullif(trim(LAST_SEEN_TEXT), '') AS last_seen_text,
  __reported_at AS reported_at,
  wall_clock(__reported_at, :zone) AS reported_at_local,
  __found_at AS found_at,
  wall_clock(__found_at, :zone) AS found_at_local,
  __report_state AS report_state,

  CASE trim(ACTION) WHEN 'A' THEN 'upsert' WHEN 'U' THEN 'upsert' WHEN 'D' THEN 'retract' WHEN 'P' THEN 'part' ELSE 'unknown' END AS _operation,
  lpad(trim(VERSION), 6, '0') AS _sequence,
  issues(
    issue('sex_code_unknown', trim(SEX_CODE) <> '' AND trim(SEX_CODE) NOT IN ('0', '1', '2', '9')),
    issue('born_unreadable', __born IS NULL AND trim(BORN) <> ''),
    issue('id_no_unreadable', __id_no IS NULL AND trim(ID_NO) <> ''),
    issue('id_no_invalid', NOT id_number_is_valid(__id_no)),
    issue('height_cm_unreadable', try_cast(trim(HEIGHT_CM) AS INT) IS NULL AND trim(HEIGHT_CM) <> ''),
    issue('last_seen_at_unreadable', last_seen_at_local IS NULL AND trim(LAST_SEEN_AT) <> ''),
    issue('reported_at_unreadable', reported_at_local IS NULL AND trim(REPORTED_AT) <> ''),
    issue('found_at_unreadable', found_at_local IS NULL AND trim(FOUND_AT) <> ''),
    issue('report_state_unknown', __report_state IS NULL)) AS _issues
FROM dump
