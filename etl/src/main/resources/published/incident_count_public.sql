-- published.incident_count_public: the same counts for everyone.
-- Grain: as published.incident_count; only months that are over (before :open_month).
-- Counts of 1 to 4 are withheld. Where exactly one group of a city and month would be withheld, the next smallest goes
-- with it: else the month's total would give it away.
WITH closed AS (
  SELECT *, incidents < 5 AS is_small
  FROM published.incident_count
  WHERE month < :open_month
),
ranked AS (
  SELECT *,
         count_if(is_small) OVER (PARTITION BY city_code, month) AS small_groups,
         row_number() OVER (PARTITION BY city_code, month ORDER BY incidents, offence_group) AS nth_smallest
  FROM closed
),
judged AS (
  SELECT *, is_small OR (small_groups = 1 AND nth_smallest = 2) AS is_withheld
  FROM ranked
)
SELECT city_code, month, offence_group,
       CASE WHEN NOT is_withheld THEN incidents END AS incidents,
       is_withheld
FROM judged
