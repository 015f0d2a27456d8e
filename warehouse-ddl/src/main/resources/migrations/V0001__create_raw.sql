-- Creates the table of records as delivered. Nothing existed before, so no reader is affected.
-- A night adds rows of one source and one night, so files are cut by both.
-- Unique columns get no dictionary (it would be built and thrown away), and no bounds of TOP_SECRET columns go
-- into manifests, which stay plain where data files are encrypted.
-- The steps hand rows over already distributed: no shuffle before the write.
-- Files are copy-on-write, so that changes between two releases can be read exactly; metadata is gzipped and
-- old metadata files go, so that many nights and tags stay cheap to load. Snapshots are kept by tags, hence no
-- greatest age of references.
CREATE NAMESPACE IF NOT EXISTS raw;

CREATE TABLE IF NOT EXISTS raw.record (
  source STRING NOT NULL
    COMMENT 'city and kind that delivered, e.g. \'denver.incident\'',
  city_code STRING NOT NULL
    COMMENT 'code of the delivering city; its code system is declared with the source',
  `kind` STRING NOT NULL
    COMMENT 'what the source delivers: \'incident\' or \'crash\'',
  night DATE NOT NULL
    COMMENT 'run key of the night that took the delivery (a date without zone)',
  delivery STRING NOT NULL
    COMMENT 'delivery that brought the record: night, source and the first 12 hex digits of the file\'s SHA-256',
  file STRING NOT NULL
    COMMENT 'path of the file as the city delivered it, below the folder of dumps',
  record_no BIGINT NOT NULL
    COMMENT 'number of the data record in the file, 1-based; the header is not counted',
  byte_offset BIGINT NOT NULL
    COMMENT 'place of the record\'s first byte in the uncompressed file, 0-based',
  record BINARY NOT NULL
    COMMENT 'the record\'s exact bytes in the file\'s own encoding, without the record end',
  content_hash BINARY NOT NULL
    COMMENT 'SHA-256 of record, 32 bytes',
  fault STRING
    COMMENT 'why the record cannot be split into fields; null where it splits well. Never quotes the record'
)
USING iceberg
PARTITIONED BY (source, night)
COMMENT 'one record of one delivered file, byte for byte as the city sent it'
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
  'write.distribution-mode' = 'none',
  'write.spark.fanout.enabled' = 'true',
  'write.parquet.dict-encoding-enabled.column.record_no' = 'false',
  'write.parquet.dict-encoding-enabled.column.byte_offset' = 'false',
  'write.parquet.dict-encoding-enabled.column.record' = 'false',
  'write.parquet.dict-encoding-enabled.column.content_hash' = 'false',
  'write.metadata.metrics.column.record' = 'counts',
  'write.metadata.metrics.column.content_hash' = 'counts'
);
