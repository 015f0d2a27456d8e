package citylake.models.linkage.engine;

import citylake.models.linkage.settings.LinkSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Whether the records have all columns that the settings name; all that are missing at once. */
final class ColumnCheck {
  private ColumnCheck() {}

  static void throwMissing(Dataset<Row> records, LinkSettings settings) {
    Map<String, String> namedBy = new LinkedHashMap<>();
    namedBy.put(settings.id(), "id");
    if (settings.source() != null) {
      namedBy.put(settings.source(), "source");
    }
    settings.comparisons().forEach(c -> namedBy.putIfAbsent(c.column(), "comparison " + c.name()));
    settings
        .blocking()
        .forEach(rule -> rule.forEach(c -> namedBy.putIfAbsent(c, "blocking rule " + rule)));
    settings
        .splits()
        .forEach(split -> split.forEach(c -> namedBy.putIfAbsent(c, "split " + split)));
    List<String> present = new ArrayList<>(Arrays.asList(records.columns()));
    present.addAll(settings.derived().keySet());
    List<String> missing = new ArrayList<>();
    namedBy.forEach(
        (column, by) -> {
          if (!present.contains(column)) {
            missing.add("%s (named by %s)".formatted(column, by));
          }
        });
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot link: the records have no column %s. Nothing was linked; they have %s."
              .formatted(String.join(", ", missing), present));
    }
  }
}
