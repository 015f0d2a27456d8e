package citylake.etl.draft;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Recognises a dump of MySQL by its first statement, and finds the table with the most in it. */
final class SqlSigns {
  private static final int LOOKED_AT = 1 << 13;
  private static final Pattern BEGINS =
      Pattern.compile(
          "(?is)(?:\\s*(?:--[^\\n]*\\n|#[^\\n]*\\n|/\\*.*?\\*/;?))*\\s*(?:CREATE|INSERT|DROP|SET|USE|LOCK|REPLACE)\\s");
  private static final Pattern INSERT =
      Pattern.compile(
          "(?im)^\\s*(?:INSERT|REPLACE)(?:\\s+(?:IGNORE|LOW_PRIORITY|DELAYED))*\\s+INTO\\s+(?:`?[^`\\s.(]+`?\\.)?`?([^`\\s.(]+)");

  private SqlSigns() {}

  static Optional<FoundFormat> of(byte[] bytes) {
    if (!BEGINS.matcher(FoundFormat.latin(bytes, LOOKED_AT)).lookingAt()) {
      return Optional.empty();
    }
    Map<String, Long> sizes = sizes(FoundFormat.latin(bytes, bytes.length));
    return sizes.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .map(
            table ->
                new FoundFormat(
                    "mysql-dump",
                    Map.of("table", table),
                    "it consists of statements of SQL that insert rows",
                    others(sizes, table)));
  }

  /** Characters of the statements that fill each table. */
  private static Map<String, Long> sizes(String text) {
    Map<String, Long> sizes = new LinkedHashMap<>();
    Matcher insert = INSERT.matcher(text);
    String table = null;
    int from = 0;
    while (insert.find()) {
      if (table != null) {
        sizes.merge(table, (long) insert.start() - from, Long::sum);
      }
      table = insert.group(1);
      from = insert.start();
    }
    if (table != null) {
      sizes.merge(table, (long) text.length() - from, Long::sum);
    }
    return sizes;
  }

  private static String others(Map<String, Long> sizes, String chosen) {
    return sizes.size() == 1
        ? ""
        : "it fills other tables too (%s), which are not read: each that matters is a dump of its own"
            .formatted(
                sizes.keySet().stream()
                    .filter(table -> !table.equals(chosen))
                    .collect(Collectors.joining(", ")));
  }
}
