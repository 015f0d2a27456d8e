-- Patrol windows: places hot for crimes and crashes alike, in the hours busy for both. New tables, no reader is affected.
CREATE TABLE IF NOT EXISTS derived.patrol_window (
  grid STRING NOT NULL
    COMMENT 'city with the lowest code among those that share the grid; the cells of a grid are its alone',
  cell STRING NOT NULL
    COMMENT 'identifier of the square cell on the grid',
  hour_from INT NOT NULL
    COMMENT 'first hour of the window, 0 to 23, local',
  hour_to INT NOT NULL
    COMMENT 'hour after the last, 1 to 24, local',
  city_codes STRING NOT NULL
    COMMENT 'cities with an event in the cell, comma between: two or more on a border',
  lon DOUBLE NOT NULL
    COMMENT 'longitude of the cell\'s centre in degrees, WGS84',
  lat DOUBLE NOT NULL
    COMMENT 'latitude of the cell\'s centre in degrees, WGS84',
  cell_size_m INT NOT NULL
    COMMENT 'side of the cell in metres',
  crime_n BIGINT NOT NULL
    COMMENT 'reported incidents of these hours in the cell, at least 5',
  crash_n BIGINT NOT NULL
    COMMENT 'crashes of these hours in the cell, at least 5',
  harm BIGINT NOT NULL
    COMMENT 'days of harm of both together, by the weights of patrol-window.yaml',
  `rank` INT NOT NULL
    COMMENT '1 for the most harm on the grid',
  n_crime BIGINT NOT NULL
    COMMENT 'incidents on the grid that places were judged by',
  n_crash BIGINT NOT NULL
    COMMENT 'crashes on the grid that places were judged by'
)
USING iceberg
COMMENT 'one stretch of hours of the day in one cell of one grid'
TBLPROPERTIES (
  'format-version' = '2',
  'write.delete.mode' = 'copy-on-write',
  'write.update.mode' = 'copy-on-write',
  'write.merge.mode' = 'copy-on-write',
  'write.parquet.compression-codec' = 'zstd',
  'write.parquet.compression-level' = '1',
  'write.metadata.compression-codec' = 'gzip',
  'write.metadata.delete-after-commit.enabled' = 'true',
  'write.metadata.previous-versions-max' = '20'
);

ALTER TABLE derived.patrol_window WRITE LOCALLY ORDERED BY grid, `rank`;

CREATE TABLE IF NOT EXISTS published.patrol_window (
  grid STRING NOT NULL
    COMMENT 'city with the lowest code among those that share the grid; the cells of a grid are its alone',
  cell STRING NOT NULL
    COMMENT 'identifier of the square cell on the grid',
  hour_from INT NOT NULL
    COMMENT 'first hour of the window, 0 to 23, local',
  hour_to INT NOT NULL
    COMMENT 'hour after the last, 1 to 24, local',
  city_codes STRING NOT NULL
    COMMENT 'cities with an event in the cell, comma between: two or more on a border',
  lon DOUBLE NOT NULL
    COMMENT 'longitude of the cell\'s centre in degrees, WGS84',
  lat DOUBLE NOT NULL
    COMMENT 'latitude of the cell\'s centre in degrees, WGS84',
  cell_size_m INT NOT NULL
    COMMENT 'side of the cell in metres',
  crime_n BIGINT NOT NULL
    COMMENT 'reported incidents of these hours in the cell, at least 5',
  crash_n BIGINT NOT NULL
    COMMENT 'crashes of these hours in the cell, at least 5',
  harm BIGINT NOT NULL
    COMMENT 'days of harm of both together, by the weights of patrol-window.yaml',
  `rank` INT NOT NULL
    COMMENT '1 for the most harm on the grid',
  n_crime BIGINT NOT NULL
    COMMENT 'incidents on the grid that places were judged by',
  n_crash BIGINT NOT NULL
    COMMENT 'crashes on the grid that places were judged by',
  meaning STRING NOT NULL
    COMMENT 'what the window says, as a sentence for a person'
)
USING iceberg
COMMENT 'one stretch of hours of the day in one cell of one grid'
TBLPROPERTIES (
  'format-version' = '2',
  'write.delete.mode' = 'copy-on-write',
  'write.update.mode' = 'copy-on-write',
  'write.merge.mode' = 'copy-on-write',
  'write.parquet.compression-codec' = 'zstd',
  'write.parquet.compression-level' = '1',
  'write.metadata.compression-codec' = 'gzip',
  'write.metadata.delete-after-commit.enabled' = 'true',
  'write.metadata.previous-versions-max' = '20'
);

ALTER TABLE published.patrol_window WRITE LOCALLY ORDERED BY grid, `rank`;
