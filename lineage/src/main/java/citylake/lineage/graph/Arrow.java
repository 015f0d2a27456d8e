package citylake.lineage.graph;

/**
 * One thing that goes into another.
 *
 * @param from table, column ({@code layer.table.column}) or delivered file
 * @param step that makes it
 * @param isDirect whether values go over, not only the choice of rows
 */
public record Arrow(String from, String step, String to, boolean isDirect) {}
