-- published.score_card: how each city and vendor delivers, counted over the last :window_nights nights, and what to mend first.
-- Grain: scope 'kind' (one kind of one city), 'city' and 'vendor' (sums over their kinds; kind is 'all'). As of the night :night.
-- Counts only: shares are drawn from them where they are shown. A cause's worth is in nights: nights lost, refused files of other
-- nights in parts of the night's files, and open records in parts of a usual night's records. So a torn file and a thousand
-- records without a number can be held against each other.
WITH sources AS (
  SELECT parts[0] AS city_code, parts[1] AS kind, parts[2] AS city, parts[3] AS vendor, nullif(parts[4], '') AS contact
  FROM (SELECT split(source, '\t') AS parts FROM (SELECT explode(split(:sources, '\n')) AS source))
  WHERE size(parts) = 5
),
state_nights AS (
  SELECT city_code, kind, night, state, late_minutes
  FROM ops.punctuality
  WHERE night > date_sub(:night, :window_nights) AND night <= :night
),
states AS (
  SELECT city_code, kind,
         count_if(state = 'on_time') AS nights_on_time, count_if(state = 'late') AS nights_late,
         count_if(state = 'missing') AS nights_missing, count_if(state = 'stale') AS nights_stale,
         count_if(state = 'refused') AS nights_refused, count_if(state = 'untimed') AS nights_untimed,
         max(late_minutes) AS late_minutes_max
  FROM state_nights
  GROUP BY city_code, kind
),
looked_at AS (
  SELECT city_code, kind, night, status, reason, detail, file, records, accepted, corrections, retractions, duplicates,
         quarantined, remarks
  FROM ops.delivery
  WHERE night > date_sub(:night, :window_nights) AND night <= :night AND status <> 'replayed'
),
files AS (
  SELECT city_code, kind,
         count_if(status = 'taken') AS files_taken, count_if(status = 'refused') AS files_refused,
         count_if(status = 'already_taken') AS files_known,
         sum(records) AS records, sum(accepted) AS accepted, sum(corrections) AS corrections,
         sum(retractions) AS retractions, sum(duplicates) AS duplicates, sum(quarantined) AS quarantined,
         count_if(status = 'refused' AND array_contains(split(:drift, ','), reason)) AS drift_refusals,
         count_if(status = 'refused' AND array_contains(split(:volume, ','), reason)) AS volume_refusals,
         count_if(status = 'taken' AND remarks IS NOT NULL) AS files_remarked,
         sum(records) / count(DISTINCT CASE WHEN status = 'taken' THEN night END) AS usual_records
  FROM looked_at
  GROUP BY city_code, kind
),
standing AS (
  SELECT city_code, kind, records_current AS rows_current, rows_without_place, rows_without_time,
         latest_event AS newest_event
  FROM published.freshness
),
judged_again AS (
  SELECT delivery, record_no, max_by(outcome, on_release) AS outcome, max_by(reason, on_release) AS reason
  FROM quarantine.resolution
  GROUP BY delivery, record_no
),
dismissed AS (
  SELECT delivery, explode(records) AS record_no
  FROM quarantine.decision
  WHERE action = 'dismiss'
),
open_records AS (
  SELECT city_code, kind, night, file, refused.record_no, coalesce(judged_again.reason, refused.reason) AS reason
  FROM quarantine.record AS refused
  LEFT OUTER JOIN judged_again ON judged_again.delivery = refused.delivery AND judged_again.record_no = refused.record_no
  LEFT ANTI JOIN dismissed ON dismissed.delivery = refused.delivery AND dismissed.record_no = refused.record_no
  WHERE judged_again.outcome IS NULL OR judged_again.outcome = 'quarantined'
),
open_faults AS (
  SELECT city_code, kind, reason, count(*) AS records, count(DISTINCT night) AS nights, min(night) AS since,
         min(struct(night, file, record_no)) AS example,
         date_add(min(night), CAST(coalesce(str_to_map(:task_days, ',', '=')[reason], :other_days) AS INT)) AS due,
         reason = 'test_record' AS is_trial
  FROM open_records
  GROUP BY city_code, kind, reason
),
faults AS (
  SELECT city_code, kind, sum(records) AS quarantined_open, count_if(NOT is_trial) AS tasks_open,
         count_if(NOT is_trial AND due < :night) AS tasks_overdue,
         min(CASE WHEN NOT is_trial THEN since END) AS oldest_open
  FROM open_faults
  GROUP BY city_code, kind
),
night_files AS (
  SELECT city_code, kind, night, count(*) AS files, min(CASE WHEN status = 'refused' THEN struct(file, reason) END) AS first_refused
  FROM looked_at
  WHERE status IN ('taken', 'refused')
  GROUP BY city_code, kind, night
),
-- A night that is lost is lost once: to its first refused file where nothing was taken, else to its own state. In any other night
-- a refused file costs its part of the files, unless one of its name has been taken since.
refused_files AS (
  SELECT refused.city_code, refused.kind, refused.night, refused.reason, refused.detail, refused.file,
         coalesce(state = 'refused', false) AND struct(refused.file, refused.reason) = first_refused AS loses_the_night,
         CASE WHEN state IN ('refused', 'missing', 'stale') OR mended.file IS NOT NULL THEN 0D ELSE 1D / files END AS night_part,
         coalesce(state = 'refused', false) OR mended.file IS NULL AS is_cause
  FROM looked_at AS refused
  INNER JOIN night_files ON night_files.city_code = refused.city_code AND night_files.kind = refused.kind
    AND night_files.night = refused.night
  LEFT OUTER JOIN state_nights ON state_nights.city_code = refused.city_code AND state_nights.kind = refused.kind
    AND state_nights.night = refused.night
  LEFT OUTER JOIN (
    SELECT city_code, kind, file, max(night) AS night FROM looked_at WHERE status = 'taken' GROUP BY city_code, kind, file
  ) AS mended ON mended.city_code = refused.city_code AND mended.kind = refused.kind AND mended.file = refused.file
    AND mended.night >= refused.night
  WHERE refused.status = 'refused'
),
causes AS (
  SELECT city_code, kind, reason AS cause, records, nights, 0L AS nights_lost, 0D AS night_parts, since, due,
         example.file AS example_file, example.record_no AS example_record, CAST(NULL AS STRING) AS detail
  FROM open_faults
  WHERE NOT is_trial
  UNION ALL
  SELECT city_code, kind, reason AS cause, 0L AS records, count(DISTINCT night) AS nights,
         count(DISTINCT CASE WHEN loses_the_night THEN night END) AS nights_lost, sum(night_part) AS night_parts,
         min(night) AS since, CAST(NULL AS DATE) AS due,
         max_by(file, struct(night, file)) AS example_file, CAST(NULL AS BIGINT) AS example_record,
         max_by(detail, struct(night, file)) AS detail
  FROM refused_files
  WHERE is_cause
  GROUP BY city_code, kind, reason
  UNION ALL
  SELECT city_code, kind, state AS cause, 0L AS records, count(*) AS nights,
         count_if(state <> 'late') AS nights_lost, 0D AS night_parts, min(night) AS since, CAST(NULL AS DATE) AS due,
         CAST(NULL AS STRING) AS example_file, CAST(NULL AS BIGINT) AS example_record, CAST(NULL AS STRING) AS detail
  FROM state_nights
  WHERE state IN ('missing', 'stale', 'late')
  GROUP BY city_code, kind, state
),
scoped_causes AS (
  SELECT scope.scope, scope.subject, scope.kind, causes.kind AS cause_kind, cause,
         count(DISTINCT causes.city_code) AS cities, sum(causes.records) AS records, sum(nights) AS nights,
         sum(nights_lost) AS nights_lost,
         sum(nights_lost + night_parts
             + coalesce(causes.records / nullif(usual_records, 0), CAST(causes.records > 0 AS INT))) AS worth_nights,
         min(since) AS since, min(due) AS due,
         max_by(struct(example_file, example_record, detail), struct(nights_lost, causes.records, causes.city_code)) AS example,
         max(city) AS city
  FROM causes
  INNER JOIN sources ON sources.city_code = causes.city_code AND sources.kind = causes.kind
  LEFT OUTER JOIN files ON files.city_code = causes.city_code AND files.kind = causes.kind
  LATERAL VIEW explode(array(
    struct('kind' AS scope, causes.city_code AS subject, causes.kind AS kind),
    struct('city' AS scope, causes.city_code AS subject, 'all' AS kind),
    struct('vendor' AS scope, vendor AS subject, 'all' AS kind))) scopes AS scope
  GROUP BY scope.scope, scope.subject, scope.kind, causes.kind, cause
),
ranked_causes AS (
  SELECT *, row_number() OVER (
    PARTITION BY scope, subject, kind
    ORDER BY round(worth_nights, 9) DESC, records DESC, nights DESC, cause, cause_kind) AS place
  FROM scoped_causes
),
mend_first AS (
  SELECT scope, subject, kind, array_sort(collect_list(struct(
           place, cause, cause_kind AS kind, cities, records, nights, nights_lost, round(worth_nights, 9) AS worth_nights, since, due,
           coalesce(due < :night, false) AS is_overdue, example.example_file AS example_file,
           example.example_record AS example_record,
           coalesce(example.detail, str_to_map(:hints, '\n', '\t')[cause], str_to_map(:hints, '\n', '\t')['other_reason']) AS hint))) AS causes
  FROM ranked_causes
  WHERE place <= :causes_shown
  GROUP BY scope, subject, kind
),
cards AS (
  SELECT scope.scope, scope.subject, scope.kind,
         CASE WHEN scope.scope = 'vendor' THEN scope.subject ELSE max(sources.city) END AS name,
         CASE WHEN scope.scope <> 'vendor' THEN max(contact) END AS owner,
         count(DISTINCT sources.city_code) AS cities,
         sum(coalesce(nights_on_time, 0)) AS nights_on_time, sum(coalesce(nights_late, 0)) AS nights_late,
         sum(coalesce(nights_missing, 0)) AS nights_missing, sum(coalesce(nights_stale, 0)) AS nights_stale,
         sum(coalesce(nights_refused, 0)) AS nights_refused, sum(coalesce(nights_untimed, 0)) AS nights_untimed,
         max(late_minutes_max) AS late_minutes_max,
         sum(coalesce(files_taken, 0)) AS files_taken, sum(coalesce(files_refused, 0)) AS files_refused,
         sum(coalesce(files_known, 0)) AS files_known,
         sum(coalesce(records, 0)) AS records, sum(coalesce(accepted, 0)) AS accepted,
         sum(coalesce(corrections, 0)) AS corrections, sum(coalesce(retractions, 0)) AS retractions,
         sum(coalesce(duplicates, 0)) AS duplicates, sum(coalesce(quarantined, 0)) AS quarantined,
         sum(coalesce(drift_refusals, 0)) AS drift_refusals, sum(coalesce(volume_refusals, 0)) AS volume_refusals,
         sum(coalesce(files_remarked, 0)) AS files_remarked,
         sum(coalesce(rows_current, 0)) AS rows_current, sum(coalesce(rows_without_place, 0)) AS rows_without_place,
         sum(coalesce(rows_without_time, 0)) AS rows_without_time, min(newest_event) AS newest_event,
         sum(coalesce(quarantined_open, 0)) AS quarantined_open, sum(coalesce(tasks_open, 0)) AS tasks_open,
         sum(coalesce(tasks_overdue, 0)) AS tasks_overdue, min(oldest_open) AS oldest_open
  FROM sources
  LEFT OUTER JOIN states ON states.city_code = sources.city_code AND states.kind = sources.kind
  LEFT OUTER JOIN files ON files.city_code = sources.city_code AND files.kind = sources.kind
  LEFT OUTER JOIN standing ON standing.city_code = sources.city_code AND standing.kind = sources.kind
  LEFT OUTER JOIN faults ON faults.city_code = sources.city_code AND faults.kind = sources.kind
  LATERAL VIEW explode(array(
    struct('kind' AS scope, sources.city_code AS subject, sources.kind AS kind),
    struct('city' AS scope, sources.city_code AS subject, 'all' AS kind),
    struct('vendor' AS scope, sources.vendor AS subject, 'all' AS kind))) scopes AS scope
  GROUP BY scope.scope, scope.subject, scope.kind
)
SELECT cards.scope, cards.subject, cards.kind, name, CAST(:night AS DATE) AS night, CAST(:window_nights AS INT) AS window_nights,
       cities, nights_on_time, nights_late, nights_missing, nights_stale, nights_refused, nights_untimed, late_minutes_max,
       files_taken, files_refused, files_known, records, accepted, corrections, retractions, duplicates, quarantined,
       drift_refusals, volume_refusals, files_remarked, rows_current, rows_without_place, rows_without_time, newest_event,
       quarantined_open, tasks_open, tasks_overdue, oldest_open, owner,
       coalesce(causes, array()) AS mend_first
FROM cards
LEFT OUTER JOIN mend_first ON mend_first.scope = cards.scope AND mend_first.subject = cards.subject AND mend_first.kind = cards.kind
