package citylake.governance.gate;

import citylake.ddl.TableName;
import java.util.List;

/**
 * A table of which the asker may know.
 *
 * @param meaning what one row stands for
 * @param columns those that the asker may read in any row, in table order
 */
public record VisibleTable(TableName table, String meaning, List<VisibleColumn> columns) {
  public VisibleTable {
    columns = List.copyOf(columns);
  }

  /**
   * @param type Spark DDL type, e.g. {@code bigint}
   * @param grade how closely the column is kept, e.g. {@code internal}
   * @param meaning with unit or zone
   */
  public record VisibleColumn(String name, String type, String grade, String meaning) {}
}
