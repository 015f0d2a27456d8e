package citylake.etl.outcome;

/**
 * Between which keys the rows of one data file lie, as the file says of itself. Bounds may be wider
 * than the rows: files keep the beginnings of long texts only.
 *
 * @param cityCode the one city that the file has rows of
 * @param from no row of the file has a lesser value; null where the file does not say
 * @param to no row of the file has a greater value; null where the file does not say
 */
public record KeySpan(String cityCode, String from, String to) {}
