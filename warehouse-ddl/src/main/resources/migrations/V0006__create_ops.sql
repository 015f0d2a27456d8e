-- Creates the tables in which the nights keep their books. Nothing existed before, so no reader is affected.
-- Small and written without Spark, so neither cut nor sorted.
-- Files are copy-on-write, so that changes between two releases can be read exactly; metadata is gzipped and
-- old metadata files go, so that many nights and tags stay cheap to load. Snapshots are kept by tags, hence no
-- greatest age of references.
CREATE NAMESPACE IF NOT EXISTS ops;

CREATE TABLE IF NOT EXISTS ops.delivery (
  delivery STRING NOT NULL
    COMMENT 'night, source and the first 12 hex digits of the file\'s SHA-256; of a file that was not taken, also a hash of its name',
  source STRING NOT NULL
    COMMENT 'city and kind that delivered, e.g. \'denver.incident\'; \'unclaimed\' where no declared source claims the file',
  city_code STRING NOT NULL
    COMMENT 'code of the delivering city; \'unknown\' where no declared source claims the file',
  `kind` STRING NOT NULL
    COMMENT 'what the source delivers: \'incident\' or \'crash\'; \'unknown\' where no declared source claims the file',
  vendor STRING NOT NULL
    COMMENT 'data platform that made the file, as named in the sources; \'unknown\' where no declared source claims the file',
  file STRING NOT NULL
    COMMENT 'path of the file as the city delivered it, below the folder of dumps',
  bytes BIGINT NOT NULL
    COMMENT 'size of the file as delivered, in bytes',
  sha256 STRING
    COMMENT 'SHA-256 of the file as delivered, 64 hex digits; null where the file was not read',
  modified_at TIMESTAMP
    COMMENT 'when the file was last changed where it lay, UTC; null where the store does not tell',
  night DATE NOT NULL
    COMMENT 'run key of the night (a date without zone)',
  status STRING NOT NULL
    COMMENT '\'taken\', \'refused\', or \'already_taken\' by an earlier night',
  reason STRING
    COMMENT 'code of the reason for a refusal; null where taken',
  detail STRING
    COMMENT 'the reason in words that the city can act on; null where taken',
  records BIGINT
    COMMENT 'data records in the file; null where not taken',
  accepted BIGINT
    COMMENT 'records that brought a new key; null where not taken',
  corrections BIGINT
    COMMENT 'records that replaced an earlier record of their key; null where not taken',
  retractions BIGINT
    COMMENT 'records that took an earlier record back; null where not taken',
  duplicates BIGINT
    COMMENT 'records that say what was already known; null where not taken',
  quarantined BIGINT
    COMMENT 'records that were refused; null where not taken'
)
USING iceberg
COMMENT 'one file that a night looked at, taken or not'
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

CREATE TABLE IF NOT EXISTS ops.run (
  run STRING NOT NULL
    COMMENT 'identifier of the run',
  step STRING NOT NULL
    COMMENT 'name of the step, as in the plan',
  attempt INT NOT NULL
    COMMENT 'number of the attempt within the run, 1-based',
  night DATE NOT NULL
    COMMENT 'run key of the night (a date without zone)',
  output STRING NOT NULL
    COMMENT 'table that the step writes, e.g. standard.incident',
  fingerprint STRING NOT NULL
    COMMENT 'hash over the step\'s version, its definition, contract and parameters, and the snapshots of its inputs',
  snapshot_id BIGINT
    COMMENT 'snapshot that holds the step\'s rows; null where it wrote none',
  rows_written BIGINT
    COMMENT 'rows written by the attempt; null where unknown',
  started_at TIMESTAMP NOT NULL
    COMMENT 'start of the attempt, UTC',
  ended_at TIMESTAMP
    COMMENT 'end of the attempt, UTC; null where it was cut off',
  outcome STRING NOT NULL
    COMMENT 'how the attempt ended, e.g. written, up_to_date or failed'
)
USING iceberg
COMMENT 'one attempt of one step in one run'
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

CREATE TABLE IF NOT EXISTS ops.verdict (
  run STRING NOT NULL
    COMMENT 'identifier of the run',
  night DATE NOT NULL
    COMMENT 'run key of the night (a date without zone)',
  table_name STRING NOT NULL
    COMMENT 'table that was judged, e.g. standard.incident',
  rule STRING NOT NULL
    COMMENT 'name of the rule in the table\'s contract',
  severity STRING NOT NULL
    COMMENT '\'error\' keeps the night from being released, \'warning\' does not',
  `rows` BIGINT NOT NULL
    COMMENT 'rows that were judged',
  missed BIGINT NOT NULL
    COMMENT 'rows that miss the rule; a predicate that is null counts as missed',
  tolerance DOUBLE NOT NULL
    COMMENT 'largest share of missed rows that still passes, 0 to 1',
  holds BOOLEAN NOT NULL
    COMMENT 'true where missed / rows is within the tolerance',
  reason STRING NOT NULL
    COMMENT 'why the rule matters, from the contract'
)
USING iceberg
COMMENT 'one rule of one table, as judged in one run'
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

CREATE TABLE IF NOT EXISTS ops.release (
  release_no BIGINT NOT NULL
    COMMENT 'number of the release, 1-based, without gaps',
  parent_release_no BIGINT
    COMMENT 'release that this one follows; null for the first',
  night DATE NOT NULL
    COMMENT 'run key of the night that was released (a date without zone)',
  run STRING NOT NULL
    COMMENT 'identifier of the run that made it',
  `kind` STRING NOT NULL
    COMMENT '\'night\', or \'rollback\' to the tables of an earlier release',
  released_at TIMESTAMP NOT NULL
    COMMENT 'when it was released, UTC',
  `tables` ARRAY<STRUCT<table: STRING, snapshot_id: BIGINT, schema_id: INT, contract_hash: STRING>> NOT NULL
    COMMENT 'the tables of the release, each at its judged snapshot'
)
USING iceberg
COMMENT 'one release: the set of table snapshots that readers see together'
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
