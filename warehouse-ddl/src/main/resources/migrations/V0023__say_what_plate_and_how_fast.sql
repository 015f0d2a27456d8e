-- Colour, type and form of a plate, and speed, lane and direction of the vehicle, were delivered and had no column. Rows
-- of before have null in them until a backfill reads their records again. A reader of named columns is not affected.
ALTER TABLE standard.vehicle_sighting ADD COLUMNS (
  plate_form STRING
    COMMENT 'form of the plate as read (GA 36): \'ordinary\', \'new_energy_small\', \'new_energy_large\', \'police\', \'trailer\', \'driving_school\', \'hong_kong_or_macao\', \'consulate\', \'embassy\', or \'partly_read\'; null where it has none of these, as a misread one often has not, or was not read'
    AFTER plate_no_hash,
  plate_colour_code STRING
    COMMENT 'ground of the plate (GA/T 1400 MotorVehicle.PlateColor): \'1\' black, \'2\' white, \'5\' blue, \'6\' yellow, \'9\' green, \'99\' another or not recognised; null where not given'
    AFTER plate_form,
  plate_type_code STRING
    COMMENT 'type of the plate, GA/T 16.7 (GA/T 1400 MotorVehicle.PlateClass), e.g. \'01\' large, \'02\' small, \'51\' large with new energy, \'52\' small with new energy; null where not given'
    AFTER plate_colour_code,
  speed_kmh DOUBLE
    COMMENT 'speed of the vehicle in km/h (GA/T 1400 MotorVehicle.Speed); null where not given'
    AFTER plate_type_code,
  lane_no INT
    COMMENT 'lane, counted from the left in the direction of travel (GA/T 1400 MotorVehicle.LaneNo); null where not given'
    AFTER speed_kmh,
  direction_code STRING
    COMMENT 'direction of travel (GA/T 1400 MotorVehicle.Direction): \'1\' west to east, \'2\' east to west, \'3\' north to south, \'4\' south to north, \'5\' southwest to northeast, \'6\' northeast to southwest, \'7\' northwest to southeast, \'8\' southeast to northwest, \'9\' another; null where not given'
    AFTER lane_no
);

ALTER TABLE standard.vehicle_sighting SET TBLPROPERTIES (
  'write.metadata.metrics.column.plate_form' = 'counts',
  'write.metadata.metrics.column.plate_colour_code' = 'counts',
  'write.metadata.metrics.column.plate_type_code' = 'counts',
  'write.metadata.metrics.column.speed_kmh' = 'counts',
  'write.metadata.metrics.column.lane_no' = 'counts',
  'write.metadata.metrics.column.direction_code' = 'counts'
);
