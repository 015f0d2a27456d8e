package citylake.orchestration.night;

import citylake.sample.form.Field;
import citylake.sample.form.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How many values of each attribute are as the cities know them, as a table for people. */
final class Agreement {
  private final Map<String, Counts> counts = new TreeMap<>();

  /** Of one attribute. */
  private static final class Counts {
    long same;
    long different;
  }

  private Counts of(Kind kind, Field field) {
    return counts.computeIfAbsent(kind.standardName() + "." + field.name(), any -> new Counts());
  }

  void compared(Kind kind, Field field, boolean isSame) {
    Counts each = of(kind, field);
    each.same += isSame ? 1 : 0;
    each.different += isSame ? 0 : 1;
  }

  /** The standard has no such column, or a word of its own for the value. */
  void notCompared(Kind kind, Field field) {
    of(kind, field);
  }

  /** Attributes with a value that was compared. */
  List<String> attributes() {
    return counts.entrySet().stream()
        .filter(each -> each.getValue().same + each.getValue().different > 0)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Attributes of which each value was set aside. */
  List<String> notCompared() {
    return counts.keySet().stream().filter(name -> !attributes().contains(name)).toList();
  }

  String table() {
    return counts.entrySet().stream()
        .filter(each -> attributes().contains(each.getKey()))
        .map(each -> line(each.getKey(), each.getValue()))
        .collect(
            Collectors.joining(
                "\n",
                "| attribute | values compared | as known | share |\n|---|---:|---:|---:|\n",
                "\n\nNot compared (no column of that name, or a word of the standard's own): "
                    + String.join(", ", notCompared())
                    + "\n"));
  }

  private static String line(String name, Counts each) {
    long all = each.same + each.different;
    return String.format(
        Locale.ROOT, "| %s | %d | %d | %.4f |", name, all, each.same, (double) each.same / all);
  }

  /** Where whoever closes an issue reads it. */
  void writeTo(Path report) {
    try {
      Files.createDirectories(report.getParent());
      Files.writeString(report, table());
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to write " + report, e);
    }
  }
}
