package citylake.etl.outcome;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The rows that the lake has of the cities that delivered, and what is known of where they lie.
 *
 * @param rows the standard table as released, all its columns
 * @param column the key column that the spans are of; null where nothing is known
 * @param files one a data file; empty where nothing is known, so that all rows are looked at
 */
public record KnownRows(Dataset<Row> rows, String column, List<KeySpan> files) {
  public KnownRows {
    files = List.copyOf(files);
  }

  /** All rows have to be looked at. */
  public static KnownRows all(Dataset<Row> rows) {
    return new KnownRows(rows, null, List.of());
  }

  Optional<KeyZones> zones() {
    return files.isEmpty() ? Optional.empty() : Optional.of(KeyZones.of(column, files));
  }
}
