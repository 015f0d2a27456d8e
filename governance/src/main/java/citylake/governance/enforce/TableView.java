package citylake.governance.enforce;

import java.util.Set;
import org.apache.spark.sql.Column;

/**
 * What a statement's asker gets to see of one table.
 *
 * @param rows those that are visible; null for all
 * @param columns by present name
 */
public record TableView(Column rows, java.util.Map<String, Column> columns) {
  public TableView {
    columns = java.util.Map.copyOf(columns);
  }

  Set<String> shown() {
    return columns.keySet();
  }
}
