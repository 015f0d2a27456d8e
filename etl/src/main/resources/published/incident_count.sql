-- published.incident_count: how many incidents of a group happened in a month. INTERNAL: small counts are shown.
-- Grain: one city, one local month, one ICCS group (its first two digits; 00 = the city's code is not mapped).
-- An incident without a known time of occurrence counts in the month in which it was reported.
-- Services of the police (a sick person, lost property) are no incidents and are not counted.
-- Only cities that are published count (their codes in :published, by comma): none on trial, none that nobody declares any more.
WITH dated AS (
  SELECT city_code,
         CAST(date_trunc('MONTH', coalesce(occurred_from_local, reported_at_local)) AS DATE) AS month,
         coalesce(left(offence_code, 2), '00') AS offence_group
  FROM standard.incident
  WHERE _state = 'current' AND origin <> 'service'
    AND array_contains(split(:published, ','), city_code)
)
SELECT city_code, month, offence_group, count(*) AS incidents
FROM dated
WHERE month IS NOT NULL
GROUP BY city_code, month, offence_group
