package citylake.orchestration.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;

/** The two forms in which commands answer: tables for people, JSON for programs. */
final class Output {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .registerModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .enable(SerializationFeature.INDENT_OUTPUT);

  private Output() {}

  static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Failed to write the answer as JSON", e);
    }
  }

  /** One line. */
  static String jsonLine(Object value) {
    try {
      return JSON.writer().without(SerializationFeature.INDENT_OUTPUT).writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Failed to write the answer as JSON", e);
    }
  }

  /** Rows under their headings, columns as wide as their longest value. */
  static String table(List<String> headings, List<List<String>> rows) {
    Column[] columns = new Column[headings.size()];
    for (int i = 0; i < columns.length; i++) {
      int width = headings.get(i).length();
      for (List<String> row : rows) {
        width = Math.max(width, row.get(i).length());
      }
      columns[i] = new Column(width + 2, 0, Overflow.TRUNCATE);
    }
    ColorScheme plain = picocli.CommandLine.Help.defaultColorScheme(Ansi.OFF);
    TextTable table = TextTable.forColumns(plain, columns);
    table.addRowValues(headings.toArray(String[]::new));
    table.addRowValues(
        headings.stream().map(heading -> "-".repeat(heading.length())).toArray(String[]::new));
    rows.forEach(row -> table.addRowValues(row.toArray(String[]::new)));
    return table.toString();
  }

  static String number(long value) {
    return "%,d".formatted(value);
  }
}
