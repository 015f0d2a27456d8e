-- Readers of remarks are told which rows they count. Only the comment changes; no row and no reader is affected.
ALTER TABLE ops.delivery ALTER COLUMN remarks COMMENT 'what was odd about a delivery that was taken, held against those before it; counts of rows are of those that stood when it was judged, which after a backfill are those that no later night has replaced; null where nothing was';
