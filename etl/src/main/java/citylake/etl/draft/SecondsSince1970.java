package citylake.etl.draft;

import java.util.Optional;
import java.util.regex.Pattern;

/** Tells columns in which times are written as a count since 1970. */
final class SecondsSince1970 {
  /** From the end of the seventies to about 2100. */
  private static final double LEAST_SECONDS = 3e8;

  private static final double MOST_SECONDS = 4.1e9;
  private static final int MILLISECONDS = 1000;
  private static final Pattern COUNT = Pattern.compile("\\b(ts|epoch|unix|millis|ms)\\b|时间戳");

  private SecondsSince1970() {}

  /**
   * The unit of such counts, as {@code epoch_instant} takes it; empty where the column is not named
   * for a time or holds something else.
   */
  static Optional<String> unitIn(ColumnProfile column) {
    boolean isNamed =
        Hints.OCCURRED.isIn(column.words())
            || Hints.REPORTED.isIn(column.words())
            || Hints.ENDED.isIn(column.words())
            || COUNT.matcher(column.words()).find();
    if (!isNamed || !column.isWhole()) {
      return Optional.empty();
    }
    if (isWithin(column, 1)) {
      return Optional.of("seconds");
    }
    return isWithin(column, MILLISECONDS) ? Optional.of("milliseconds") : Optional.empty();
  }

  private static boolean isWithin(ColumnProfile column, int unit) {
    return column.least() >= LEAST_SECONDS * unit && column.most() <= MOST_SECONDS * unit;
  }
}
