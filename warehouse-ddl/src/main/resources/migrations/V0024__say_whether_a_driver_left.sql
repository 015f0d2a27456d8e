-- A crash can be fatal and a hit-and-run: the kind of a crash names the graver of the two. Rows of before have null here
-- until a backfill reads their records again. A reader of named columns is not affected.
ALTER TABLE standard.crash ADD COLUMNS (
  is_hit_and_run BOOLEAN
    COMMENT 'whether a driver left the scene, however severe the crash; null where the city does not say'
    AFTER crash_text
);

ALTER TABLE standard.crash SET TBLPROPERTIES (
  'write.metadata.metrics.column.is_hit_and_run' = 'counts'
);
