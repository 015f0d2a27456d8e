-- Creates the tables of the data standard. Nothing existed before, so no reader is affected.
-- Cut by city and by the month in which a key was first seen: that month never changes, so a correction finds its
-- row in one partition.
-- Unique columns get no dictionary (it would be built and thrown away), and no bounds of SENSITIVE columns go
-- into manifests, which stay plain where data files are encrypted.
-- The steps hand rows over already distributed: no shuffle before the write.
-- Files are copy-on-write, so that changes between two releases can be read exactly; metadata is gzipped and
-- old metadata files go, so that many nights and tags stay cheap to load. Snapshots are kept by tags, hence no
-- greatest age of references.
CREATE NAMESPACE IF NOT EXISTS standard;

CREATE TABLE IF NOT EXISTS standard.incident (
  city_code STRING NOT NULL
    COMMENT 'reporting city; code system in city_code_system',
  city_code_system STRING NOT NULL
    COMMENT 'code system of city_code, e.g. \'US Census place (GEOID)\' or \'GB/T 2260\'',
  incident_no STRING NOT NULL
    COMMENT 'the city\'s own number of the incident; unique only within the city',
  offence_no STRING NOT NULL
    COMMENT 'the city\'s identifier of the offence within the incident; one incident may hold several',
  offence_code STRING
    COMMENT 'offence in the International Classification of Crime for Statistical Purposes (UNODC ICCS 1.0), 2 to 6 digits; null where the city\'s code is not mapped',
  offence_code_source STRING
    COMMENT 'the city\'s own offence code, as delivered; null where not given',
  offence_text STRING
    COMMENT 'the city\'s own words for its code',
  origin STRING NOT NULL
    COMMENT 'how it came to light: \'reported\' by victims or the public, \'discovered\' by police, or \'unknown\'; models learn from reported ones only',
  occurred_from TIMESTAMP
    COMMENT 'earliest possible start of the incident, UTC; null where unknown, also where the source stores a default such as exactly 00:00',
  occurred_to TIMESTAMP
    COMMENT 'latest possible end of the incident, UTC; null where unknown or not given',
  occurred_from_local TIMESTAMP_NTZ
    COMMENT 'occurred_from on the city\'s wall clock, without zone',
  occurred_to_local TIMESTAMP_NTZ
    COMMENT 'occurred_to on the city\'s wall clock, without zone',
  reported_at TIMESTAMP
    COMMENT 'when the police learnt of it, UTC; null where not given',
  reported_at_local TIMESTAMP_NTZ
    COMMENT 'reported_at on the city\'s wall clock, without zone',
  lon DOUBLE
    COMMENT 'longitude in degrees, WGS84, east positive; null where the place is unknown or withheld',
  lat DOUBLE
    COMMENT 'latitude in degrees, WGS84, north positive; null where the place is unknown or withheld',
  place_source STRING
    COMMENT 'what the place was read from, e.g. \'lon_lat\' or \'projected\'; null without a place',
  place_precision STRING
    COMMENT 'how exact the city gives places, e.g. \'point\', \'block\', \'intersection\'; null without a place',
  place_original STRING
    COMMENT 'the city\'s own coordinates as delivered, before conversion; null where it gave none',
  address_text STRING
    COMMENT 'address in the words of the city, blanks trimmed; null where not given',
  district STRING
    COMMENT 'police district, the city\'s own code',
  neighbourhood STRING
    COMMENT 'neighbourhood, the city\'s own name or code',
  first_seen_month STRING NOT NULL
    COMMENT 'month (yyyy-MM) of the night that first brought the key; never changes, so a row stays in its partition',
  _state STRING NOT NULL
    COMMENT '\'current\', or \'retracted\' where the city took the record back',
  retracted_in STRING
    COMMENT 'delivery that took the record back; null while current',
  _row STRUCT<source: STRING, delivery: STRING, file: STRING, record_no: BIGINT, byte_offset: BIGINT, content_hash: BINARY, first_seen: STRING, last_seen: STRING, superseded: INT> NOT NULL
    COMMENT 'where the row came from: enough to open the dump and put a finger on the record',
  _changes ARRAY<STRUCT<column: STRING, rule: STRING, before_hash: BINARY>> NOT NULL
    COMMENT 'cleaning rules that changed a value of this row, in the order applied; empty where none did',
  _issues ARRAY<STRING> NOT NULL
    COMMENT 'codes of the faults found in the record, e.g. offence_code_unknown; empty where none was found'
)
USING iceberg
PARTITIONED BY (city_code, first_seen_month)
COMMENT 'one offence of one reported incident of one city, as last corrected by that city'
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
  'write.parquet.dict-encoding-enabled.column.offence_no' = 'false',
  'write.parquet.dict-encoding-enabled.column._row.record_no' = 'false',
  'write.parquet.dict-encoding-enabled.column._row.byte_offset' = 'false',
  'write.parquet.dict-encoding-enabled.column._row.content_hash' = 'false',
  'write.metadata.metrics.column.place_original' = 'counts',
  'write.metadata.metrics.column.address_text' = 'counts',
  'write.metadata.metrics.column._row.content_hash' = 'counts'
);

CREATE TABLE IF NOT EXISTS standard.crash (
  city_code STRING NOT NULL
    COMMENT 'reporting city; code system in city_code_system',
  city_code_system STRING NOT NULL
    COMMENT 'code system of city_code, e.g. \'US Census place (GEOID)\' or \'GB/T 2260\'',
  crash_no STRING NOT NULL
    COMMENT 'the city\'s identifier of the crash; unique only within the city',
  incident_no STRING
    COMMENT 'the city\'s number of the incident that the crash belongs to; null where it gives none',
  crash_code STRING
    COMMENT '\'fatal\', \'injury\', \'hit_and_run\', \'impaired\', \'property_damage\' or \'unspecified\'; null where the city\'s code is not mapped',
  crash_code_source STRING
    COMMENT 'the city\'s own code of the crash, as delivered; null where not given',
  crash_text STRING
    COMMENT 'the city\'s own words for its code',
  occurred_from TIMESTAMP
    COMMENT 'earliest possible start of the crash, UTC; null where unknown, also where the source stores a default such as exactly 00:00',
  occurred_to TIMESTAMP
    COMMENT 'latest possible end of the crash, UTC; null where unknown or not given',
  occurred_from_local TIMESTAMP_NTZ
    COMMENT 'occurred_from on the city\'s wall clock, without zone',
  occurred_to_local TIMESTAMP_NTZ
    COMMENT 'occurred_to on the city\'s wall clock, without zone',
  reported_at TIMESTAMP
    COMMENT 'when the police learnt of it, UTC; null where not given',
  reported_at_local TIMESTAMP_NTZ
    COMMENT 'reported_at on the city\'s wall clock, without zone',
  lon DOUBLE
    COMMENT 'longitude in degrees, WGS84, east positive; null where the place is unknown or withheld',
  lat DOUBLE
    COMMENT 'latitude in degrees, WGS84, north positive; null where the place is unknown or withheld',
  place_source STRING
    COMMENT 'what the place was read from, e.g. \'lon_lat\' or \'projected\'; null without a place',
  place_precision STRING
    COMMENT 'how exact the city gives places, e.g. \'point\', \'block\', \'intersection\'; null without a place',
  place_original STRING
    COMMENT 'the city\'s own coordinates as delivered, before conversion; null where it gave none',
  address_text STRING
    COMMENT 'address in the words of the city, blanks trimmed; null where not given',
  district STRING
    COMMENT 'police district, the city\'s own code',
  neighbourhood STRING
    COMMENT 'neighbourhood, the city\'s own name or code',
  first_seen_month STRING NOT NULL
    COMMENT 'month (yyyy-MM) of the night that first brought the key; never changes, so a row stays in its partition',
  _state STRING NOT NULL
    COMMENT '\'current\', or \'retracted\' where the city took the record back',
  retracted_in STRING
    COMMENT 'delivery that took the record back; null while current',
  _row STRUCT<source: STRING, delivery: STRING, file: STRING, record_no: BIGINT, byte_offset: BIGINT, content_hash: BINARY, first_seen: STRING, last_seen: STRING, superseded: INT> NOT NULL
    COMMENT 'where the row came from: enough to open the dump and put a finger on the record',
  _changes ARRAY<STRUCT<column: STRING, rule: STRING, before_hash: BINARY>> NOT NULL
    COMMENT 'cleaning rules that changed a value of this row, in the order applied; empty where none did',
  _issues ARRAY<STRING> NOT NULL
    COMMENT 'codes of the faults found in the record, e.g. offence_code_unknown; empty where none was found'
)
USING iceberg
PARTITIONED BY (city_code, first_seen_month)
COMMENT 'one reported traffic crash of one city, as last corrected by that city'
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
  'write.parquet.dict-encoding-enabled.column.crash_no' = 'false',
  'write.parquet.dict-encoding-enabled.column._row.record_no' = 'false',
  'write.parquet.dict-encoding-enabled.column._row.byte_offset' = 'false',
  'write.parquet.dict-encoding-enabled.column._row.content_hash' = 'false',
  'write.metadata.metrics.column.place_original' = 'counts',
  'write.metadata.metrics.column.address_text' = 'counts',
  'write.metadata.metrics.column._row.content_hash' = 'counts'
);
