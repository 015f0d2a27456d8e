-- A version that a source gives holds for the life of a key: a record that comes nights later with a lesser one changes
-- nothing. So a row keeps the greatest version of its key. Rows of before have none and are replaced as they were until
-- then by whatever comes next; a backfill gives them theirs. A reader of
-- _row by the names of its fields is not affected.
ALTER TABLE standard.alert ADD COLUMNS (_row.sequence STRING);
ALTER TABLE standard.crash ADD COLUMNS (_row.sequence STRING);
ALTER TABLE standard.help_request ADD COLUMNS (_row.sequence STRING);
ALTER TABLE standard.hotel_stay ADD COLUMNS (_row.sequence STRING);
ALTER TABLE standard.household_member ADD COLUMNS (_row.sequence STRING);
ALTER TABLE standard.housing_unit ADD COLUMNS (_row.sequence STRING);
ALTER TABLE standard.incident ADD COLUMNS (_row.sequence STRING);
ALTER TABLE standard.lease ADD COLUMNS (_row.sequence STRING);
ALTER TABLE standard.missing_person ADD COLUMNS (_row.sequence STRING);
ALTER TABLE standard.organisation ADD COLUMNS (_row.sequence STRING);
ALTER TABLE standard.parcel_delivery ADD COLUMNS (_row.sequence STRING);
ALTER TABLE standard.patrol_unit ADD COLUMNS (_row.sequence STRING);
ALTER TABLE standard.school_enrolment ADD COLUMNS (_row.sequence STRING);
ALTER TABLE standard.social_insurance ADD COLUMNS (_row.sequence STRING);
ALTER TABLE standard.standard_address ADD COLUMNS (_row.sequence STRING);
ALTER TABLE standard.suspect_file ADD COLUMNS (_row.sequence STRING);
ALTER TABLE standard.utility_account ADD COLUMNS (_row.sequence STRING);
ALTER TABLE standard.vehicle_sighting ADD COLUMNS (_row.sequence STRING);
