package citylake.orchestration.link;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One table of a linkage.
 *
 * @param name tells its records from those of other tables: letters, digits, dots, hyphens
 */
public record NamedTable(String name, Path file) {
  public NamedTable {
    if (!name.matches("[\\p{L}\\p{N}_.-]+")) {
      throw new IllegalArgumentException(
          "Invalid table name '%s' (wanted: letters, digits, dots, hyphens). Name the table: --in NAME=FILE"
              .formatted(name));
    }
  }

  /** From {@code NAME=FILE}, or a file that names its table: {@code lease.csv} is lease. */
  public static NamedTable of(String written) {
    int equals = written.indexOf('=');
    if (equals > 0) {
      return new NamedTable(written.substring(0, equals), Path.of(written.substring(equals + 1)));
    }
    Path file = Path.of(written);
    return new NamedTable(file.getFileName().toString().replaceFirst("\\..*", ""), file);
  }

  /** Refuses two tables of one name. */
  static void checkNames(List<NamedTable> tables) {
    List<String> twice =
        tables.stream()
            .collect(Collectors.groupingBy(NamedTable::name, Collectors.counting()))
            .entrySet()
            .stream()
            .filter(entry -> entry.getValue() > 1)
            .map(entry -> entry.getKey())
            .sorted()
            .toList();
    if (!twice.isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot link: more than one table is named %s. Nothing was read; name them: --in NAME=FILE"
              .formatted(String.join(", ", twice)));
    }
  }
}
