-- Says of each figure what shifts of one side against the other give, and of each city in words whether crime and crashes
-- coincide. Figures of earlier nights have null in the new columns; readers that name their columns are not affected.
ALTER TABLE derived.coincidence ADD COLUMNS (
  null_mean DOUBLE
    COMMENT 'mean of the figure over the shifts of one side against the other; null where it is not held against shifts' AFTER value,
  lo DOUBLE
    COMMENT '2.5 % of the shifts lie below; null where it is not held against shifts' AFTER null_mean,
  hi DOUBLE
    COMMENT '2.5 % of the shifts lie above; null where it is not held against shifts' AFTER lo,
  p DOUBLE
    COMMENT 'share of the shifts, the figure itself among them, that reach the figure (one-sided); null where it is not held against shifts' AFTER hi,
  n_perm INT
    COMMENT 'how many shifts; null where it is not held against shifts' AFTER p
);

ALTER TABLE published.coincidence ADD COLUMNS (
  null_mean DOUBLE
    COMMENT 'mean of the figure over the shifts of one side against the other; null where it is not held against shifts' AFTER value,
  lo DOUBLE
    COMMENT '2.5 % of the shifts lie below; null where it is not held against shifts' AFTER null_mean,
  hi DOUBLE
    COMMENT '2.5 % of the shifts lie above; null where it is not held against shifts' AFTER lo,
  p DOUBLE
    COMMENT 'share of the shifts, the figure itself among them, that reach the figure (one-sided); null where it is not held against shifts' AFTER hi,
  n_perm INT
    COMMENT 'how many shifts; null where it is not held against shifts' AFTER p
);

CREATE TABLE IF NOT EXISTS derived.coincidence_verdict (
  city_code STRING NOT NULL
    COMMENT 'city that the rows are about; the code system is in city_code_system of the standard tables',
  aspect STRING NOT NULL
    COMMENT '\'place\' or \'time\'',
  verdict STRING NOT NULL
    COMMENT '\'coincide\', \'partly\', \'do not coincide\' or \'too few\'',
  correlation DOUBLE
    COMMENT 'how alike the two are: of neighbourhoods of cells, or of the 168 hours, the weaker of with and without default times; null where too few',
  p DOUBLE
    COMMENT 'share of shifts of one side against the other that are as alike (one-sided); null where too few',
  n_perm INT NOT NULL
    COMMENT 'how many shifts; 0 where too few',
  n_crime BIGINT NOT NULL
    COMMENT 'incidents that it rests on',
  n_crash BIGINT NOT NULL
    COMMENT 'crashes that it rests on',
  reason STRING NOT NULL
    COMMENT 'the figures behind the verdict, as a sentence'
)
USING iceberg
COMMENT 'one aspect (place or time) of one city'
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

ALTER TABLE derived.coincidence_verdict WRITE LOCALLY ORDERED BY city_code, aspect;

CREATE TABLE IF NOT EXISTS published.coincidence_verdict (
  city_code STRING NOT NULL
    COMMENT 'city that the rows are about; the code system is in city_code_system of the standard tables',
  aspect STRING NOT NULL
    COMMENT '\'place\' or \'time\'',
  verdict STRING NOT NULL
    COMMENT '\'coincide\', \'partly\', \'do not coincide\' or \'too few\'',
  correlation DOUBLE
    COMMENT 'how alike the two are: of neighbourhoods of cells, or of the 168 hours, the weaker of with and without default times; null where too few',
  p DOUBLE
    COMMENT 'share of shifts of one side against the other that are as alike (one-sided); null where too few',
  n_perm INT NOT NULL
    COMMENT 'how many shifts; 0 where too few',
  n_crime BIGINT NOT NULL
    COMMENT 'incidents that it rests on',
  n_crash BIGINT NOT NULL
    COMMENT 'crashes that it rests on',
  reason STRING NOT NULL
    COMMENT 'the figures behind the verdict, as a sentence',
  meaning STRING NOT NULL
    COMMENT 'what the verdict says and does not say, as a sentence for a person'
)
USING iceberg
COMMENT 'one aspect (place or time) of one city'
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

ALTER TABLE published.coincidence_verdict WRITE LOCALLY ORDERED BY city_code, aspect;
