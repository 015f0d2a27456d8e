-- Creates the table of refused records. Nothing existed before, so no reader is affected.
-- No bounds of TOP_SECRET columns go into manifests, which stay plain where data files are encrypted.
-- Files are copy-on-write, so that changes between two releases can be read exactly; metadata is gzipped and
-- old metadata files go, so that many nights and tags stay cheap to load. Snapshots are kept by tags, hence no
-- greatest age of references.
CREATE NAMESPACE IF NOT EXISTS quarantine;

CREATE TABLE IF NOT EXISTS quarantine.record (
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
  reason STRING NOT NULL
    COMMENT 'code of the reason, e.g. key_missing',
  detail STRING NOT NULL
    COMMENT 'the reason in words that the city can act on; never quotes personal data',
  record BINARY NOT NULL
    COMMENT 'the record\'s exact bytes in the file\'s own encoding, without the record end',
  content_hash BINARY NOT NULL
    COMMENT 'SHA-256 of record, 32 bytes'
)
USING iceberg
PARTITIONED BY (source, night)
COMMENT 'one record that a night refused, with the reason'
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
  'write.parquet.dict-encoding-enabled.column.record' = 'false',
  'write.parquet.dict-encoding-enabled.column.content_hash' = 'false',
  'write.metadata.metrics.column.record' = 'counts',
  'write.metadata.metrics.column.content_hash' = 'counts'
);
