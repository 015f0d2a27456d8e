package citylake.etl.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A vendor's code list, as declared in a CSV file: what each of its codes means in the standard.
 *
 * <p>The first column is {@code source_code}. A code that ends in {@code *} stands for all codes
 * that begin so, unless they are declared themselves; the longest such prefix wins.
 *
 * @param name of the file without ending
 * @param meanings by source code, then by column
 */
public record CodeList(String name, Map<String, Map<String, String>> meanings) {

  /** The column that holds the vendor's own codes. */
  public static final String SOURCE_CODE = "source_code";

  /** Reads the file's text; what is wrong with it goes into {@code problems}. */
  static CodeList read(String name, String text, Problems problems) {
    List<List<String>> lines = new ArrayList<>();
    text.lines().filter(line -> !line.isBlank()).forEach(line -> lines.add(cells(line)));
    Map<String, Map<String, String>> meanings = new LinkedHashMap<>();
    if (lines.isEmpty() || !lines.get(0).get(0).equals(SOURCE_CODE)) {
      problems.add("line 1", "the first column must be " + SOURCE_CODE);
      return new CodeList(name, meanings);
    }
    List<String> columns = lines.get(0);
    for (int line = 1; line < lines.size(); line++) {
      List<String> cells = lines.get(line);
      String where = "record " + line;
      if (cells.size() != columns.size()) {
        problems.add(
            where, "has %d cells where %d are declared".formatted(cells.size(), columns.size()));
      } else if (cells.get(0).isBlank()) {
        problems.add(where, "has no " + SOURCE_CODE);
      } else {
        Map<String, String> row = new LinkedHashMap<>();
        for (int column = 1; column < columns.size(); column++) {
          row.put(columns.get(column), cells.get(column));
        }
        if (meanings.put(cells.get(0), row) != null) {
          problems.add(where, "declares code '%s' a second time".formatted(cells.get(0)));
        }
      }
    }
    return new CodeList(name, meanings);
  }

  /** Names of the columns beside the code. */
  public Set<String> columns() {
    return meanings.values().stream().findFirst().map(Map::keySet).orElse(Set.of());
  }

  /** Whether a line is there for the code, whatever it says. */
  public boolean has(String code) {
    return line(code) != null;
  }

  /** What a column says about a code; empty where the code is not declared or the cell is. */
  public Optional<String> meaning(String code, String column) {
    return Optional.ofNullable(line(code))
        .map(found -> found.get(column))
        .filter(cell -> !cell.isEmpty());
  }

  private Map<String, String> line(String code) {
    Map<String, String> row = meanings.get(code);
    for (int length = code.length() - 1; row == null && length > 0; length--) {
      row = meanings.get(code.substring(0, length) + "*");
    }
    return row;
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        boolean doubled = quoted && i + 1 < line.length() && line.charAt(i + 1) == '"';
        if (doubled) {
          cell.append('"');
          i++;
        } else {
          quoted = !quoted;
        }
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString().strip());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString().strip());
    return cells;
  }
}
