-- published.freshness: which city has delivered and whether in time, what is known of it, what was refused.
-- The time of a sighting is SENSITIVE and this table is read by everybody, so it is not shown.
-- {standing_rows}: current rows of every kind that is delivered, by city_code, kind, has_no_place, has_no_time, event.
-- Grain: one kind of one city, for every declared source, also one that never delivered. As of the night :night.
WITH sources AS (
  SELECT split(source, '[|]')[0] AS city_code, split(source, '[|]')[1] AS kind
  FROM (SELECT explode(split(:sources, ',')) AS source)
  WHERE source <> ''
),
taken AS (
  SELECT city_code, kind, max(night) AS last_night, max_by(delivery, struct(night, file)) AS last_delivery
  FROM ops.delivery
  WHERE status = 'taken'
  GROUP BY city_code, kind
),
refused AS (
  SELECT city_code, kind, count(*) AS files_refused, max_by(detail, struct(night, file)) AS last_refusal
  FROM ops.delivery
  WHERE status = 'refused'
  GROUP BY city_code, kind
),
current_rows AS (
{standing_rows}
),
events AS (
  SELECT city_code, kind, max(event) AS latest_event, count(*) AS records_current,
         count_if(has_no_place) AS rows_without_place, count_if(has_no_time) AS rows_without_time
  FROM current_rows
  GROUP BY city_code, kind
),
closed AS (
  SELECT delivery, explode(records) AS record_no
  FROM quarantine.decision
  WHERE action = 'dismiss'
  UNION
  SELECT delivery, record_no
  FROM quarantine.resolution
  GROUP BY delivery, record_no
  HAVING max_by(outcome, on_release) <> 'quarantined'
),
quarantined AS (
  SELECT city_code, kind, count(*) AS quarantined_total
  FROM quarantine.record AS refused
  LEFT ANTI JOIN closed ON closed.delivery = refused.delivery AND closed.record_no = refused.record_no
  GROUP BY city_code, kind
),
tonight AS (
  SELECT city_code, kind, state, due_at, came_at, late_minutes, missing_since, onboarding
  FROM ops.punctuality
  WHERE night = :night
)
SELECT sources.city_code, sources.kind, last_night, last_delivery, latest_event,
       coalesce(records_current, 0) AS records_current,
       coalesce(rows_without_place, 0) AS rows_without_place,
       coalesce(rows_without_time, 0) AS rows_without_time,
       coalesce(quarantined_total, 0) AS quarantined_total,
       coalesce(files_refused, 0) AS files_refused,
       last_refusal,
       coalesce(last_night = :night, false) AS is_fresh,
       state, due_at, came_at, late_minutes, missing_since, onboarding
FROM sources
LEFT OUTER JOIN taken ON taken.city_code = sources.city_code AND taken.kind = sources.kind
LEFT OUTER JOIN refused ON refused.city_code = sources.city_code AND refused.kind = sources.kind
LEFT OUTER JOIN events ON events.city_code = sources.city_code AND events.kind = sources.kind
LEFT OUTER JOIN quarantined ON quarantined.city_code = sources.city_code AND quarantined.kind = sources.kind
LEFT OUTER JOIN tonight ON tonight.city_code = sources.city_code AND tonight.kind = sources.kind
