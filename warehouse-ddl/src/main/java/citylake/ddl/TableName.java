package citylake.ddl;

import java.util.regex.Pattern;

/**
 * Name of a table of the lake: its layer and its own name, e.g. {@code standard.incident}.
 *
 * @param layer raw, standard, derived, published, quarantine or ops
 * @param table singular noun, lower case
 */
public record TableName(String layer, String table) implements Comparable<TableName> {
  private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9_]*");

  public TableName {
    if (!isName(layer, table)) {
      throw new IllegalArgumentException(
          "Invalid table name (must be layer.table in lower case): %s.%s".formatted(layer, table));
    }
  }

  /** Whether a table may be called so. */
  public static boolean isName(String layer, String table) {
    return WORD.matcher(layer).matches() && WORD.matcher(table).matches();
  }

  /** Reads {@code layer.table}. */
  public static TableName of(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 2) {
      throw new IllegalArgumentException("Invalid table name (must be layer.table): " + text);
    }
    return new TableName(parts[0], parts[1]);
  }

  @Override
  public int compareTo(TableName other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return layer + "." + table;
  }
}
