-- Tells the writer what the columns of the standard tables are like. Rows and readers are not affected; only files
-- written from now on differ.
-- Numbers, times and places hardly repeat within a file: a dictionary of them is built and thrown away. Bounds of
-- hashes, addresses and coordinates as delivered serve no query, and a file's footer should not show extremes of them.
ALTER TABLE standard.incident SET TBLPROPERTIES (
  'write.parquet.dict-encoding-enabled.column.incident_no' = 'false',
  'write.parquet.dict-encoding-enabled.column.occurred_from' = 'false',
  'write.parquet.dict-encoding-enabled.column.occurred_to' = 'false',
  'write.parquet.dict-encoding-enabled.column.occurred_from_local' = 'false',
  'write.parquet.dict-encoding-enabled.column.occurred_to_local' = 'false',
  'write.parquet.dict-encoding-enabled.column.reported_at' = 'false',
  'write.parquet.dict-encoding-enabled.column.reported_at_local' = 'false',
  'write.parquet.dict-encoding-enabled.column.lon' = 'false',
  'write.parquet.dict-encoding-enabled.column.lat' = 'false',
  'write.parquet.dict-encoding-enabled.column.place_original' = 'false',
  'write.parquet.dict-encoding-enabled.column.address_text' = 'false',
  'write.parquet.stats-enabled.column.place_original' = 'false',
  'write.parquet.stats-enabled.column.address_text' = 'false',
  'write.parquet.stats-enabled.column._row.content_hash' = 'false'
);

ALTER TABLE standard.crash SET TBLPROPERTIES (
  'write.parquet.dict-encoding-enabled.column.incident_no' = 'false',
  'write.parquet.dict-encoding-enabled.column.occurred_from' = 'false',
  'write.parquet.dict-encoding-enabled.column.occurred_to' = 'false',
  'write.parquet.dict-encoding-enabled.column.occurred_from_local' = 'false',
  'write.parquet.dict-encoding-enabled.column.occurred_to_local' = 'false',
  'write.parquet.dict-encoding-enabled.column.reported_at' = 'false',
  'write.parquet.dict-encoding-enabled.column.reported_at_local' = 'false',
  'write.parquet.dict-encoding-enabled.column.lon' = 'false',
  'write.parquet.dict-encoding-enabled.column.lat' = 'false',
  'write.parquet.dict-encoding-enabled.column.place_original' = 'false',
  'write.parquet.dict-encoding-enabled.column.address_text' = 'false',
  'write.parquet.stats-enabled.column.place_original' = 'false',
  'write.parquet.stats-enabled.column.address_text' = 'false',
  'write.parquet.stats-enabled.column._row.content_hash' = 'false'
);

ALTER TABLE raw.record SET TBLPROPERTIES (
  'write.parquet.stats-enabled.column.record' = 'false',
  'write.parquet.stats-enabled.column.content_hash' = 'false'
);
