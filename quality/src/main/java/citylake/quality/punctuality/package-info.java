/**
 * Whether a city's dumps came when they were due: one state for each source and night, decided on
 * declared facts alone (timetable, times of the files, what earlier nights took), never on the
 * clock of the machine that judges.
 */
package citylake.quality.punctuality;
