package citylake.etl.source;

import java.util.List;

/**
 * How one column of the standard table comes about.
 *
 * @param column of the standard table, or a control column
 * @param expression the vendor SELECT's own words
 * @param fields of the dump that it reads, also by way of working columns, in order of mention
 */
public record ColumnRule(String column, String expression, List<String> fields) {}
