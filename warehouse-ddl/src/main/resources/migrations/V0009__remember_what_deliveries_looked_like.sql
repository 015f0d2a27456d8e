-- Lets a delivery be held against those before it. Older deliveries have null in the new columns and are left out of
-- the comparison; readers that name their columns are not affected.
ALTER TABLE ops.delivery ADD COLUMNS (
  declaration STRING
    COMMENT 'hash of the declaration by which the file was read; null where no declared source claimed it',
  fingerprint STRING
    COMMENT 'the same for the same records in any order and packing, 32 hex digits; null where not taken',
  remarks STRING
    COMMENT 'what was odd about a delivery that was taken, held against those before it; null where nothing was',
  fields ARRAY<STRUCT<field: STRING, looked: BIGINT, filled: BIGINT, numbers: BIGINT, times: BIGINT>>
    COMMENT 'what each field looked like: records looked at, filled ones, numbers and times among them; null where not taken'
);
