package citylake.serving.gateway;

import citylake.serving.gateway.wire.Refusal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a statement says to the session instead of asking the lake: {@code SET key=value}, {@code
 * SET}, {@code USE schema}; {@code SHOW SCHEMAS}, {@code SHOW FUNCTIONS} and what tools ask about
 * views, which are answered as the lists of tools are; and asking for access ({@link
 * RequestWords}).
 */
sealed interface SessionWords
    permits RequestWords,
        SessionWords.Setting,
        SessionWords.AllSettings,
        SessionWords.Schema,
        SessionWords.Schemas,
        SessionWords.Functions,
        SessionWords.Views,
        SessionWords.TextOfView,
        SessionWords.OwnRequests {
  Pattern SHOW_REQUESTS = Pattern.compile("\\s*show\\s+requests\\s*", Pattern.CASE_INSENSITIVE);
  Pattern SET = Pattern.compile("\\s*set\\b(.*)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  Pattern USE = Pattern.compile("\\s*use\\s+(.+)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  Pattern SHOW_SCHEMAS =
      Pattern.compile(
          "\\s*show\\s+(?:schemas|databases)(?:\\s+(?:like\\s+)?'([^']{0,100})')?",
          Pattern.CASE_INSENSITIVE);
  Pattern SHOW_FUNCTIONS =
      Pattern.compile(
          "\\s*show\\s+functions(?:\\s+(?:like\\s+)?'([^']{0,100})')?", Pattern.CASE_INSENSITIVE);
  Pattern SHOW_VIEWS =
      Pattern.compile("\\s*show\\s+views\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  Pattern SHOW_CREATE_VIEW =
      Pattern.compile("\\s*show\\s+create\\s+view\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  Pattern SCHEMA = Pattern.compile("(?:`?lake`?\\.)?`?([A-Za-z_][A-Za-z0-9_]{0,63})`?");

  /**
   * @param value null to be told it
   */
  record Setting(String key, String value) implements SessionWords {}

  /** All settings are asked for. */
  record AllSettings() implements SessionWords {}

  record Schema(String name) implements SessionWords {}

  /**
   * @param pattern of names; null for all
   */
  record Schemas(String pattern) implements SessionWords {}

  /**
   * @param pattern of names; null for all
   */
  record Functions(String pattern) implements SessionWords {}

  /** Which views there are, wherever. */
  record Views() implements SessionWords {}

  /** What some view is made of. Tools ask it of tables, to learn whether they are views. */
  record TextOfView() implements SessionWords {}

  /** What the user has asked for so far. */
  record OwnRequests() implements SessionWords {}

  /**
   * @param sql without a semicolon at its end
   * @return empty where it is for the lake
   */
  static Optional<SessionWords> of(String sql) throws Refusal {
    Matcher set = SET.matcher(sql);
    if (set.matches()) {
      return Optional.of(setting(set.group(1).strip()));
    }
    Optional<SessionWords> shown = shown(sql);
    if (shown.isPresent()) {
      return shown;
    }
    Matcher use = USE.matcher(sql);
    if (!use.matches()) {
      return RequestWords.of(sql);
    }
    Matcher schema = SCHEMA.matcher(use.group(1).strip());
    if (!schema.matches()) {
      throw new Refusal(
          Refusal.SETTING, "Invalid schema in USE: give one name, e.g. USE published.");
    }
    return Optional.of(new Schema(schema.group(1).toLowerCase(Locale.ROOT)));
  }

  private static Optional<SessionWords> shown(String sql) {
    Matcher schemas = SHOW_SCHEMAS.matcher(sql);
    if (schemas.matches()) {
      return Optional.of(new Schemas(schemas.group(1)));
    }
    Matcher functions = SHOW_FUNCTIONS.matcher(sql);
    if (functions.matches()) {
      return Optional.of(new Functions(functions.group(1)));
    }
    if (SHOW_VIEWS.matcher(sql).matches()) {
      return Optional.of(new Views());
    }
    if (SHOW_CREATE_VIEW.matcher(sql).matches()) {
      return Optional.of(new TextOfView());
    }
    return SHOW_REQUESTS.matcher(sql).matches() ? Optional.of(new OwnRequests()) : Optional.empty();
  }

  private static SessionWords setting(String words) {
    if (words.isEmpty() || words.equalsIgnoreCase("-v")) {
      return new AllSettings();
    }
    int equals = words.indexOf('=');
    return equals < 0
        ? new Setting(words, null)
        : new Setting(words.substring(0, equals).strip(), bare(words.substring(equals + 1)));
  }

  /** Without the quotes that people put around it. */
  private static String bare(String value) {
    String stripped = value.strip();
    boolean isQuoted =
        stripped.length() > 1
            && (stripped.charAt(0) == '\'' || stripped.charAt(0) == '"')
            && stripped.charAt(stripped.length() - 1) == stripped.charAt(0);
    return isQuoted ? stripped.substring(1, stripped.length() - 1) : stripped;
  }
}
