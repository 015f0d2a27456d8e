package citylake.lake;

import citylake.ddl.TableName;
import java.util.Map;

/**
 * Which rows of a table are to be deleted. Conditions are SQL over its columns and name no value:
 * values are given beside them.
 *
 * @param part expression that says which part a row counts to
 * @param night expression for the night from which its time is counted
 * @param records expression for the accepted records that a row stands for
 * @param rows condition that holds for the rows to delete; null counts as false
 * @param reach condition on partition columns that holds for these and, in the same files, others
 * @param values of the names in both conditions
 */
public record PurgeOrder(
    TableName table,
    String part,
    String night,
    String records,
    String rows,
    String reach,
    Map<String, Object> values) {
  public PurgeOrder {
    values = Map.copyOf(values);
  }

  /** The same of other rows of the table. */
  public PurgeOrder where(String other, String otherReach, Map<String, Object> otherValues) {
    return new PurgeOrder(table, part, night, records, other, otherReach, otherValues);
  }

  String isGone() {
    return "coalesce(%s, false)".formatted(rows);
  }

  String isReached() {
    return "coalesce(%s, false)".formatted(reach);
  }
}
