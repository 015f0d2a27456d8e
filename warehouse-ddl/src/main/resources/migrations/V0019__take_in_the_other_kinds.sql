-- Takes in the other kinds that cities deliver: files on suspects, alerts, registers of people and places, rosters.
-- No reader of another table is affected. Columns about persons leave no bounds in manifests nor in footers.

CREATE TABLE IF NOT EXISTS standard.suspect_file (
  city_code STRING NOT NULL
    COMMENT 'reporting city; code system in city_code_system',
  city_code_system STRING NOT NULL
    COMMENT 'code system of city_code, e.g. \'US Census place (GEOID)\' or \'GB/T 2260\'',
  file_no STRING NOT NULL
    COMMENT 'the city\'s own number of the record; unique only within the city',
  incident_no STRING
    COMMENT 'the city\'s own number of the case; joins standard.incident within the city; null where not given',
  name STRING
    COMMENT 'name of the suspect in one way of writing, characters as delivered; null where not given',
  sex_code STRING
    COMMENT 'sex of the suspect, GB/T 2261.1: \'0\' unknown, \'1\' male, \'2\' female, \'9\' not said; null where not given',
  born DATE
    COMMENT 'date of birth of the suspect; null where unknown',
  id_no STRING
    COMMENT 'number of the identity card of the suspect in 18 characters (GB 11643); null where not given or of neither form',
  phone STRING
    COMMENT 'mobile number of the suspect, eleven digits; null where not given or no such number',
  address_text STRING
    COMMENT 'address of the suspect in the words of the city, blanks trimmed; null where not given',
  opened_on DATE
    COMMENT 'day on which the file was opened; null where unknown',
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
COMMENT 'one file on one suspect of one case, as last corrected by that city'
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
  'write.parquet.dict-encoding-enabled.column.file_no' = 'false',
  'write.parquet.dict-encoding-enabled.column.name' = 'false',
  'write.parquet.dict-encoding-enabled.column.id_no' = 'false',
  'write.parquet.dict-encoding-enabled.column.phone' = 'false',
  'write.parquet.dict-encoding-enabled.column.address_text' = 'false',
  'write.parquet.dict-encoding-enabled.column._row.record_no' = 'false',
  'write.parquet.dict-encoding-enabled.column._row.byte_offset' = 'false',
  'write.parquet.dict-encoding-enabled.column._row.content_hash' = 'false',
  'write.metadata.metrics.column.incident_no' = 'counts',
  'write.metadata.metrics.column.name' = 'counts',
  'write.metadata.metrics.column.sex_code' = 'counts',
  'write.metadata.metrics.column.born' = 'counts',
  'write.metadata.metrics.column.id_no' = 'counts',
  'write.metadata.metrics.column.phone' = 'counts',
  'write.metadata.metrics.column.address_text' = 'counts',
  'write.metadata.metrics.column.opened_on' = 'counts',
  'write.metadata.metrics.column._row.content_hash' = 'counts',
  'write.parquet.stats-enabled.column.incident_no' = 'false',
  'write.parquet.stats-enabled.column.name' = 'false',
  'write.parquet.stats-enabled.column.sex_code' = 'false',
  'write.parquet.stats-enabled.column.born' = 'false',
  'write.parquet.stats-enabled.column.id_no' = 'false',
  'write.parquet.stats-enabled.column.phone' = 'false',
  'write.parquet.stats-enabled.column.address_text' = 'false',
  'write.parquet.stats-enabled.column.opened_on' = 'false',
  'write.parquet.stats-enabled.column._row.content_hash' = 'false'
);

CREATE TABLE IF NOT EXISTS standard.alert (
  city_code STRING NOT NULL
    COMMENT 'reporting city; code system in city_code_system',
  city_code_system STRING NOT NULL
    COMMENT 'code system of city_code, e.g. \'US Census place (GEOID)\' or \'GB/T 2260\'',
  alert_no STRING NOT NULL
    COMMENT 'the city\'s own number of the record; unique only within the city',
  alert_code STRING
    COMMENT 'what is warned of: \'fraud\', \'theft\', \'robbery\', \'traffic\', \'missing\', \'other\'; null where the city\'s code is not mapped',
  alert_code_source STRING
    COMMENT 'the city\'s own words or code for it, as delivered; null where not given',
  alert_text STRING
    COMMENT 'the warning in the city\'s own words; null where not given',
  district STRING
    COMMENT 'police district that was warned, the city\'s own code; null for the whole city',
  issued_at TIMESTAMP
    COMMENT 'when the alert was issued, UTC; null where unknown',
  issued_at_local TIMESTAMP_NTZ
    COMMENT 'issued_at on the city\'s wall clock, without zone',
  channel STRING
    COMMENT 'how it was issued, in the city\'s own words, e.g. message or broadcast; null where not given',
  amount_yuan DECIMAL(18,2)
    COMMENT 'loss that the alert speaks of, in yuan; null where none is named',
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
COMMENT 'one alert that one city issued, as last corrected by that city'
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
  'write.parquet.dict-encoding-enabled.column.alert_no' = 'false',
  'write.parquet.dict-encoding-enabled.column.issued_at' = 'false',
  'write.parquet.dict-encoding-enabled.column.issued_at_local' = 'false',
  'write.parquet.dict-encoding-enabled.column._row.record_no' = 'false',
  'write.parquet.dict-encoding-enabled.column._row.byte_offset' = 'false',
  'write.parquet.dict-encoding-enabled.column._row.content_hash' = 'false',
  'write.metadata.metrics.column.alert_text' = 'counts',
  'write.metadata.metrics.column._row.content_hash' = 'counts',
  'write.parquet.stats-enabled.column.alert_text' = 'false',
  'write.parquet.stats-enabled.column._row.content_hash' = 'false'
);

CREATE TABLE IF NOT EXISTS standard.household_member (
  city_code STRING NOT NULL
    COMMENT 'reporting city; code system in city_code_system',
  city_code_system STRING NOT NULL
    COMMENT 'code system of city_code, e.g. \'US Census place (GEOID)\' or \'GB/T 2260\'',
  member_no STRING NOT NULL
    COMMENT 'the city\'s own number of the record; unique only within the city',
  register_book_no STRING
    COMMENT 'the city\'s own number of the household\'s register book; persons of one book are registered together; null where not given',
  relation_code STRING
    COMMENT 'relation to the head of the household, GB/T 4761, first digit at least; null where not given or not in the list',
  name STRING
    COMMENT 'name of the member in one way of writing, characters as delivered; null where not given',
  sex_code STRING
    COMMENT 'sex of the member, GB/T 2261.1: \'0\' unknown, \'1\' male, \'2\' female, \'9\' not said; null where not given',
  born DATE
    COMMENT 'date of birth of the member; null where unknown',
  id_no STRING
    COMMENT 'number of the identity card of the member in 18 characters (GB 11643); null where not given or of neither form',
  phone STRING
    COMMENT 'mobile number of the member, eleven digits; null where not given or no such number',
  address_text STRING
    COMMENT 'address of the registration in the words of the city, blanks trimmed; null where not given',
  state_code STRING
    COMMENT 'how the registration stands: \'registered\', \'moved_away\', \'deceased\', \'cancelled\'; null where the city\'s code is not mapped',
  registered_on DATE
    COMMENT 'day from which the entry holds; null where unknown',
  ended_on DATE
    COMMENT 'day on which it ended; null while it holds and where unknown',
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
COMMENT 'one person\'s entry in one household\'s register of one city, as last corrected by that city'
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
  'write.parquet.dict-encoding-enabled.column.member_no' = 'false',
  'write.parquet.dict-encoding-enabled.column.name' = 'false',
  'write.parquet.dict-encoding-enabled.column.id_no' = 'false',
  'write.parquet.dict-encoding-enabled.column.phone' = 'false',
  'write.parquet.dict-encoding-enabled.column.address_text' = 'false',
  'write.parquet.dict-encoding-enabled.column._row.record_no' = 'false',
  'write.parquet.dict-encoding-enabled.column._row.byte_offset' = 'false',
  'write.parquet.dict-encoding-enabled.column._row.content_hash' = 'false',
  'write.metadata.metrics.column.register_book_no' = 'counts',
  'write.metadata.metrics.column.relation_code' = 'counts',
  'write.metadata.metrics.column.name' = 'counts',
  'write.metadata.metrics.column.sex_code' = 'counts',
  'write.metadata.metrics.column.born' = 'counts',
  'write.metadata.metrics.column.id_no' = 'counts',
  'write.metadata.metrics.column.phone' = 'counts',
  'write.metadata.metrics.column.address_text' = 'counts',
  'write.metadata.metrics.column.state_code' = 'counts',
  'write.metadata.metrics.column.registered_on' = 'counts',
  'write.metadata.metrics.column.ended_on' = 'counts',
  'write.metadata.metrics.column._row.content_hash' = 'counts',
  'write.parquet.stats-enabled.column.register_book_no' = 'false',
  'write.parquet.stats-enabled.column.relation_code' = 'false',
  'write.parquet.stats-enabled.column.name' = 'false',
  'write.parquet.stats-enabled.column.sex_code' = 'false',
  'write.parquet.stats-enabled.column.born' = 'false',
  'write.parquet.stats-enabled.column.id_no' = 'false',
  'write.parquet.stats-enabled.column.phone' = 'false',
  'write.parquet.stats-enabled.column.address_text' = 'false',
  'write.parquet.stats-enabled.column.state_code' = 'false',
  'write.parquet.stats-enabled.column.registered_on' = 'false',
  'write.parquet.stats-enabled.column.ended_on' = 'false',
  'write.parquet.stats-enabled.column._row.content_hash' = 'false'
);

CREATE TABLE IF NOT EXISTS standard.lease (
  city_code STRING NOT NULL
    COMMENT 'reporting city; code system in city_code_system',
  city_code_system STRING NOT NULL
    COMMENT 'code system of city_code, e.g. \'US Census place (GEOID)\' or \'GB/T 2260\'',
  lease_no STRING NOT NULL
    COMMENT 'the city\'s own number of the record; unique only within the city',
  tenant_name STRING
    COMMENT 'name of the tenant in one way of writing, characters as delivered; null where not given',
  tenant_id_no STRING
    COMMENT 'number of the identity card of the tenant in 18 characters (GB 11643); null where not given or of neither form',
  tenant_phone STRING
    COMMENT 'mobile number of the tenant, eleven digits; null where not given or no such number',
  landlord_name STRING
    COMMENT 'name of the landlord in one way of writing; null where not given',
  address_text STRING
    COMMENT 'address of the dwelling in the words of the city, blanks trimmed; null where not given',
  leased_from DATE
    COMMENT 'first day of the lease; null where unknown',
  leased_to DATE
    COMMENT 'last day of the lease; null where open or unknown',
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
COMMENT 'one lease of one dwelling as registered by one city, as last corrected by that city'
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
  'write.parquet.dict-encoding-enabled.column.lease_no' = 'false',
  'write.parquet.dict-encoding-enabled.column.tenant_name' = 'false',
  'write.parquet.dict-encoding-enabled.column.tenant_id_no' = 'false',
  'write.parquet.dict-encoding-enabled.column.tenant_phone' = 'false',
  'write.parquet.dict-encoding-enabled.column.landlord_name' = 'false',
  'write.parquet.dict-encoding-enabled.column.address_text' = 'false',
  'write.parquet.dict-encoding-enabled.column._row.record_no' = 'false',
  'write.parquet.dict-encoding-enabled.column._row.byte_offset' = 'false',
  'write.parquet.dict-encoding-enabled.column._row.content_hash' = 'false',
  'write.metadata.metrics.column.tenant_name' = 'counts',
  'write.metadata.metrics.column.tenant_id_no' = 'counts',
  'write.metadata.metrics.column.tenant_phone' = 'counts',
  'write.metadata.metrics.column.landlord_name' = 'counts',
  'write.metadata.metrics.column.address_text' = 'counts',
  'write.metadata.metrics.column.leased_from' = 'counts',
  'write.metadata.metrics.column.leased_to' = 'counts',
  'write.metadata.metrics.column._row.content_hash' = 'counts',
  'write.parquet.stats-enabled.column.tenant_name' = 'false',
  'write.parquet.stats-enabled.column.tenant_id_no' = 'false',
  'write.parquet.stats-enabled.column.tenant_phone' = 'false',
  'write.parquet.stats-enabled.column.landlord_name' = 'false',
  'write.parquet.stats-enabled.column.address_text' = 'false',
  'write.parquet.stats-enabled.column.leased_from' = 'false',
  'write.parquet.stats-enabled.column.leased_to' = 'false',
  'write.parquet.stats-enabled.column._row.content_hash' = 'false'
);

CREATE TABLE IF NOT EXISTS standard.hotel_stay (
  city_code STRING NOT NULL
    COMMENT 'reporting city; code system in city_code_system',
  city_code_system STRING NOT NULL
    COMMENT 'code system of city_code, e.g. \'US Census place (GEOID)\' or \'GB/T 2260\'',
  stay_no STRING NOT NULL
    COMMENT 'the city\'s own number of the record; unique only within the city',
  hotel_no STRING
    COMMENT 'the city\'s own number of the hotel; null where not given',
  hotel_name STRING
    COMMENT 'name of the hotel; null where not given',
  room_no STRING
    COMMENT 'room; null where not given',
  guest_name STRING
    COMMENT 'name of the guest in one way of writing, characters as delivered; null where not given',
  guest_id_no STRING
    COMMENT 'number of the identity card of the guest in 18 characters (GB 11643); null where not given or of neither form',
  guest_phone STRING
    COMMENT 'mobile number of the guest, eleven digits; null where not given or no such number',
  document_code STRING
    COMMENT 'kind of the document shown, GA/T 2000.156, e.g. \'111\' identity card; null where not given or not in the list',
  home_address_text STRING
    COMMENT 'address of the guest\'s home in the words of the city, blanks trimmed; null where not given',
  checked_in_at TIMESTAMP
    COMMENT 'when the guest checked in, UTC; null where unknown',
  checked_in_at_local TIMESTAMP_NTZ
    COMMENT 'checked_in_at on the city\'s wall clock, without zone',
  checked_out_at TIMESTAMP
    COMMENT 'when the guest checked out, UTC; null while there and where unknown',
  checked_out_at_local TIMESTAMP_NTZ
    COMMENT 'checked_out_at on the city\'s wall clock, without zone',
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
COMMENT 'one guest\'s stay in one hotel of one city, as last corrected by that city'
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
  'write.parquet.dict-encoding-enabled.column.stay_no' = 'false',
  'write.parquet.dict-encoding-enabled.column.hotel_name' = 'false',
  'write.parquet.dict-encoding-enabled.column.guest_name' = 'false',
  'write.parquet.dict-encoding-enabled.column.guest_id_no' = 'false',
  'write.parquet.dict-encoding-enabled.column.guest_phone' = 'false',
  'write.parquet.dict-encoding-enabled.column.home_address_text' = 'false',
  'write.parquet.dict-encoding-enabled.column.checked_in_at' = 'false',
  'write.parquet.dict-encoding-enabled.column.checked_in_at_local' = 'false',
  'write.parquet.dict-encoding-enabled.column.checked_out_at' = 'false',
  'write.parquet.dict-encoding-enabled.column.checked_out_at_local' = 'false',
  'write.parquet.dict-encoding-enabled.column._row.record_no' = 'false',
  'write.parquet.dict-encoding-enabled.column._row.byte_offset' = 'false',
  'write.parquet.dict-encoding-enabled.column._row.content_hash' = 'false',
  'write.metadata.metrics.column.room_no' = 'counts',
  'write.metadata.metrics.column.guest_name' = 'counts',
  'write.metadata.metrics.column.guest_id_no' = 'counts',
  'write.metadata.metrics.column.guest_phone' = 'counts',
  'write.metadata.metrics.column.document_code' = 'counts',
  'write.metadata.metrics.column.home_address_text' = 'counts',
  'write.metadata.metrics.column.checked_in_at' = 'counts',
  'write.metadata.metrics.column.checked_in_at_local' = 'counts',
  'write.metadata.metrics.column.checked_out_at' = 'counts',
  'write.metadata.metrics.column.checked_out_at_local' = 'counts',
  'write.metadata.metrics.column._row.content_hash' = 'counts',
  'write.parquet.stats-enabled.column.room_no' = 'false',
  'write.parquet.stats-enabled.column.guest_name' = 'false',
  'write.parquet.stats-enabled.column.guest_id_no' = 'false',
  'write.parquet.stats-enabled.column.guest_phone' = 'false',
  'write.parquet.stats-enabled.column.document_code' = 'false',
  'write.parquet.stats-enabled.column.home_address_text' = 'false',
  'write.parquet.stats-enabled.column.checked_in_at' = 'false',
  'write.parquet.stats-enabled.column.checked_in_at_local' = 'false',
  'write.parquet.stats-enabled.column.checked_out_at' = 'false',
  'write.parquet.stats-enabled.column.checked_out_at_local' = 'false',
  'write.parquet.stats-enabled.column._row.content_hash' = 'false'
);

CREATE TABLE IF NOT EXISTS standard.social_insurance (
  city_code STRING NOT NULL
    COMMENT 'reporting city; code system in city_code_system',
  city_code_system STRING NOT NULL
    COMMENT 'code system of city_code, e.g. \'US Census place (GEOID)\' or \'GB/T 2260\'',
  insurance_no STRING NOT NULL
    COMMENT 'the city\'s own number of the record; unique only within the city',
  name STRING
    COMMENT 'name of the insured in one way of writing, characters as delivered; null where not given',
  sex_code STRING
    COMMENT 'sex of the insured, GB/T 2261.1: \'0\' unknown, \'1\' male, \'2\' female, \'9\' not said; null where not given',
  born DATE
    COMMENT 'date of birth of the insured; null where unknown',
  id_no STRING
    COMMENT 'number of the identity card of the insured in 18 characters (GB 11643); null where not given or of neither form',
  phone STRING
    COMMENT 'mobile number of the insured, eleven digits; null where not given or no such number',
  employer_no STRING
    COMMENT 'the city\'s own number of the employer; joins standard.organisation within the city; null where not given',
  employer_name STRING
    COMMENT 'name of the employer; null where not given',
  insured_from DATE
    COMMENT 'first day of the insurance; null where unknown',
  insured_to DATE
    COMMENT 'last day of it; null where it holds and where unknown',
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
COMMENT 'one person\'s insurance with one employer in one city, as last corrected by that city'
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
  'write.parquet.dict-encoding-enabled.column.insurance_no' = 'false',
  'write.parquet.dict-encoding-enabled.column.name' = 'false',
  'write.parquet.dict-encoding-enabled.column.id_no' = 'false',
  'write.parquet.dict-encoding-enabled.column.phone' = 'false',
  'write.parquet.dict-encoding-enabled.column.employer_name' = 'false',
  'write.parquet.dict-encoding-enabled.column._row.record_no' = 'false',
  'write.parquet.dict-encoding-enabled.column._row.byte_offset' = 'false',
  'write.parquet.dict-encoding-enabled.column._row.content_hash' = 'false',
  'write.metadata.metrics.column.name' = 'counts',
  'write.metadata.metrics.column.sex_code' = 'counts',
  'write.metadata.metrics.column.born' = 'counts',
  'write.metadata.metrics.column.id_no' = 'counts',
  'write.metadata.metrics.column.phone' = 'counts',
  'write.metadata.metrics.column.insured_from' = 'counts',
  'write.metadata.metrics.column.insured_to' = 'counts',
  'write.metadata.metrics.column._row.content_hash' = 'counts',
  'write.parquet.stats-enabled.column.name' = 'false',
  'write.parquet.stats-enabled.column.sex_code' = 'false',
  'write.parquet.stats-enabled.column.born' = 'false',
  'write.parquet.stats-enabled.column.id_no' = 'false',
  'write.parquet.stats-enabled.column.phone' = 'false',
  'write.parquet.stats-enabled.column.insured_from' = 'false',
  'write.parquet.stats-enabled.column.insured_to' = 'false',
  'write.parquet.stats-enabled.column._row.content_hash' = 'false'
);

CREATE TABLE IF NOT EXISTS standard.school_enrolment (
  city_code STRING NOT NULL
    COMMENT 'reporting city; code system in city_code_system',
  city_code_system STRING NOT NULL
    COMMENT 'code system of city_code, e.g. \'US Census place (GEOID)\' or \'GB/T 2260\'',
  enrolment_no STRING NOT NULL
    COMMENT 'the city\'s own number of the record; unique only within the city',
  name STRING
    COMMENT 'name of the pupil in one way of writing, characters as delivered; null where not given',
  sex_code STRING
    COMMENT 'sex of the pupil, GB/T 2261.1: \'0\' unknown, \'1\' male, \'2\' female, \'9\' not said; null where not given',
  born DATE
    COMMENT 'date of birth of the pupil; null where unknown',
  id_no STRING
    COMMENT 'number of the identity card of the pupil in 18 characters (GB 11643); null where not given or of neither form',
  school_no STRING
    COMMENT 'the city\'s own number of the school; null where not given',
  school_name STRING
    COMMENT 'name of the school; null where not given',
  grade INT
    COMMENT 'grade, 1 to 12; null where not given',
  guardian_name STRING
    COMMENT 'name of the guardian in one way of writing; null where not given',
  guardian_phone STRING
    COMMENT 'mobile number of the guardian, eleven digits; null where not given or no such number',
  address_text STRING
    COMMENT 'address of the family in the words of the city, blanks trimmed; null where not given',
  enrolled_on DATE
    COMMENT 'day of enrolment; null where unknown',
  left_on DATE
    COMMENT 'day of leaving; null while enrolled and where unknown',
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
COMMENT 'one pupil\'s enrolment in one school of one city, as last corrected by that city'
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
  'write.parquet.dict-encoding-enabled.column.enrolment_no' = 'false',
  'write.parquet.dict-encoding-enabled.column.name' = 'false',
  'write.parquet.dict-encoding-enabled.column.id_no' = 'false',
  'write.parquet.dict-encoding-enabled.column.school_name' = 'false',
  'write.parquet.dict-encoding-enabled.column.guardian_name' = 'false',
  'write.parquet.dict-encoding-enabled.column.guardian_phone' = 'false',
  'write.parquet.dict-encoding-enabled.column.address_text' = 'false',
  'write.parquet.dict-encoding-enabled.column._row.record_no' = 'false',
  'write.parquet.dict-encoding-enabled.column._row.byte_offset' = 'false',
  'write.parquet.dict-encoding-enabled.column._row.content_hash' = 'false',
  'write.metadata.metrics.column.name' = 'counts',
  'write.metadata.metrics.column.sex_code' = 'counts',
  'write.metadata.metrics.column.born' = 'counts',
  'write.metadata.metrics.column.id_no' = 'counts',
  'write.metadata.metrics.column.grade' = 'counts',
  'write.metadata.metrics.column.guardian_name' = 'counts',
  'write.metadata.metrics.column.guardian_phone' = 'counts',
  'write.metadata.metrics.column.address_text' = 'counts',
  'write.metadata.metrics.column.enrolled_on' = 'counts',
  'write.metadata.metrics.column.left_on' = 'counts',
  'write.metadata.metrics.column._row.content_hash' = 'counts',
  'write.parquet.stats-enabled.column.name' = 'false',
  'write.parquet.stats-enabled.column.sex_code' = 'false',
  'write.parquet.stats-enabled.column.born' = 'false',
  'write.parquet.stats-enabled.column.id_no' = 'false',
  'write.parquet.stats-enabled.column.grade' = 'false',
  'write.parquet.stats-enabled.column.guardian_name' = 'false',
  'write.parquet.stats-enabled.column.guardian_phone' = 'false',
  'write.parquet.stats-enabled.column.address_text' = 'false',
  'write.parquet.stats-enabled.column.enrolled_on' = 'false',
  'write.parquet.stats-enabled.column.left_on' = 'false',
  'write.parquet.stats-enabled.column._row.content_hash' = 'false'
);

CREATE TABLE IF NOT EXISTS standard.utility_account (
  city_code STRING NOT NULL
    COMMENT 'reporting city; code system in city_code_system',
  city_code_system STRING NOT NULL
    COMMENT 'code system of city_code, e.g. \'US Census place (GEOID)\' or \'GB/T 2260\'',
  account_no STRING NOT NULL
    COMMENT 'the city\'s own number of the record; unique only within the city',
  utility_code STRING
    COMMENT 'what is supplied: \'electricity\', \'water\', \'gas\', \'heating\'; null where the city\'s code is not mapped',
  holder_name STRING
    COMMENT 'name of the holder in one way of writing, characters as delivered; null where not given',
  holder_id_no STRING
    COMMENT 'number of the identity card of the holder in 18 characters (GB 11643); null where not given or of neither form',
  holder_phone STRING
    COMMENT 'mobile number of the holder, eleven digits; null where not given or no such number',
  address_text STRING
    COMMENT 'address of the dwelling in the words of the city, blanks trimmed; null where not given',
  opened_on DATE
    COMMENT 'day on which the account was opened; null where unknown',
  closed_on DATE
    COMMENT 'day on which it was closed; null while open and where unknown',
  last_reading DECIMAL(18,3)
    COMMENT 'last reading in the utility\'s own unit; null where not given',
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
COMMENT 'one account of one dwelling with one utility of one city, as last corrected by that city'
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
  'write.parquet.dict-encoding-enabled.column.account_no' = 'false',
  'write.parquet.dict-encoding-enabled.column.holder_name' = 'false',
  'write.parquet.dict-encoding-enabled.column.holder_id_no' = 'false',
  'write.parquet.dict-encoding-enabled.column.holder_phone' = 'false',
  'write.parquet.dict-encoding-enabled.column.address_text' = 'false',
  'write.parquet.dict-encoding-enabled.column._row.record_no' = 'false',
  'write.parquet.dict-encoding-enabled.column._row.byte_offset' = 'false',
  'write.parquet.dict-encoding-enabled.column._row.content_hash' = 'false',
  'write.metadata.metrics.column.holder_name' = 'counts',
  'write.metadata.metrics.column.holder_id_no' = 'counts',
  'write.metadata.metrics.column.holder_phone' = 'counts',
  'write.metadata.metrics.column.address_text' = 'counts',
  'write.metadata.metrics.column.opened_on' = 'counts',
  'write.metadata.metrics.column.closed_on' = 'counts',
  'write.metadata.metrics.column.last_reading' = 'counts',
  'write.metadata.metrics.column._row.content_hash' = 'counts',
  'write.parquet.stats-enabled.column.holder_name' = 'false',
  'write.parquet.stats-enabled.column.holder_id_no' = 'false',
  'write.parquet.stats-enabled.column.holder_phone' = 'false',
  'write.parquet.stats-enabled.column.address_text' = 'false',
  'write.parquet.stats-enabled.column.opened_on' = 'false',
  'write.parquet.stats-enabled.column.closed_on' = 'false',
  'write.parquet.stats-enabled.column.last_reading' = 'false',
  'write.parquet.stats-enabled.column._row.content_hash' = 'false'
);

CREATE TABLE IF NOT EXISTS standard.parcel_delivery (
  city_code STRING NOT NULL
    COMMENT 'reporting city; code system in city_code_system',
  city_code_system STRING NOT NULL
    COMMENT 'code system of city_code, e.g. \'US Census place (GEOID)\' or \'GB/T 2260\'',
  parcel_no STRING NOT NULL
    COMMENT 'the city\'s own number of the record; unique only within the city',
  recipient_name STRING
    COMMENT 'name of the recipient in one way of writing, characters as delivered; null where not given',
  recipient_phone STRING
    COMMENT 'mobile number of the recipient, eleven digits; null where not given or no such number',
  address_text STRING
    COMMENT 'address of the delivery in the words of the city, blanks trimmed; null where not given',
  delivered_at TIMESTAMP
    COMMENT 'when the parcel was handed over, UTC; null where unknown',
  delivered_at_local TIMESTAMP_NTZ
    COMMENT 'delivered_at on the city\'s wall clock, without zone',
  courier_no STRING
    COMMENT 'the city\'s own number of the carrier; null where not given',
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
COMMENT 'one parcel that was delivered in one city, as last corrected by that city'
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
  'write.parquet.dict-encoding-enabled.column.parcel_no' = 'false',
  'write.parquet.dict-encoding-enabled.column.recipient_name' = 'false',
  'write.parquet.dict-encoding-enabled.column.recipient_phone' = 'false',
  'write.parquet.dict-encoding-enabled.column.address_text' = 'false',
  'write.parquet.dict-encoding-enabled.column.delivered_at' = 'false',
  'write.parquet.dict-encoding-enabled.column.delivered_at_local' = 'false',
  'write.parquet.dict-encoding-enabled.column._row.record_no' = 'false',
  'write.parquet.dict-encoding-enabled.column._row.byte_offset' = 'false',
  'write.parquet.dict-encoding-enabled.column._row.content_hash' = 'false',
  'write.metadata.metrics.column.recipient_name' = 'counts',
  'write.metadata.metrics.column.recipient_phone' = 'counts',
  'write.metadata.metrics.column.address_text' = 'counts',
  'write.metadata.metrics.column.delivered_at' = 'counts',
  'write.metadata.metrics.column.delivered_at_local' = 'counts',
  'write.metadata.metrics.column._row.content_hash' = 'counts',
  'write.parquet.stats-enabled.column.recipient_name' = 'false',
  'write.parquet.stats-enabled.column.recipient_phone' = 'false',
  'write.parquet.stats-enabled.column.address_text' = 'false',
  'write.parquet.stats-enabled.column.delivered_at' = 'false',
  'write.parquet.stats-enabled.column.delivered_at_local' = 'false',
  'write.parquet.stats-enabled.column._row.content_hash' = 'false'
);

CREATE TABLE IF NOT EXISTS standard.missing_person (
  city_code STRING NOT NULL
    COMMENT 'reporting city; code system in city_code_system',
  city_code_system STRING NOT NULL
    COMMENT 'code system of city_code, e.g. \'US Census place (GEOID)\' or \'GB/T 2260\'',
  report_no STRING NOT NULL
    COMMENT 'the city\'s own number of the record; unique only within the city',
  name STRING
    COMMENT 'name of the missing person in one way of writing, characters as delivered; null where not given',
  sex_code STRING
    COMMENT 'sex of the missing person, GB/T 2261.1: \'0\' unknown, \'1\' male, \'2\' female, \'9\' not said; null where not given',
  born DATE
    COMMENT 'date of birth of the missing person; null where unknown',
  id_no STRING
    COMMENT 'number of the identity card of the missing person in 18 characters (GB 11643); null where not given or of neither form',
  height_cm INT
    COMMENT 'height in centimetres as reported; null where not given',
  feature_text STRING
    COMMENT 'clothes and marks in the words of the report, for a human reader; null where not given',
  last_seen_at TIMESTAMP
    COMMENT 'when the person was last seen, UTC; null where unknown',
  last_seen_at_local TIMESTAMP_NTZ
    COMMENT 'last_seen_at on the city\'s wall clock, without zone',
  last_seen_text STRING
    COMMENT 'where the person was last seen, in the words of the report; null where not given',
  reported_at TIMESTAMP
    COMMENT 'when the report was made, UTC; null where unknown',
  reported_at_local TIMESTAMP_NTZ
    COMMENT 'reported_at on the city\'s wall clock, without zone',
  found_at TIMESTAMP
    COMMENT 'when the person was found, UTC; null while missing and where unknown',
  found_at_local TIMESTAMP_NTZ
    COMMENT 'found_at on the city\'s wall clock, without zone',
  report_state STRING
    COMMENT 'how the report stands: \'missing\', \'found\', \'closed\'; null where the city\'s code is not mapped',
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
COMMENT 'one report of one missing person to one city, as last corrected by that city'
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
  'write.parquet.dict-encoding-enabled.column.report_no' = 'false',
  'write.parquet.dict-encoding-enabled.column.name' = 'false',
  'write.parquet.dict-encoding-enabled.column.id_no' = 'false',
  'write.parquet.dict-encoding-enabled.column.last_seen_at' = 'false',
  'write.parquet.dict-encoding-enabled.column.last_seen_at_local' = 'false',
  'write.parquet.dict-encoding-enabled.column.reported_at' = 'false',
  'write.parquet.dict-encoding-enabled.column.reported_at_local' = 'false',
  'write.parquet.dict-encoding-enabled.column.found_at' = 'false',
  'write.parquet.dict-encoding-enabled.column.found_at_local' = 'false',
  'write.parquet.dict-encoding-enabled.column._row.record_no' = 'false',
  'write.parquet.dict-encoding-enabled.column._row.byte_offset' = 'false',
  'write.parquet.dict-encoding-enabled.column._row.content_hash' = 'false',
  'write.metadata.metrics.column.name' = 'counts',
  'write.metadata.metrics.column.sex_code' = 'counts',
  'write.metadata.metrics.column.born' = 'counts',
  'write.metadata.metrics.column.id_no' = 'counts',
  'write.metadata.metrics.column.height_cm' = 'counts',
  'write.metadata.metrics.column.feature_text' = 'counts',
  'write.metadata.metrics.column.last_seen_at' = 'counts',
  'write.metadata.metrics.column.last_seen_at_local' = 'counts',
  'write.metadata.metrics.column.last_seen_text' = 'counts',
  'write.metadata.metrics.column.reported_at' = 'counts',
  'write.metadata.metrics.column.reported_at_local' = 'counts',
  'write.metadata.metrics.column.found_at' = 'counts',
  'write.metadata.metrics.column.found_at_local' = 'counts',
  'write.metadata.metrics.column.report_state' = 'counts',
  'write.metadata.metrics.column._row.content_hash' = 'counts',
  'write.parquet.stats-enabled.column.name' = 'false',
  'write.parquet.stats-enabled.column.sex_code' = 'false',
  'write.parquet.stats-enabled.column.born' = 'false',
  'write.parquet.stats-enabled.column.id_no' = 'false',
  'write.parquet.stats-enabled.column.height_cm' = 'false',
  'write.parquet.stats-enabled.column.feature_text' = 'false',
  'write.parquet.stats-enabled.column.last_seen_at' = 'false',
  'write.parquet.stats-enabled.column.last_seen_at_local' = 'false',
  'write.parquet.stats-enabled.column.last_seen_text' = 'false',
  'write.parquet.stats-enabled.column.reported_at' = 'false',
  'write.parquet.stats-enabled.column.reported_at_local' = 'false',
  'write.parquet.stats-enabled.column.found_at' = 'false',
  'write.parquet.stats-enabled.column.found_at_local' = 'false',
  'write.parquet.stats-enabled.column.report_state' = 'false',
  'write.parquet.stats-enabled.column._row.content_hash' = 'false'
);

CREATE TABLE IF NOT EXISTS standard.housing_unit (
  city_code STRING NOT NULL
    COMMENT 'reporting city; code system in city_code_system',
  city_code_system STRING NOT NULL
    COMMENT 'code system of city_code, e.g. \'US Census place (GEOID)\' or \'GB/T 2260\'',
  unit_no STRING NOT NULL
    COMMENT 'the city\'s own number of the record; unique only within the city',
  use_code STRING
    COMMENT 'what it is used for: \'dwelling\', \'office\', \'shop\', \'other\'; null where the city\'s code is not mapped',
  area_m2 DECIMAL(10,2)
    COMMENT 'area in square metres; null where not given',
  built_year INT
    COMMENT 'year of building; null where not given',
  holder_name STRING
    COMMENT 'name of the holder of the title in one way of writing, characters as delivered; null where not given',
  holder_id_no STRING
    COMMENT 'number of the identity card of the holder of the title in 18 characters (GB 11643); null where not given or of neither form',
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
COMMENT 'one dwelling or other unit of a building in one city\'s register, as last corrected by that city'
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
  'write.parquet.dict-encoding-enabled.column.unit_no' = 'false',
  'write.parquet.dict-encoding-enabled.column.holder_name' = 'false',
  'write.parquet.dict-encoding-enabled.column.holder_id_no' = 'false',
  'write.parquet.dict-encoding-enabled.column.lon' = 'false',
  'write.parquet.dict-encoding-enabled.column.lat' = 'false',
  'write.parquet.dict-encoding-enabled.column.place_original' = 'false',
  'write.parquet.dict-encoding-enabled.column.address_text' = 'false',
  'write.parquet.dict-encoding-enabled.column._row.record_no' = 'false',
  'write.parquet.dict-encoding-enabled.column._row.byte_offset' = 'false',
  'write.parquet.dict-encoding-enabled.column._row.content_hash' = 'false',
  'write.metadata.metrics.column.holder_name' = 'counts',
  'write.metadata.metrics.column.holder_id_no' = 'counts',
  'write.metadata.metrics.column.lon' = 'counts',
  'write.metadata.metrics.column.lat' = 'counts',
  'write.metadata.metrics.column.place_original' = 'counts',
  'write.metadata.metrics.column.address_text' = 'counts',
  'write.metadata.metrics.column._row.content_hash' = 'counts',
  'write.parquet.stats-enabled.column.holder_name' = 'false',
  'write.parquet.stats-enabled.column.holder_id_no' = 'false',
  'write.parquet.stats-enabled.column.lon' = 'false',
  'write.parquet.stats-enabled.column.lat' = 'false',
  'write.parquet.stats-enabled.column.place_original' = 'false',
  'write.parquet.stats-enabled.column.address_text' = 'false',
  'write.parquet.stats-enabled.column._row.content_hash' = 'false'
);

CREATE TABLE IF NOT EXISTS standard.organisation (
  city_code STRING NOT NULL
    COMMENT 'reporting city; code system in city_code_system',
  city_code_system STRING NOT NULL
    COMMENT 'code system of city_code, e.g. \'US Census place (GEOID)\' or \'GB/T 2260\'',
  organisation_no STRING NOT NULL
    COMMENT 'the city\'s own number of the record; unique only within the city',
  name STRING
    COMMENT 'name of the organisation; null where not given',
  organisation_code STRING
    COMMENT 'unified code, GB 32100, 18 characters; null where not given',
  representative_name STRING
    COMMENT 'name of the legal representative in one way of writing; null where not given',
  phone STRING
    COMMENT 'phone as delivered, without blanks; null where not given',
  registered_on DATE
    COMMENT 'day of registration; null where unknown',
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
COMMENT 'one organisation in one city\'s register, as last corrected by that city'
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
  'write.parquet.dict-encoding-enabled.column.organisation_no' = 'false',
  'write.parquet.dict-encoding-enabled.column.name' = 'false',
  'write.parquet.dict-encoding-enabled.column.representative_name' = 'false',
  'write.parquet.dict-encoding-enabled.column.phone' = 'false',
  'write.parquet.dict-encoding-enabled.column.lon' = 'false',
  'write.parquet.dict-encoding-enabled.column.lat' = 'false',
  'write.parquet.dict-encoding-enabled.column.place_original' = 'false',
  'write.parquet.dict-encoding-enabled.column.address_text' = 'false',
  'write.parquet.dict-encoding-enabled.column._row.record_no' = 'false',
  'write.parquet.dict-encoding-enabled.column._row.byte_offset' = 'false',
  'write.parquet.dict-encoding-enabled.column._row.content_hash' = 'false',
  'write.metadata.metrics.column.representative_name' = 'counts',
  'write.metadata.metrics.column.phone' = 'counts',
  'write.metadata.metrics.column._row.content_hash' = 'counts',
  'write.parquet.stats-enabled.column.representative_name' = 'false',
  'write.parquet.stats-enabled.column.phone' = 'false',
  'write.parquet.stats-enabled.column._row.content_hash' = 'false'
);

CREATE TABLE IF NOT EXISTS standard.standard_address (
  city_code STRING NOT NULL
    COMMENT 'reporting city; code system in city_code_system',
  city_code_system STRING NOT NULL
    COMMENT 'code system of city_code, e.g. \'US Census place (GEOID)\' or \'GB/T 2260\'',
  address_no STRING NOT NULL
    COMMENT 'the city\'s own number of the record; unique only within the city',
  province STRING
    COMMENT 'province by name, level 11; null where not given',
  city STRING
    COMMENT 'city by name, level 12; null where not given',
  county_code STRING
    COMMENT 'county, GB/T 2260, six digits; null where not given',
  county STRING
    COMMENT 'county by name, level 13; null where not given',
  town_code STRING
    COMMENT 'town or street office, nine digits; null where not given',
  town STRING
    COMMENT 'town by name, levels 21 to 23; null where not given',
  community_code STRING
    COMMENT 'community, twelve digits; null where not given',
  community STRING
    COMMENT 'community by name, levels 31 to 34; null where not given',
  road STRING
    COMMENT 'road or lane, level 41; null where not given',
  house_no STRING
    COMMENT 'number at the road; null where not given',
  compound STRING
    COMMENT 'estate or yard, levels 42 and 43; null where not given',
  building_no STRING
    COMMENT 'building, level 50; null where not given',
  unit_no STRING
    COMMENT 'entrance, level 61; null where not given',
  room_no STRING
    COMMENT 'room, level 62; null where not given',
  level_code STRING
    COMMENT 'level that the address reaches, GA/T 2000.32, \'11\' to \'62\'; null where not given',
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
COMMENT 'one address in one city\'s list of standard addresses, as last corrected by that city'
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
  'write.parquet.dict-encoding-enabled.column.address_no' = 'false',
  'write.parquet.dict-encoding-enabled.column.lon' = 'false',
  'write.parquet.dict-encoding-enabled.column.lat' = 'false',
  'write.parquet.dict-encoding-enabled.column.place_original' = 'false',
  'write.parquet.dict-encoding-enabled.column.address_text' = 'false',
  'write.parquet.dict-encoding-enabled.column._row.record_no' = 'false',
  'write.parquet.dict-encoding-enabled.column._row.byte_offset' = 'false',
  'write.parquet.dict-encoding-enabled.column._row.content_hash' = 'false',
  'write.metadata.metrics.column.room_no' = 'counts',
  'write.metadata.metrics.column.lon' = 'counts',
  'write.metadata.metrics.column.lat' = 'counts',
  'write.metadata.metrics.column.place_original' = 'counts',
  'write.metadata.metrics.column.address_text' = 'counts',
  'write.metadata.metrics.column._row.content_hash' = 'counts',
  'write.parquet.stats-enabled.column.room_no' = 'false',
  'write.parquet.stats-enabled.column.lon' = 'false',
  'write.parquet.stats-enabled.column.lat' = 'false',
  'write.parquet.stats-enabled.column.place_original' = 'false',
  'write.parquet.stats-enabled.column.address_text' = 'false',
  'write.parquet.stats-enabled.column._row.content_hash' = 'false'
);

CREATE TABLE IF NOT EXISTS standard.patrol_unit (
  city_code STRING NOT NULL
    COMMENT 'reporting city; code system in city_code_system',
  city_code_system STRING NOT NULL
    COMMENT 'code system of city_code, e.g. \'US Census place (GEOID)\' or \'GB/T 2260\'',
  roster_no STRING NOT NULL
    COMMENT 'the city\'s own number of the record; unique only within the city',
  unit_no STRING
    COMMENT 'the city\'s own number of the unit; null where not given',
  unit_code STRING
    COMMENT 'how it moves: \'foot\', \'car\', \'motorcycle\', \'bicycle\', \'other\'; null where the city\'s code is not mapped',
  district STRING
    COMMENT 'police district, the city\'s own code',
  on_duty_from TIMESTAMP
    COMMENT 'beginning of the turn, UTC; null where unknown',
  on_duty_from_local TIMESTAMP_NTZ
    COMMENT 'on_duty_from on the city\'s wall clock, without zone',
  on_duty_to TIMESTAMP
    COMMENT 'end of the turn, UTC; null where unknown',
  on_duty_to_local TIMESTAMP_NTZ
    COMMENT 'on_duty_to on the city\'s wall clock, without zone',
  officers INT
    COMMENT 'number of officers; null where not given',
  plate_no STRING
    COMMENT 'plate of the unit\'s vehicle in one way of writing; null where none or not given',
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
COMMENT 'one unit\'s turn of duty in one city\'s roster, as last corrected by that city'
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
  'write.parquet.dict-encoding-enabled.column.roster_no' = 'false',
  'write.parquet.dict-encoding-enabled.column.on_duty_from' = 'false',
  'write.parquet.dict-encoding-enabled.column.on_duty_from_local' = 'false',
  'write.parquet.dict-encoding-enabled.column.on_duty_to' = 'false',
  'write.parquet.dict-encoding-enabled.column.on_duty_to_local' = 'false',
  'write.parquet.dict-encoding-enabled.column._row.record_no' = 'false',
  'write.parquet.dict-encoding-enabled.column._row.byte_offset' = 'false',
  'write.parquet.dict-encoding-enabled.column._row.content_hash' = 'false',
  'write.metadata.metrics.column.unit_no' = 'counts',
  'write.metadata.metrics.column.on_duty_from' = 'counts',
  'write.metadata.metrics.column.on_duty_from_local' = 'counts',
  'write.metadata.metrics.column.on_duty_to' = 'counts',
  'write.metadata.metrics.column.on_duty_to_local' = 'counts',
  'write.metadata.metrics.column.plate_no' = 'counts',
  'write.metadata.metrics.column._row.content_hash' = 'counts',
  'write.parquet.stats-enabled.column.unit_no' = 'false',
  'write.parquet.stats-enabled.column.on_duty_from' = 'false',
  'write.parquet.stats-enabled.column.on_duty_from_local' = 'false',
  'write.parquet.stats-enabled.column.on_duty_to' = 'false',
  'write.parquet.stats-enabled.column.on_duty_to_local' = 'false',
  'write.parquet.stats-enabled.column.plate_no' = 'false',
  'write.parquet.stats-enabled.column._row.content_hash' = 'false'
);
