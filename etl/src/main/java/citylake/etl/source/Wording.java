package citylake.etl.source;

import java.util.Locale;

/**
 * A word as its author reads of it.
 *
 * @param word as written in a SELECT
 * @param arguments as in its documentation
 * @param meaning of its value
 * @param nullRule when there is none
 */
record Wording(String word, String arguments, String meaning, String nullRule) {
  Wording {
    word = word.toLowerCase(Locale.ROOT);
  }

  /** As a row of a table in Markdown. */
  String line() {
    return "| `%s(%s)` | %s | %s |".formatted(word, arguments, meaning, nullRule);
  }
}
