-- published.hot_place: the cells of each city's map, judged.
-- Grain: one cell, one city, one kind. Counts of 1 to 4 are withheld (null), and their interval with them.
-- The interval is the exact 95 % Poisson interval of the neighbourhood's sum, divided by its cells.
-- Cells that could not be judged (too few cells, constant counts) are left out; derived.hot_place names them.
WITH judged AS (
  SELECT *, count BETWEEN 1 AND 4 AS is_small
  FROM derived.hot_place
  WHERE gi_z IS NOT NULL
)
SELECT city_code, kind, cell, lon, lat, cell_size_m,
       CASE WHEN NOT is_small THEN count END AS incidents,
       is_small AS is_withheld,
       CASE WHEN NOT is_small THEN poisson_low(neighbourhood_count) / n_neighbors END AS count_low,
       CASE WHEN NOT is_small THEN poisson_high(neighbourhood_count) / n_neighbors END AS count_high,
       gi_z, gi_q, gi_bin, q_exact, label, sparse_warning,
       n_events AS rests_on
FROM judged
