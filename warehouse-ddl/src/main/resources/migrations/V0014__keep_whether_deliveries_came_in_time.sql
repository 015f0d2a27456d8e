-- Keeps whether each city's dumps came when they were due. One new table and columns for readers of freshness; older
-- rows have null in them, and readers that name their columns are not affected. The count of quarantined records in
-- published.freshness means the open ones from here on; its name stays.
ALTER TABLE ops.delivery ADD COLUMNS (
  newest_event TIMESTAMP
    COMMENT 'start of the newest event among the rows that the file set, UTC; null where none has a known time or nothing was set, for sightings, and for deliveries before this was kept'
);

ALTER TABLE published.freshness ADD COLUMNS (
  state STRING
    COMMENT 'how it stands this night: \'on_time\', \'late\', \'missing\', \'stale\', \'refused\', \'untimed\', \'not_due\' or \'paused\', as in ops.punctuality; null where the night was run before states were kept',
  due_at TIMESTAMP
    COMMENT 'deadline that it is held against, UTC; null where nothing is due',
  came_at TIMESTAMP
    COMMENT 'when the last file that this night took came, UTC; null where none was taken, or nobody knows',
  late_minutes BIGINT
    COMMENT 'begun minutes behind the deadline; null unless late',
  missing_since DATE
    COMMENT 'first due night that nothing has met; null unless missing',
  onboarding STRING
    COMMENT 'the city\'s onboarding state in this night: \'trial\', \'live\' or \'paused\'; null as in state'
);

ALTER TABLE published.freshness ALTER COLUMN quarantined_total COMMENT 'records in quarantine that are open: nobody has repaired, replayed or dismissed them';

CREATE TABLE IF NOT EXISTS ops.punctuality (
  night DATE NOT NULL
    COMMENT 'run key of the night (a date without zone)',
  city_code STRING NOT NULL
    COMMENT 'city that delivers; the code system is in city_code_system of the standard tables',
  kind STRING NOT NULL
    COMMENT 'what is delivered: the name of a standard table, e.g. \'incident\'',
  city STRING NOT NULL
    COMMENT 'the city\'s word in commands and folders, e.g. \'denver\'',
  vendor STRING NOT NULL
    COMMENT 'data platform that makes the files, as named in the sources',
  onboarding STRING NOT NULL
    COMMENT 'the city\'s onboarding state in that night: \'trial\', \'live\' or \'paused\'',
  state STRING NOT NULL
    COMMENT '\'on_time\'; \'late\': came after its deadline; \'missing\': nothing came though due; \'stale\': nothing newer came; \'refused\': nothing of it could be taken; \'untimed\': taken, but the files\' times say nothing; \'not_due\'; \'paused\'',
  due_at TIMESTAMP
    COMMENT 'deadline that it is held against, UTC; null where nothing is due',
  came_at TIMESTAMP
    COMMENT 'when the last file that the night took was last changed where it lay, UTC; null where none was taken, or its store does not tell',
  late_minutes BIGINT
    COMMENT 'begun minutes behind the deadline; null unless late',
  missing_since DATE
    COMMENT 'first due night that nothing has met; null unless missing',
  files_taken BIGINT NOT NULL
    COMMENT 'files that the night took',
  files_refused BIGINT NOT NULL
    COMMENT 'files that the night refused',
  files_known BIGINT NOT NULL
    COMMENT 'files that held what the lake had already'
)
USING iceberg
COMMENT 'one kind of one city in one night; of several forms of a kind, the one that stands worst'
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

ALTER TABLE ops.punctuality WRITE LOCALLY ORDERED BY night, city_code, kind;
