package citylake.orchestration.fetch;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of files at a place that cannot be listed. {@code {date}} stands for a day as {@code
 * yyyyMMdd}, {@code {date:PATTERN}} for one as Java's DateTimeFormatter writes it.
 */
final class DatedNames {
  /** Days that are looked for: a late file still comes. */
  static final int DAYS = 7;

  private static final Pattern DATE = Pattern.compile("\\{date(?::([^}]+))?}");

  private final List<String> names;
  private final LocalDate last;

  DatedNames(List<String> names, LocalDate last) {
    this.names = names;
    this.last = last;
  }

  /** Those that must be there. */
  List<String> standing() {
    return names.stream().filter(name -> !isDated(name)).toList();
  }

  /** Those of the last days, oldest first; each may be there or not. */
  Set<String> dated() {
    Set<String> dated = new LinkedHashSet<>();
    for (LocalDate day = last.minusDays(DAYS - 1L); !day.isAfter(last); day = day.plusDays(1)) {
      for (String name : names) {
        if (isDated(name)) {
          dated.add(of(name, day));
        }
      }
    }
    return dated;
  }

  private static boolean isDated(String name) {
    return DATE.matcher(name).find();
  }

  private static String of(String name, LocalDate day) {
    return DATE.matcher(name)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    DateTimeFormatter.ofPattern(
                            found.group(1) == null ? "yyyyMMdd" : found.group(1))
                        .format(day)));
  }
}
