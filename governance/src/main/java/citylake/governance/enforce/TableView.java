package citylake.governance.enforce;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Column;

/**
 * What a statement's asker gets to see of one table.
 *
 * @param rows those that are visible; null for all
 * @param columns by present name
 * @param cells where some rows are only counted
 */
public record TableView(Column rows, Map<String, Column> columns, Optional<Cells> cells) {
  public TableView {
    columns = Map.copyOf(columns);
  }

  Set<String> shown() {
    return columns.keySet();
  }
}
