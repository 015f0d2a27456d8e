package citylake.testing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds how found rows differ from expected ones, and puts it in words. */
final class RowDifference {
  private final RowTable expected;
  private final RowTable found;
  private final List<String> key;
  private final double tolerance;
  private final List<Map<String, Object>> missing = new ArrayList<>();
  private final List<Map<String, Object>> unexpected;
  private final List<Map<String, Object>> changed = new ArrayList<>();

  private RowDifference(RowTable expected, RowTable found, List<String> key, double tolerance) {
    this.expected = expected;
    this.found = found;
    this.key = key;
    this.tolerance = tolerance;
    this.unexpected = new ArrayList<>(found.rows());
  }

  /** The difference in words, or nothing when the rows agree. */
  static Optional<String> between(
      RowTable expected, RowTable found, List<String> key, double tolerance, boolean inOrder) {
    if (!Set.copyOf(expected.columns()).equals(Set.copyOf(found.columns()))) {
      return Optional.of(columnsDiffer(expected, found));
    }
    RowDifference difference = new RowDifference(expected, found, key, tolerance);
    difference.pairEqualRows();
    if (!key.isEmpty()) {
      difference.pairRowsOfOneKey();
    }
    if (difference.isNone()) {
      return inOrder ? difference.order() : Optional.empty();
    }
    return Optional.of(difference.words());
  }

  private static String columnsDiffer(RowTable expected, RowTable found) {
    Set<String> missing = new TreeSet<>(expected.columns());
    missing.removeAll(new HashSet<>(found.columns()));
    Set<String> unexpected = new TreeSet<>(found.columns());
    unexpected.removeAll(new HashSet<>(expected.columns()));
    return "Columns differ: missing %s, unexpected %s. Select the columns that the test is about."
        .formatted(missing, unexpected);
  }

  private void pairEqualRows() {
    for (Map<String, Object> row : expected.rows()) {
      if (!removeFirst(unexpected, row)) {
        missing.add(row);
      }
    }
  }

  private boolean removeFirst(List<Map<String, Object>> rows, Map<String, Object> row) {
    for (int i = 0; i < rows.size(); i++) {
      if (CellValue.agree(row, rows.get(i), tolerance)) {
        rows.remove(i);
        return true;
      }
    }
    return false;
  }

  private void pairRowsOfOneKey() {
    for (Map<String, Object> row : List.copyOf(missing)) {
      Map<String, Object> keyOfRow = expected.keyOf(row, key);
      unexpected.stream()
          .filter(other -> found.keyOf(other, key).equals(keyOfRow))
          .findFirst()
          .ifPresent(
              other -> {
                missing.remove(row);
                unexpected.remove(other);
                addChangedColumns(keyOfRow, row, other);
              });
    }
  }

  private void addChangedColumns(
      Map<String, Object> keyOfRow, Map<String, Object> row, Map<String, Object> other) {
    for (String column : expected.columns()) {
      if (!CellValue.agree(row.get(column), other.get(column), tolerance)) {
        Map<String, Object> line = new LinkedHashMap<>(keyOfRow);
        line.put("column", column);
        line.put("expected", row.get(column));
        line.put("found", other.get(column));
        changed.add(line);
      }
    }
  }

  private boolean isNone() {
    return missing.isEmpty() && unexpected.isEmpty() && changed.isEmpty();
  }

  private Optional<String> order() {
    for (int i = 0; i < expected.rows().size(); i++) {
      if (!CellValue.agree(expected.rows().get(i), found.rows().get(i), tolerance)) {
        return Optional.of(
            "Rows are the expected ones in another order, first at row %d:%nExpected:%n%s%nFound:%n%s"
                .formatted(
                    i + 1,
                    expected.with(List.of(expected.rows().get(i))).text(),
                    expected.with(List.of(found.rows().get(i))).text()));
      }
    }
    return Optional.empty();
  }

  private String words() {
    StringBuilder words =
        new StringBuilder(
            "Rows differ: %d expected, %d found."
                .formatted(expected.rows().size(), found.rows().size()));
    if (!changed.isEmpty()) {
      List<String> columns = new ArrayList<>(key);
      columns.addAll(List.of("column", "expected", "found"));
      words.append("\nOther values:\n").append(new RowTable(columns, changed).text());
    }
    if (!missing.isEmpty()) {
      words.append("\nMissing (%d):%n".formatted(missing.size()));
      words.append(expected.with(missing).text());
    }
    if (!unexpected.isEmpty()) {
      words.append("\nUnexpected (%d):%n".formatted(unexpected.size()));
      words.append(expected.with(unexpected).text());
    }
    return words.toString();
  }
}
