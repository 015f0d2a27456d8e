-- A task has a due date and needs somebody who owns it. Rows are written anew each night; readers of named columns are not
-- affected.
ALTER TABLE published.score_card ADD COLUMNS (
  owner STRING
    COMMENT 'contact at the city, who is asked to do these tasks; null in scope \'vendor\' and where the city declares none'
    AFTER oldest_open
);
