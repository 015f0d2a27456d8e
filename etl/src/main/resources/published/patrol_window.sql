-- published.patrol_window: where and when to be seen, for crimes and crashes alike.
-- Grain: one stretch of hours of the day in one cell of one grid; cities near each other share a grid.
-- Windows with fewer than 5 incidents or crashes do not exist, so no small count is shown.
SELECT grid, cell, hour_from, hour_to, city_codes, lon, lat, cell_size_m, crime_n, crash_n, harm, `rank`, n_crime, n_crash,
       concat('Number ', `rank`, ' of its grid: ', crime_n, ' incidents and ', crash_n, ' crashes from ', hour_from, ':00 to ', hour_to,
              ':00 in this cell. Be seen there; it is a place and an hour, and says nothing of anyone.') AS meaning
FROM derived.patrol_window
