package citylake.governance.enforce;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Statements that were sound until words of them were dropped, doubled, exchanged or put from
 * elsewhere: names of what is hidden, words that other systems fell for, halves of other
 * statements. The same ones for the same seed.
 */
final class MutatedStatements {
  private static final List<String> STRANGE =
      List.of(
          ("standard.vehicle_sighting standard.suspect_file standard.household_member standard.incident"
                  + " ops.run quarantine.record raw.record ops.release lake.standard.incident"
                  + " standard.incident.files standard.incident.snapshots standard.incident.changes"
                  + " night.standard.incident spark_catalog.default.x parquet.`/x` incident hour_of_week"
                  + " sighting_no plate_no_hash id_no address_text lon _row _row.content_hash _file _pos"
                  + " _partition input_file_name() current_user() raise_error(address_text)"
                  + " reflect('java.lang.System','exit',1) to_json(struct(*)) * a.* EXCEPT"
                  + " SELECT FROM WHERE GROUP BY ORDER HAVING UNION ALL INTERSECT JOIN LEFT SEMI ON"
                  + " USING LATERAL VIEW EXISTS IN NOT NULL AND OR CASE WHEN THEN ELSE END WITH AS"
                  + " OVER PARTITION DISTINCT LIMIT VALUES PIVOT UNPIVOT TABLESAMPLE QUALIFY"
                  + " EXPLAIN DESCRIBE EXTENDED SHOW SET CREATE INSERT CACHE DELETE MERGE CALL DROP"
                  + " VERSION TIMESTAMP OF 1 0 -1 1.5D '' 'B' 'C' `x` ( ) , . ; -- /* */ :p ? ${x}"
                  + " \u017ftandard \uff53tandard \u200b \u0000 \uD83D\uDE93")
              .split(" "));

  private final Random random;
  private final GeneratedStatements sound;

  MutatedStatements(long seed) {
    random = new Random(seed);
    sound = new GeneratedStatements(seed);
  }

  String next(Map<String, List<String>> tables) {
    List<String> words = words(sound.next(tables).asked());
    List<String> others = words(sound.next(tables).asked());
    int changes = 1 + random.nextInt(3);
    for (int i = 0; i < changes; i++) {
      change(words, others);
    }
    String sql = String.join(" ", words);
    return random.nextInt(12) == 0 ? flipped(sql) : sql;
  }

  /** Without the blanks that part it; brackets and commas are words of their own. */
  private static List<String> words(String sql) {
    return new ArrayList<>(Arrays.asList(sql.replaceAll("([(),])", " $1 ").strip().split("\\s+")));
  }

  private void change(List<String> words, List<String> others) {
    int at = random.nextInt(words.size());
    switch (random.nextInt(8)) {
      case 0 -> words.remove(at);
      case 1 -> words.add(at, words.get(random.nextInt(words.size())));
      case 2 -> Collections.swap(words, at, random.nextInt(words.size()));
      case 3 -> words.set(at, strange());
      case 4 -> words.add(at, strange());
      case 5 -> words.set(at, others.get(random.nextInt(others.size())));
      case 6 -> {
        words.addAll(List.of(random.nextBoolean() ? "UNION" : "INTERSECT", "ALL"));
        words.addAll(others);
      }
      default -> {
        words.addAll(0, List.of("SELECT", "*", "FROM", "("));
        words.addAll(List.of(")", "AS", "z"));
      }
    }
    if (words.isEmpty()) {
      words.add(strange());
    }
  }

  private String strange() {
    return STRANGE.get(random.nextInt(STRANGE.size()));
  }

  private String flipped(String sql) {
    char[] letters = sql.toCharArray();
    letters[random.nextInt(letters.length)] ^= (char) (1 << random.nextInt(7));
    return random.nextInt(3) == 0
        ? sql.substring(0, random.nextInt(sql.length()))
        : String.valueOf(letters);
  }
}
