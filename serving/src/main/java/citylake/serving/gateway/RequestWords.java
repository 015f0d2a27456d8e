package citylake.serving.gateway;

import citylake.serving.gateway.wire.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asking, in SQL, for what a role does not open: what {@code citylake approve request} says in
 * options. Purpose and case are those of the session.
 *
 * @param only column to the value that it must have
 * @param from first instant of events; null for no bound
 * @param to instant behind the last event; null for no bound
 * @param until when the approval ends
 */
record RequestWords(
    String table,
    List<String> columns,
    String city,
    Map<String, String> only,
    Instant from,
    Instant to,
    Instant until,
    String reason)
    implements SessionWords {
  static final String FORM =
      "REQUEST ACCESS TO table (columns) OF CITY 'code' [ONLY column = 'value' [AND ...]] [FROM 'time' TO 'time'] UNTIL 'day' BECAUSE 'why'";

  private static final String TEXT = "'((?:[^']|'')*+)'";
  private static final String EQUALS = "[\\w`]++\\s*+=\\s*+'(?:[^']|'')*+'";
  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.DOTALL;

  private static final Pattern NAME = Pattern.compile("\\w++");
  private static final Pattern BEGIN = Pattern.compile("\\s*+request\\b.*", FLAGS);
  private static final Pattern WHOLE =
      Pattern.compile(
          "\\s*+request\\s++access\\s++to\\s++(?<table>[\\w.`]++)\\s*+\\((?<columns>[\\w\\s,`]++)\\)"
              + "\\s*+of\\s++city\\s++"
              + TEXT
              + "(?:\\s++only\\s++(?<only>"
              + EQUALS
              + "(?:\\s++and\\s++"
              + EQUALS
              + ")*+))?+(?:\\s++from\\s++"
              + TEXT
              + "\\s++to\\s++"
              + TEXT
              + ")?+\\s++until\\s++"
              + TEXT
              + "\\s++because\\s++"
              + TEXT
              + "\\s*+",
          FLAGS);
  private static final Pattern ONE = Pattern.compile("([\\w`]++)\\s*+=\\s*+" + TEXT, FLAGS);

  /** Groups of texts, by their place in the form; those with names are counted, too. */
  private static final int CITY = 3;

  private static final int FROM = 5;
  private static final int TO = 6;
  private static final int UNTIL = 7;
  private static final int REASON = 8;

  /**
   * @return empty where it asks for no access
   * @throws Refusal where it begins so and goes on otherwise
   */
  static Optional<SessionWords> of(String sql) throws Refusal {
    if (!BEGIN.matcher(sql).matches()) {
      return Optional.empty();
    }
    Matcher whole = WHOLE.matcher(sql);
    if (!whole.matches()) {
      throw otherwise();
    }
    return Optional.of(
        new RequestWords(
            bare(whole.group("table")),
            columns(whole.group("columns")),
            text(whole.group(CITY)),
            only(whole.group("only")),
            instant(whole.group(FROM), 0),
            instant(whole.group(TO), 1),
            instant(whole.group(UNTIL), 1),
            text(whole.group(REASON))));
  }

  private static List<String> columns(String said) throws Refusal {
    List<String> columns = Arrays.stream(said.split(",", -1)).map(RequestWords::bare).toList();
    if (columns.stream().anyMatch(column -> !NAME.matcher(column).matches())) {
      throw otherwise();
    }
    return columns;
  }

  private static Refusal otherwise() {
    return new Refusal(
        Refusal.SETTING,
        "Cannot read the request. Its form: %s. Nothing was asked.".formatted(FORM));
  }

  private static String bare(String name) {
    return name.replace("`", "").strip().toLowerCase(Locale.ROOT);
  }

  private static String text(String quoted) {
    return quoted.replace("''", "'");
  }

  private static Map<String, String> only(String conditions) throws Refusal {
    Map<String, String> only = new LinkedHashMap<>();
    Matcher one = ONE.matcher(conditions == null ? "" : conditions);
    while (one.find()) {
      if (only.put(bare(one.group(1)), text(one.group(2))) != null) {
        throw new Refusal(
            Refusal.SETTING,
            "Cannot take the request: ONLY names a column twice, and no row has two values. Nothing was asked.");
      }
    }
    return only;
  }

  /** A day is meant whole. */
  private static Instant instant(String said, int daysBehind) throws Refusal {
    if (said == null) {
      return null;
    }
    try {
      return said.contains("T")
          ? Instant.parse(said)
          : LocalDate.parse(said).plusDays(daysBehind).atStartOfDay().toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new Refusal(
          Refusal.SETTING,
          "Cannot read a time of the request: give a day such as 2026-07-20 (UTC), or a time such as 2026-07-01T08:00:00Z. Nothing was asked.");
    }
  }
}
