-- A backfill applies what people have decided about refused records again. A decision about a record
-- that is accepted as delivered by then stays on record as overtaken. A reader of quarantine.resolution
-- who counts records of a replay leaves that outcome out; rows of before are as they were.
ALTER TABLE quarantine.resolution ALTER COLUMN replay COMMENT 'row of ops.delivery in which the run accounts for the record; the file\'s own row where the decision was overtaken';
ALTER TABLE quarantine.resolution ALTER COLUMN action COMMENT '\'repair\' or \'replay\'; \'dismiss\' of a decision that was overtaken';
ALTER TABLE quarantine.resolution ALTER COLUMN outcome COMMENT '\'accepted\', \'correction\', \'retraction\', \'duplicate\' or \'quarantined\'; \'overtaken\' where the file was read again and the record is accepted as delivered, so that nothing of the decision is left to do';
