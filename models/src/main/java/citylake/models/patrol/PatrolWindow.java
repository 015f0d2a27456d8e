package citylake.models.patrol;

/**
 * A stretch of hours in a cell.
 *
 * @param cellKey the cell on its grid
 * @param hourFrom first local hour of the day
 * @param hourTo hour after the last
 * @param crimes incidents of these hours in the cell
 * @param crashes crashes of these hours in the cell
 * @param harm days of harm of both
 * @param cities codes of the cities with an event in the cell, comma between
 */
record PatrolWindow(
    long cellKey, int hourFrom, int hourTo, long crimes, long crashes, long harm, String cities) {}
