-- Current rows without a place and without a time stand beside the other counts of freshness, so that score cards take
-- them from there and no night counts all rows twice. Releases of before have null here. A reader that names its
-- columns is not affected.
ALTER TABLE published.freshness ADD COLUMNS (
  rows_without_place BIGINT
    COMMENT 'of the current rows, those whose place is not known; null in releases of before this was counted'
    AFTER records_current,
  rows_without_time BIGINT
    COMMENT 'of the current rows, those whose time is not known; null in releases of before this was counted'
    AFTER rows_without_place
);
