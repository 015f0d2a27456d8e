-- Takes in two more kinds: requests for help, and vehicle sightings. No reader of another table is affected.
-- Plates, devices, places and times of sightings leave no bounds in manifests nor in the footers of files.
CREATE TABLE IF NOT EXISTS standard.help_request (
  city_code STRING NOT NULL
    COMMENT 'reporting city; code system in city_code_system',
  city_code_system STRING NOT NULL
    COMMENT 'code system of city_code, e.g. \'US Census place (GEOID)\' or \'GB/T 2260\'',
  request_no STRING NOT NULL
    COMMENT 'the city\'s own number of the request; unique only within the city',
  request_code STRING
    COMMENT 'what help is asked for: \'crime\', \'fire\', \'medical\', \'traffic\', \'noise\', \'water\', \'road\', \'lighting\', \'electricity\', \'other\'; null where the city\'s code is not mapped',
  request_code_source STRING
    COMMENT 'the city\'s own words or code for what is asked, as delivered; null where not given',
  request_text STRING
    COMMENT 'the city\'s refinement of its code, in its own words; null where not given',
  agency STRING
    COMMENT 'office that the request was given to, the city\'s own name or code; null where not given',
  request_state STRING
    COMMENT 'where the request stands, in the city\'s own words; null where not given',
  requested_at TIMESTAMP
    COMMENT 'when help was asked for, UTC; null where unknown',
  requested_at_local TIMESTAMP_NTZ
    COMMENT 'requested_at on the city\'s wall clock, without zone',
  closed_at TIMESTAMP
    COMMENT 'when the city closed the request, UTC; null while open, and where only its day is known',
  closed_at_local TIMESTAMP_NTZ
    COMMENT 'closed_at on the city\'s wall clock, without zone',
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
    COMMENT 'codes of the faults found in the record, e.g. place_unknown; empty where none was found'
)
USING iceberg
PARTITIONED BY (city_code, first_seen_month)
COMMENT 'one request for help to one city, as last corrected by that city'
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
  'write.parquet.dict-encoding-enabled.column.request_no' = 'false',
  'write.parquet.dict-encoding-enabled.column.requested_at' = 'false',
  'write.parquet.dict-encoding-enabled.column.requested_at_local' = 'false',
  'write.parquet.dict-encoding-enabled.column.closed_at' = 'false',
  'write.parquet.dict-encoding-enabled.column.closed_at_local' = 'false',
  'write.parquet.dict-encoding-enabled.column.lon' = 'false',
  'write.parquet.dict-encoding-enabled.column.lat' = 'false',
  'write.parquet.dict-encoding-enabled.column.place_original' = 'false',
  'write.parquet.dict-encoding-enabled.column.address_text' = 'false',
  'write.parquet.dict-encoding-enabled.column._row.record_no' = 'false',
  'write.parquet.dict-encoding-enabled.column._row.byte_offset' = 'false',
  'write.parquet.dict-encoding-enabled.column._row.content_hash' = 'false',
  'write.metadata.metrics.column.lon' = 'counts',
  'write.metadata.metrics.column.lat' = 'counts',
  'write.metadata.metrics.column.place_original' = 'counts',
  'write.metadata.metrics.column.address_text' = 'counts',
  'write.metadata.metrics.column.neighbourhood' = 'counts',
  'write.metadata.metrics.column._row.content_hash' = 'counts',
  'write.parquet.stats-enabled.column.lon' = 'false',
  'write.parquet.stats-enabled.column.lat' = 'false',
  'write.parquet.stats-enabled.column.place_original' = 'false',
  'write.parquet.stats-enabled.column.address_text' = 'false',
  'write.parquet.stats-enabled.column.neighbourhood' = 'false',
  'write.parquet.stats-enabled.column._row.content_hash' = 'false'
);

CREATE TABLE IF NOT EXISTS standard.vehicle_sighting (
  city_code STRING NOT NULL
    COMMENT 'reporting city; code system in city_code_system',
  city_code_system STRING NOT NULL
    COMMENT 'code system of city_code, e.g. \'US Census place (GEOID)\' or \'GB/T 2260\'',
  sighting_no STRING NOT NULL
    COMMENT 'identifier of the sighting, unique only within the city (GA/T 1400 MotorVehicle.MotorVehicleID); made of device, time and plate hash where the city gives none',
  device_no STRING
    COMMENT 'device that read the plate, the city\'s own number (GA/T 1400 MotorVehicle.DeviceID); null where not given',
  passed_at TIMESTAMP
    COMMENT 'when the vehicle was seen, UTC (GA/T 1400 MotorVehicle.PassTime); null where unknown',
  passed_at_local TIMESTAMP_NTZ
    COMMENT 'passed_at on the city\'s wall clock, without zone',
  plate_no_hash STRING
    COMMENT 'the plate (GA/T 1400 MotorVehicle.PlateNo) as hashed by the city; equal only within one city; never the plate itself; null where not read',
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
    COMMENT 'address of the sighting in the words of the city (GA/T 1400 MotorVehicle.NameOfPassedRoad); null where not given',
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
    COMMENT 'codes of the faults found in the record, e.g. place_unknown; empty where none was found'
)
USING iceberg
PARTITIONED BY (city_code, first_seen_month)
COMMENT 'one reading of one plate by one device of one city, as last corrected by that city'
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
  'write.parquet.dict-encoding-enabled.column.sighting_no' = 'false',
  'write.parquet.dict-encoding-enabled.column.passed_at' = 'false',
  'write.parquet.dict-encoding-enabled.column.passed_at_local' = 'false',
  'write.parquet.dict-encoding-enabled.column.plate_no_hash' = 'false',
  'write.parquet.dict-encoding-enabled.column.lon' = 'false',
  'write.parquet.dict-encoding-enabled.column.lat' = 'false',
  'write.parquet.dict-encoding-enabled.column.place_original' = 'false',
  'write.parquet.dict-encoding-enabled.column.address_text' = 'false',
  'write.parquet.dict-encoding-enabled.column._row.record_no' = 'false',
  'write.parquet.dict-encoding-enabled.column._row.byte_offset' = 'false',
  'write.parquet.dict-encoding-enabled.column._row.content_hash' = 'false',
  'write.metadata.metrics.column.sighting_no' = 'counts',
  'write.metadata.metrics.column.device_no' = 'counts',
  'write.metadata.metrics.column.passed_at' = 'counts',
  'write.metadata.metrics.column.passed_at_local' = 'counts',
  'write.metadata.metrics.column.plate_no_hash' = 'counts',
  'write.metadata.metrics.column.lon' = 'counts',
  'write.metadata.metrics.column.lat' = 'counts',
  'write.metadata.metrics.column.place_original' = 'counts',
  'write.metadata.metrics.column.address_text' = 'counts',
  'write.metadata.metrics.column.district' = 'counts',
  'write.metadata.metrics.column.neighbourhood' = 'counts',
  'write.metadata.metrics.column._row.content_hash' = 'counts',
  'write.parquet.stats-enabled.column.sighting_no' = 'false',
  'write.parquet.stats-enabled.column.device_no' = 'false',
  'write.parquet.stats-enabled.column.passed_at' = 'false',
  'write.parquet.stats-enabled.column.passed_at_local' = 'false',
  'write.parquet.stats-enabled.column.plate_no_hash' = 'false',
  'write.parquet.stats-enabled.column.lon' = 'false',
  'write.parquet.stats-enabled.column.lat' = 'false',
  'write.parquet.stats-enabled.column.place_original' = 'false',
  'write.parquet.stats-enabled.column.address_text' = 'false',
  'write.parquet.stats-enabled.column.district' = 'false',
  'write.parquet.stats-enabled.column.neighbourhood' = 'false',
  'write.parquet.stats-enabled.column._row.content_hash' = 'false'
);

-- Kinds are no longer listed in every table, and an incident may be a service of the police that is no offence.
ALTER TABLE raw.record ALTER COLUMN kind COMMENT 'what the source delivers: the name of a standard table, e.g. \'incident\'';
ALTER TABLE quarantine.record ALTER COLUMN kind COMMENT 'what the source delivers: the name of a standard table, e.g. \'incident\'';
ALTER TABLE ops.delivery ALTER COLUMN kind COMMENT 'what the source delivers: the name of a standard table, e.g. \'incident\'; \'unknown\' where no declared source claims the file';
ALTER TABLE published.freshness ALTER COLUMN kind COMMENT 'what is counted: the name of a standard table, e.g. \'incident\'';
ALTER TABLE published.freshness ALTER COLUMN latest_event COMMENT 'start of the latest current event, UTC; null where none has a known time, and for sightings';
ALTER TABLE standard.incident ALTER COLUMN origin COMMENT 'how it came to light: \'reported\' by victims or the public, \'discovered\' by police, \'unknown\', or \'service\' where it is no offence at all but work of the police (a sick person, lost property); models learn from neither discovered ones nor services, and services are in no count';
