-- What the night does between dump and standard table, as DuckDB would be told to do it.
-- Each record's text with its number and SHA-256:
COPY (
  SELECT row_number() OVER () AS record_no, line AS record, sha256(line) AS content_hash
  FROM read_csv(':dump', columns = {'line': 'VARCHAR'}, delim = '\x01', quote = '', escape = '', header = true, auto_detect = false)
) TO ':raw' (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1);
-- The typed rows, with number and hash:
COPY (
  WITH dump AS (
    SELECT *, row_number() OVER () AS record_no
    FROM read_csv(':dump', all_varchar = true, header = true, delim = ',', quote = '"', auto_detect = false,
      columns = {'INCIDENT_ID': 'VARCHAR', 'OFFENSE_ID': 'VARCHAR', 'OFFENSE_CODE': 'VARCHAR', 'OFFENSE_CODE_EXTENSION': 'VARCHAR',
        'OFFENSE_TYPE_ID': 'VARCHAR', 'OFFENSE_CATEGORY_ID': 'VARCHAR', 'FIRST_OCCURRENCE_DATE': 'VARCHAR', 'LAST_OCCURRENCE_DATE': 'VARCHAR',
        'REPORTED_DATE': 'VARCHAR', 'INCIDENT_ADDRESS': 'VARCHAR', 'GEO_X': 'VARCHAR', 'GEO_Y': 'VARCHAR', 'GEO_LON': 'VARCHAR',
        'GEO_LAT': 'VARCHAR', 'DISTRICT_ID': 'VARCHAR', 'PRECINCT_ID': 'VARCHAR', 'NEIGHBORHOOD_ID': 'VARCHAR', 'IS_CRIME': 'VARCHAR', 'IS_TRAFFIC': 'VARCHAR'})
  ),
  typed AS (
    SELECT *,
      try_strptime(FIRST_OCCURRENCE_DATE, '%-m/%-d/%Y %-I:%M:%S %p') AS first_local,
      try_strptime(LAST_OCCURRENCE_DATE, '%-m/%-d/%Y %-I:%M:%S %p') AS last_local,
      try_strptime(REPORTED_DATE, '%-m/%-d/%Y %-I:%M:%S %p') AS reported_local
    FROM dump
  )
  SELECT '0820000' AS city_code, trim(INCIDENT_ID) AS incident_no, trim(OFFENSE_ID) AS offence_no,
    OFFENSE_CODE || '-' || OFFENSE_CODE_EXTENSION AS offence_code_source, trim(OFFENSE_TYPE_ID) AS offence_text,
    first_local AS occurred_from_local, timezone('America/Denver', first_local) AS occurred_from,
    last_local AS occurred_to_local, timezone('America/Denver', last_local) AS occurred_to,
    reported_local AS reported_at_local, timezone('America/Denver', reported_local) AS reported_at,
    TRY_CAST(GEO_LON AS DOUBLE) AS lon, TRY_CAST(GEO_LAT AS DOUBLE) AS lat,
    trim(GEO_X) || ' ' || trim(GEO_Y) AS place_original, trim(INCIDENT_ADDRESS) AS address_text,
    trim(DISTRICT_ID) AS district, trim(NEIGHBORHOOD_ID) AS neighbourhood,
    'denver.incident' AS source, 'denver_crime_big.csv' AS file, record_no,
    sha256(concat_ws(',', INCIDENT_ID, OFFENSE_ID, OFFENSE_CODE, OFFENSE_CODE_EXTENSION, OFFENSE_TYPE_ID, OFFENSE_CATEGORY_ID,
      FIRST_OCCURRENCE_DATE, LAST_OCCURRENCE_DATE, REPORTED_DATE, INCIDENT_ADDRESS, GEO_X, GEO_Y, GEO_LON, GEO_LAT, DISTRICT_ID,
      PRECINCT_ID, NEIGHBORHOOD_ID, IS_CRIME, IS_TRAFFIC)) AS content_hash
  FROM typed
) TO ':standard' (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1);
