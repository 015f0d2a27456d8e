-- Creates the governed tables. Nothing existed before, so no reader is affected.
-- Replaced as a whole each night and small, so not cut; rows lie in key order for whoever looks into a file.
-- Files are copy-on-write, so that changes between two releases can be read exactly; metadata is gzipped and
-- old metadata files go, so that many nights and tags stay cheap to load. Snapshots are kept by tags, hence no
-- greatest age of references.
CREATE NAMESPACE IF NOT EXISTS published;

CREATE TABLE IF NOT EXISTS published.hot_place (
  city_code STRING NOT NULL
    COMMENT 'city that the rows are about; the code system is in city_code_system of the standard tables',
  `kind` STRING NOT NULL
    COMMENT 'what is counted: \'incident\' or \'crash\'',
  cell STRING NOT NULL
    COMMENT 'identifier of the square cell within the city',
  lon DOUBLE NOT NULL
    COMMENT 'longitude of the cell\'s centre in degrees, WGS84',
  lat DOUBLE NOT NULL
    COMMENT 'latitude of the cell\'s centre in degrees, WGS84',
  cell_size_m INT NOT NULL
    COMMENT 'side of the square cell in metres',
  incidents BIGINT
    COMMENT 'events of this kind in the cell; null where withheld',
  is_withheld BOOLEAN NOT NULL
    COMMENT 'true where the count is 1 to 4 and therefore not shown',
  count_low DOUBLE
    COMMENT 'lower end of the exact 95 % Poisson interval of the neighbourhood\'s mean count a cell; null where withheld',
  count_high DOUBLE
    COMMENT 'upper end of the exact 95 % Poisson interval of the neighbourhood\'s mean count a cell; null where withheld',
  gi_z DOUBLE NOT NULL
    COMMENT 'Getis-Ord Gi* of the cell, in standard deviations',
  gi_q DOUBLE NOT NULL
    COMMENT 'p of gi_z after Benjamini-Hochberg',
  gi_bin INT NOT NULL
    COMMENT 'confidence by gi_q: 3, 2, 1 = hot at 99, 95, 90 %; -3, -2, -1 = cold; 0 = neither',
  q_exact DOUBLE NOT NULL
    COMMENT 'exact binomial p after Benjamini-Hochberg',
  label STRING NOT NULL
    COMMENT '\'hot\' only where gi_q and q_exact agree, \'cold\', or \'not_significant\'',
  sparse_warning BOOLEAN NOT NULL
    COMMENT 'true where the expected neighbourhood count is under 10',
  rests_on BIGINT NOT NULL
    COMMENT 'events of the city and kind that the map rests on'
)
USING iceberg
COMMENT 'one cell of one city and one kind'
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

ALTER TABLE published.hot_place WRITE LOCALLY ORDERED BY city_code, kind, cell;

CREATE TABLE IF NOT EXISTS published.hour_of_week (
  city_code STRING NOT NULL
    COMMENT 'city that the rows are about; the code system is in city_code_system of the standard tables',
  `kind` STRING NOT NULL
    COMMENT 'what is counted: \'incident\' or \'crash\'',
  dow INT NOT NULL
    COMMENT 'day of the week on the city\'s wall clock: 1 = Monday to 7 = Sunday',
  `hour` INT NOT NULL
    COMMENT 'hour of the day on the city\'s wall clock, 0 to 23',
  weight DOUBLE NOT NULL
    COMMENT 'events in this hour, spans shared by their length',
  share DOUBLE
    COMMENT 'weight as a share of the week, 0 to 1; null where the city has no events of known time',
  rests_on BIGINT NOT NULL
    COMMENT 'events of the city and kind that the clock rests on',
  left_out BIGINT NOT NULL
    COMMENT 'events left out: time unknown, span over 7 days, or discovered by patrols'
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

ALTER TABLE published.hour_of_week WRITE LOCALLY ORDERED BY city_code, kind, dow, hour;

CREATE TABLE IF NOT EXISTS published.incident_count (
  city_code STRING NOT NULL
    COMMENT 'city that the rows are about; the code system is in city_code_system of the standard tables',
  `month` DATE NOT NULL
    COMMENT 'first day of the month in which the incidents started, or were reported where the start is unknown, on the city\'s wall clock',
  offence_group STRING NOT NULL
    COMMENT 'offence at level 1 of UNODC ICCS 1.0, two digits; \'00\' where the city\'s code is not mapped',
  incidents BIGINT NOT NULL
    COMMENT 'current incidents (rows of standard.incident) of the month'
)
USING iceberg
COMMENT 'one offence group of one city in one month'
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

ALTER TABLE published.incident_count WRITE LOCALLY ORDERED BY city_code, month, offence_group;

CREATE TABLE IF NOT EXISTS published.incident_count_public (
  city_code STRING NOT NULL
    COMMENT 'city that the rows are about; the code system is in city_code_system of the standard tables',
  `month` DATE NOT NULL
    COMMENT 'first day of the month in which the incidents started, or were reported where the start is unknown, on the city\'s wall clock',
  offence_group STRING NOT NULL
    COMMENT 'offence at level 1 of UNODC ICCS 1.0, two digits; \'00\' where the city\'s code is not mapped',
  incidents BIGINT
    COMMENT 'current incidents of the month; null where withheld',
  is_withheld BOOLEAN NOT NULL
    COMMENT 'true where the count is 1 to 4, or where showing it would give such a count away'
)
USING iceberg
COMMENT 'one offence group of one city in one closed month'
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

ALTER TABLE published.incident_count_public WRITE LOCALLY ORDERED BY city_code, month, offence_group;

CREATE TABLE IF NOT EXISTS published.coincidence (
  city_code STRING NOT NULL
    COMMENT 'city that the rows are about; the code system is in city_code_system of the standard tables',
  stat STRING NOT NULL
    COMMENT 'name of the figure',
  value DOUBLE
    COMMENT 'the figure, in the unit that its note names; null where there are too few events',
  n_crime BIGINT NOT NULL
    COMMENT 'incidents that it rests on',
  n_crash BIGINT NOT NULL
    COMMENT 'crashes that it rests on',
  note STRING
    COMMENT 'definition of the figure and what was left out; where value is null, why',
  meaning STRING NOT NULL
    COMMENT 'what the figure says, as a sentence for a person'
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

ALTER TABLE published.coincidence WRITE LOCALLY ORDERED BY city_code, stat;

CREATE TABLE IF NOT EXISTS published.freshness (
  city_code STRING NOT NULL
    COMMENT 'city that the rows are about; the code system is in city_code_system of the standard tables',
  `kind` STRING NOT NULL
    COMMENT 'what is counted: \'incident\' or \'crash\'',
  last_night DATE
    COMMENT 'last night that took a delivery; null where none was ever taken',
  last_delivery STRING
    COMMENT 'last delivery that was taken; null where none was',
  latest_event TIMESTAMP
    COMMENT 'start of the latest current event, UTC; null where none has a known time',
  records_current BIGINT NOT NULL
    COMMENT 'current rows of the standard table',
  quarantined_total BIGINT NOT NULL
    COMMENT 'records in quarantine, over all nights',
  files_refused BIGINT NOT NULL
    COMMENT 'files refused, over all nights',
  last_refusal STRING
    COMMENT 'why the last file was refused, in words for the city; null where none was',
  is_fresh BOOLEAN NOT NULL
    COMMENT 'true where this night took a delivery'
)
USING iceberg
COMMENT 'one kind of one city, as of the night that is released'
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

ALTER TABLE published.freshness WRITE LOCALLY ORDERED BY city_code, kind;
