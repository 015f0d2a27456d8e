-- Lets refused records be repaired, judged again and closed. Two tables: what people decided (written at once, like
-- the diary of runs) and what came of it (part of a release, like the rows). Each replay is a delivery of its own with
-- its own account. Nothing existed before, so readers that name their columns are not affected.
CREATE TABLE IF NOT EXISTS quarantine.decision (
  decision STRING NOT NULL
    COMMENT 'number of the decision: 16 hex digits',
  action STRING NOT NULL
    COMMENT '\'repair\', \'replay\' or \'dismiss\'',
  source STRING NOT NULL
    COMMENT 'city and kind that delivered the records, e.g. \'denver.incident\'',
  city_code STRING NOT NULL
    COMMENT 'code of the delivering city; its code system is declared with the source',
  delivery STRING NOT NULL
    COMMENT 'delivery that brought the records',
  records ARRAY<BIGINT> NOT NULL
    COMMENT 'numbers of the records in the file, 1-based',
  decided_by STRING NOT NULL
    COMMENT 'who decided, as the person gave it',
  decided_at TIMESTAMP NOT NULL
    COMMENT 'when it was decided, UTC',
  reason STRING NOT NULL
    COMMENT 'why, in the person\'s own words',
  fields ARRAY<STRUCT<field: STRING, before_hash: BINARY>>
    COMMENT 'what a repair changes; null for other decisions',
  record BINARY
    COMMENT 'the repaired record in the file\'s own encoding, without a record end; null for other decisions'
)
USING iceberg
COMMENT 'one decision of a person about refused records of one delivery'
TBLPROPERTIES (
  'format-version' = '2',
  'write.delete.mode' = 'copy-on-write',
  'write.update.mode' = 'copy-on-write',
  'write.merge.mode' = 'copy-on-write',
  'write.parquet.compression-codec' = 'zstd',
  'write.parquet.compression-level' = '1',
  'write.metadata.compression-codec' = 'gzip',
  'write.metadata.delete-after-commit.enabled' = 'true',
  'write.metadata.previous-versions-max' = '20',
  'write.metadata.metrics.column.reason' = 'counts',
  'write.metadata.metrics.column.record' = 'counts'
);

CREATE TABLE IF NOT EXISTS quarantine.resolution (
  source STRING NOT NULL
    COMMENT 'city and kind that delivered the record, e.g. \'denver.incident\'',
  delivery STRING NOT NULL
    COMMENT 'delivery that brought the record',
  record_no BIGINT NOT NULL
    COMMENT 'number of the data record in the file, 1-based',
  on_release BIGINT NOT NULL
    COMMENT 'number of the release on which the run built; of several, the greatest counts',
  run STRING NOT NULL
    COMMENT 'run that judged the record again',
  replay STRING NOT NULL
    COMMENT 'row of ops.delivery in which the run accounts for the record',
  decision STRING
    COMMENT 'the decision that was carried out; null for a retraction that found its match because another record came in',
  action STRING NOT NULL
    COMMENT '\'repair\' or \'replay\'',
  outcome STRING NOT NULL
    COMMENT '\'accepted\', \'correction\', \'retraction\', \'duplicate\' or \'quarantined\'',
  reason STRING
    COMMENT 'code of the reason for which it was refused once more; null where it was not'
)
USING iceberg
COMMENT 'one refused record that a run judged again'
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

ALTER TABLE ops.delivery ADD COLUMNS (
  reclassified BIGINT
    COMMENT 'of a replay: how many earlier records set a row now and did not before, less those that no longer do; null otherwise',
  decisions ARRAY<STRING>
    COMMENT 'of a replay: the decisions that it carried out; null otherwise'
);

ALTER TABLE ops.delivery ALTER COLUMN delivery COMMENT 'night, source and the first 12 hex digits of the file\'s SHA-256; of a file that was not taken, also a hash of its name; of a replay, night, source and run';
ALTER TABLE ops.delivery ALTER COLUMN status COMMENT '\'taken\', \'refused\', \'already_taken\' by an earlier night, or \'replayed\': refused records that were judged again';
ALTER TABLE ops.delivery SET TBLPROPERTIES ('comment' = 'one file that a night looked at, taken or not; or a source\'s refused records that a run judged again');
ALTER TABLE ops.release ALTER COLUMN kind COMMENT '\'night\', \'replay\' of refused records, \'backfill\' of what was delivered before, \'maintenance\' of the files with the same rows, or \'rollback\' to the tables of an earlier release';
