-- A night that asks some cities only says nothing of the others: one more case for readers of published.freshness
-- who take null for "before states were kept". No row changes.
ALTER TABLE published.freshness ALTER COLUMN state COMMENT 'how it stands this night: \'on_time\', \'late\', \'missing\', \'stale\', \'refused\', \'untimed\', \'not_due\' or \'paused\', as in ops.punctuality; null where the night did not ask the city, or was run before states were kept';
