-- Creates the tables of models' results. Nothing existed before, so no reader is affected.
-- Replaced as a whole each night and small, so not cut; rows lie in key order for whoever looks into a file.
-- Files are copy-on-write, so that changes between two releases can be read exactly; metadata is gzipped and
-- old metadata files go, so that many nights and tags stay cheap to load. Snapshots are kept by tags, hence no
-- greatest age of references.
CREATE NAMESPACE IF NOT EXISTS derived;

CREATE TABLE IF NOT EXISTS derived.hot_place (
  city_code STRING NOT NULL
    COMMENT 'city that the rows are about; the code system is in city_code_system of the standard tables',
  `kind` STRING NOT NULL
    COMMENT 'what is counted: \'incident\' or \'crash\'',
  cell STRING NOT NULL
    COMMENT 'identifier of the square cell within the city',
  cell_x INT NOT NULL
    COMMENT 'column of the cell in the city\'s local grid',
  cell_y INT NOT NULL
    COMMENT 'row of the cell in the city\'s local grid',
  lon DOUBLE NOT NULL
    COMMENT 'longitude of the cell\'s centre in degrees, WGS84',
  lat DOUBLE NOT NULL
    COMMENT 'latitude of the cell\'s centre in degrees, WGS84',
  cell_size_m INT NOT NULL
    COMMENT 'side of the square cell in metres',
  `count` BIGINT NOT NULL
    COMMENT 'events in the cell',
  n_neighbors INT NOT NULL
    COMMENT 'cells of the study area in the neighbourhood, the cell itself among them (1 to 9)',
  neighbourhood_count BIGINT NOT NULL
    COMMENT 'events in the neighbourhood, the cell itself among them',
  gi_z DOUBLE
    COMMENT 'Getis-Ord Gi* of the cell, in standard deviations; null where the map could not be judged',
  gi_p DOUBLE
    COMMENT 'two-sided p of gi_z under the normal approximation; null where not judged',
  gi_q DOUBLE
    COMMENT 'gi_p after Benjamini-Hochberg over all cells of the study area; null where not judged',
  gi_bin INT
    COMMENT 'confidence by gi_q: 3, 2, 1 = hot at 99, 95, 90 %; -3, -2, -1 = cold; 0 or null = neither',
  p_exact DOUBLE
    COMMENT 'exact binomial probability of at least neighbourhood_count events; null where not judged',
  q_exact DOUBLE
    COMMENT 'p_exact after Benjamini-Hochberg over all cells of the study area; null where not judged',
  label STRING NOT NULL
    COMMENT '\'hot\' only where gi_q and q_exact agree, \'cold\', \'not_significant\', or \'not_judged\' where the study area has too few cells or constant counts',
  sparse_warning BOOLEAN NOT NULL
    COMMENT 'true where the expected neighbourhood count is under 10, so that gi_p alone is not to be trusted',
  n_events BIGINT NOT NULL
    COMMENT 'events of the city and kind that the map rests on',
  n_left_out BIGINT NOT NULL
    COMMENT 'current events left out: without a place, outside the study area, or discovered by patrols'
)
USING iceberg
COMMENT 'one cell of one city and one kind, with its count and its local Gi* statistics'
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

ALTER TABLE derived.hot_place WRITE LOCALLY ORDERED BY city_code, kind, cell;

CREATE TABLE IF NOT EXISTS derived.hour_of_week (
  city_code STRING NOT NULL
    COMMENT 'city that the rows are about; the code system is in city_code_system of the standard tables',
  `kind` STRING NOT NULL
    COMMENT 'what is counted: \'incident\' or \'crash\'',
  hour_of_week INT NOT NULL
    COMMENT 'hour of the week on the city\'s wall clock: 0 = Monday 00:00 to 167 = Sunday 23:00',
  dow INT NOT NULL
    COMMENT 'day of the week: 1 = Monday to 7 = Sunday',
  `hour` INT NOT NULL
    COMMENT 'hour of the day, 0 to 23',
  weight DOUBLE NOT NULL
    COMMENT 'events in this hour, spans shared by their length; sums over the 168 hours to n_exact + n_range',
  n_exact BIGINT NOT NULL
    COMMENT 'events with an exact time, of the whole city and kind',
  n_range BIGINT NOT NULL
    COMMENT 'events with a span that was shared, of the whole city and kind',
  n_set_apart BIGINT NOT NULL
    COMMENT 'events set apart: their span is over 7 days, or patrols discovered them',
  n_unknown BIGINT NOT NULL
    COMMENT 'events left out because their time is unknown'
)
USING iceberg
COMMENT 'one hour of the week of one city and one kind'
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

ALTER TABLE derived.hour_of_week WRITE LOCALLY ORDERED BY city_code, kind, hour_of_week;

CREATE TABLE IF NOT EXISTS derived.coincidence (
  city_code STRING NOT NULL
    COMMENT 'city that the rows are about; the code system is in city_code_system of the standard tables',
  stat STRING NOT NULL
    COMMENT 'name of the figure, e.g. pearson_hours_24 or top5_share',
  value DOUBLE
    COMMENT 'the figure, in the unit that its note names; null where there are too few events',
  n_crime BIGINT NOT NULL
    COMMENT 'incidents that it rests on',
  n_crash BIGINT NOT NULL
    COMMENT 'crashes that it rests on',
  note STRING
    COMMENT 'definition of the figure and what was left out; where value is null, why'
)
USING iceberg
COMMENT 'one figure of one city'
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

ALTER TABLE derived.coincidence WRITE LOCALLY ORDERED BY city_code, stat;
