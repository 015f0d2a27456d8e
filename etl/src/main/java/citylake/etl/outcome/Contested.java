package citylake.etl.outcome;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The keys whose records need a second look: delivered more than once, taken back, or already in
 * the lake.
 *
 * <p>All other records are accepted as they are, and in a first load that is nearly all of them, so
 * the wide rows are sorted only where there is something to decide. Two keys that share a hash are
 * both looked at, which changes no outcome.
 */
final class Contested {
  /** Keys that every task may hold. */
  private static final long SMALL = 1_000_000;

  private static final String HASH = "contested_key";

  private final KeyScan scan;
  private final Dataset<Row> hashes;

  private Contested(KeyScan scan, Dataset<Row> hashes) {
    this.scan = scan;
    this.hashes = hashes;
  }

  /**
   * @param marked candidates with refusal and key hash
   * @param known the table's rows of these cities as released; empty for a table without rows
   * @param rows candidates and rows of the lake together, about
   */
  static Contested find(
      Dataset<Row> marked, Optional<KnownRows> known, List<String> keyColumns, long rows) {
    KeyScan scan = KeyScan.of(marked, known, keyColumns, rows);
    return new Contested(scan, scan.repeatedHashes(HASH));
  }

  /** The lake's rows that can have a candidate's key; empty where there can be none. */
  Optional<Dataset<Row>> met() {
    return scan.met();
  }

  boolean isEmpty() {
    return scan.repeated() == 0;
  }

  /** Few enough to be handed to every task. */
  boolean isSmall() {
    return scan.repeated() < SMALL;
  }

  /** Records that can become a row, by delivery, contested or not. */
  Map<String, Long> sound() {
    return scan.sound();
  }

  /** Records that can become no row whatever the lake holds, by delivery. */
  Map<String, Long> refused() {
    return scan.refused();
  }

  /** The rows whose key is contested. */
  Dataset<Row> only(Dataset<Row> rows) {
    return rows.join(hashes(), col(Candidates.KEY_HASH).equalTo(col(HASH)), "left_semi");
  }

  /** The contested keys' hashes, one a row, in column {@code contested_key}. */
  Dataset<Row> hashes() {
    return isSmall() ? broadcast(hashes) : hashes;
  }

  void release() {
    scan.release();
  }
}
