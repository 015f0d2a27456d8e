-- published.hour_of_week: when events happen, by the aoristic clock.
-- Grain: one hour of the week, one city, one kind; hours are the city's own. Shares of a city and kind add up to 1.
WITH totals AS (
  SELECT city_code, kind, sum(weight) AS total
  FROM derived.hour_of_week
  GROUP BY city_code, kind
)
SELECT hours.city_code, hours.kind, dow, hour, weight,
       weight / nullif(total, 0) AS share,
       n_exact + n_range AS rests_on,
       n_set_apart + n_unknown AS left_out
FROM derived.hour_of_week AS hours
INNER JOIN totals ON totals.city_code = hours.city_code AND totals.kind = hours.kind
