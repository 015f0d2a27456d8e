-- Rows whose period is over are deleted, and what is known of that is kept: how many, of which nights, by which period, and
-- the proof that they are gone. A new table and a new kind of release; readers are not affected.
CREATE TABLE IF NOT EXISTS ops.purge (
  run STRING NOT NULL
    COMMENT 'identifier of the purge',
  store STRING NOT NULL
    COMMENT 'table, e.g. raw.record, or \'landing\' for the delivered files',
  source STRING NOT NULL
    COMMENT 'city and kind that delivered, e.g. \'denver.incident\'',
  `kind` STRING NOT NULL
    COMMENT 'kind that the rows or files are of: the name of a standard table',
  stage STRING NOT NULL
    COMMENT '\'decided\' before anything goes, \'proved\' once no row, no earlier state of the table and no file of it is there',
  written_at TIMESTAMP NOT NULL
    COMMENT 'when the line was written, UTC',
  release_no BIGINT NOT NULL
    COMMENT 'release that shows the lake without them; earlier ones no longer show the store\'s tables',
  as_of DATE NOT NULL
    COMMENT 'day on which periods were held to be over (a date without zone)',
  period STRING NOT NULL
    COMMENT 'how long they are kept, by the contract: of the store, or of the kind where that is shorter',
  last_night DATE NOT NULL
    COMMENT 'newest night that is past the period',
  deleted BIGINT NOT NULL
    COMMENT 'rows, or files of the landing area, that were deleted',
  records BIGINT NOT NULL
    COMMENT 'accepted records that deleted rows of a standard table stood for; 0 for other stores',
  oldest_night DATE NOT NULL
    COMMENT 'first night of those that were deleted',
  newest_night DATE NOT NULL
    COMMENT 'last night of those that were deleted',
  content_hash STRING NOT NULL
    COMMENT 'of what was deleted: who holds a copy can show that it is the same, and nobody learns it from this'
)
USING iceberg
COMMENT 'one source in one store, at one stage of one purge'
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

ALTER TABLE ops.release ALTER COLUMN kind
  COMMENT '\'night\', \'replay\' of refused records, \'backfill\' of what was delivered before, \'maintenance\' of the files with the same rows, \'purge\' of rows whose period is over, or \'rollback\' to the tables of an earlier release';
