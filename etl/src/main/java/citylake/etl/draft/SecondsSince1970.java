package citylake.etl.draft;

/** Tells columns in which times are written as a count since 1970. */
final class SecondsSince1970 {
  /** From the end of the seventies to about 2100. */
  private static final double LEAST_SECONDS = 3e8;

  private static final double MOST_SECONDS = 4.1e9;
  private static final int MILLISECONDS = 1000;

  private SecondsSince1970() {}

  /** Whether the column is named for a time and holds such counts, of seconds or milliseconds. */
  static boolean areIn(ColumnProfile column) {
    boolean isNamed =
        Hints.OCCURRED.isIn(column.words())
            || Hints.REPORTED.isIn(column.words())
            || Hints.ENDED.isIn(column.words());
    return isNamed && column.isWhole() && (isWithin(column, 1) || isWithin(column, MILLISECONDS));
  }

  private static boolean isWithin(ColumnProfile column, int unit) {
    return column.least() >= LEAST_SECONDS * unit && column.most() <= MOST_SECONDS * unit;
  }
}
