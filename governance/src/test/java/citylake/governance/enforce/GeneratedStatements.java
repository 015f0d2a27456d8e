package citylake.governance.enforce;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Statements over the tables that a user sees, the same ones for the same seed. Each answer is the
 * same whatever the order of rows: what depends on it is sorted or made one.
 */
final class GeneratedStatements {
  private static final Pattern CALL = Pattern.compile("\\b([a-z_0-9]+)\\(");
  private static final int HIDDEN_EVERY = 40;
  private static final List<String> HIDDEN =
      List.of(
          "SELECT sighting_no FROM standard.vehicle_sighting",
          "SELECT count(*) FROM standard.vehicle_sighting WHERE sighting_no > 's'",
          "SELECT sex_code FROM standard.suspect_file",
          "SELECT * FROM ops.run",
          "SELECT * FROM quarantine.record");

  private final StatementWords words;
  private int made;

  GeneratedStatements(long seed) {
    words = new StatementWords(new Random(seed));
  }

  /**
   * A statement, and the same for the copy, which knows no functions of ours.
   *
   * @param copied equal to what is asked but for these
   */
  record Generated(String asked, String copied) {
    static Generated alike(String sql) {
      return new Generated(sql, sql);
    }
  }

  /** Functions by name, and how often a text calls them. */
  static Map<String, Integer> calls(String sql) {
    Map<String, Integer> calls = new TreeMap<>();
    Matcher call = CALL.matcher(sql);
    while (call.find()) {
      calls.merge(call.group(1), 1, Integer::sum);
    }
    return calls;
  }

  /**
   * @param tables columns by table
   */
  Generated next(Map<String, List<String>> tables) {
    int turn = made++;
    if (turn % HIDDEN_EVERY == HIDDEN_EVERY - 1) {
      return Generated.alike(words.one(HIDDEN));
    }
    List<String> names = new ArrayList<>(tables.keySet());
    String table = words.one(names);
    words.over(tables.get(table));
    return StatementShapes.of(turn, words, table, tables);
  }
}
