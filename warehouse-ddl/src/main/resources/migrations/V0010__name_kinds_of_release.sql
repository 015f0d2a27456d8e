-- Two more kinds of release: backfills and maintenance. Only the comment changes; readers are not affected.
ALTER TABLE ops.release ALTER COLUMN kind
  COMMENT '\'night\', \'backfill\' of what was delivered before, \'maintenance\' of the files with the same rows, or \'rollback\' to the tables of an earlier release';
