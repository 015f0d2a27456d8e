-- How each city and vendor delivers over the last weeks, and what to mend first. A new table; no reader is affected.
CREATE TABLE IF NOT EXISTS published.score_card (
  scope STRING NOT NULL
    COMMENT '\'kind\' (one kind of one city), \'city\' or \'vendor\'',
  subject STRING NOT NULL
    COMMENT 'code of the city; in scope \'vendor\' the data platform, as named in the sources',
  kind STRING NOT NULL
    COMMENT 'the name of a standard table, e.g. \'incident\'; \'all\' in scopes \'city\' and \'vendor\'',
  name STRING NOT NULL
    COMMENT 'the city\'s word in commands and folders, or the vendor',
  night DATE NOT NULL
    COMMENT 'last night of the window',
  window_nights INT NOT NULL
    COMMENT 'how many nights are counted, this one and those before it',
  cities BIGINT NOT NULL
    COMMENT 'cities that the row is about',
  nights_on_time BIGINT NOT NULL
    COMMENT 'kinds and nights that were on time',
  nights_late BIGINT NOT NULL
    COMMENT 'kinds and nights that came after their deadline',
  nights_missing BIGINT NOT NULL
    COMMENT 'kinds and nights in which nothing came though due',
  nights_stale BIGINT NOT NULL
    COMMENT 'kinds and nights in which nothing newer came',
  nights_refused BIGINT NOT NULL
    COMMENT 'kinds and nights of which nothing could be taken',
  nights_untimed BIGINT NOT NULL
    COMMENT 'kinds and nights that were taken while the files\' times say nothing; in no share of punctuality',
  late_minutes_max BIGINT
    COMMENT 'the latest delivery, in begun minutes behind its deadline; null where none was late',
  files_taken BIGINT NOT NULL
    COMMENT 'files taken',
  files_refused BIGINT NOT NULL
    COMMENT 'files refused',
  files_known BIGINT NOT NULL
    COMMENT 'files that held what the lake had already',
  records BIGINT NOT NULL
    COMMENT 'records of the files taken',
  accepted BIGINT NOT NULL
    COMMENT 'of them, those that brought a new key',
  corrections BIGINT NOT NULL
    COMMENT 'of them, those that replaced an earlier record',
  retractions BIGINT NOT NULL
    COMMENT 'of them, those that took an earlier record back',
  duplicates BIGINT NOT NULL
    COMMENT 'of them, those that said what was already known',
  quarantined BIGINT NOT NULL
    COMMENT 'of them, those that were refused when they came',
  drift_refusals BIGINT NOT NULL
    COMMENT 'files refused because their form had changed: columns, encoding, type',
  volume_refusals BIGINT NOT NULL
    COMMENT 'files refused because they held far too few or too many records',
  files_remarked BIGINT NOT NULL
    COMMENT 'files taken that were odd beside those before them',
  rows_current BIGINT NOT NULL
    COMMENT 'current rows of the standard tables, of all nights',
  rows_without_place BIGINT NOT NULL
    COMMENT 'of them, those without a place',
  rows_without_time BIGINT NOT NULL
    COMMENT 'of them, those without a time; not counted for sightings',
  newest_event TIMESTAMP
    COMMENT 'start of the newest current event, UTC; of several kinds, that of the one that lags most; null where none is known',
  quarantined_open BIGINT NOT NULL
    COMMENT 'records in quarantine that are open, of all nights',
  tasks_open BIGINT NOT NULL
    COMMENT 'tasks of the cities: a kind and a reason for which records are open',
  tasks_overdue BIGINT NOT NULL
    COMMENT 'of them, those whose due date is past',
  oldest_open DATE
    COMMENT 'night of the oldest record of an open task; null where there is none',
  mend_first ARRAY<STRUCT<place: INT, cause: STRING, kind: STRING, cities: BIGINT, records: BIGINT, nights: BIGINT, nights_lost: BIGINT, worth_nights: DOUBLE, since: DATE, due: DATE, is_overdue: BOOLEAN, example_file: STRING, example_record: BIGINT, hint: STRING>> NOT NULL
    COMMENT 'the causes that cost most, the costliest first; empty where nothing is to be mended'
)
USING iceberg
COMMENT 'one kind of one city, one city or one vendor, over a window of nights that ends with the released one'
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

ALTER TABLE published.score_card WRITE LOCALLY ORDERED BY scope, subject, kind;
