package citylake.models.linkage.explain;

import java.util.Arrays;
import java.util.List;

/**
 * Bars of letters on one scale: plus signs speak for one person, minus signs against; a stroke
 * stands at each threshold.
 */
final class TextBar {
  private static final int COLUMNS = 24;

  private final double lowest;
  private final double highest;
  private final int review;
  private final int link;

  private TextBar(double lowest, double highest, double review, double link) {
    this.lowest = lowest;
    this.highest = highest;
    this.review = column(review);
    this.link = column(link);
  }

  /**
   * On a scale that holds all rows and both thresholds.
   *
   * @param review weight of the threshold, in bits
   */
  static TextBar of(List<WaterfallRow> rows, double review, double link) {
    double[] ends =
        rows.stream()
            .flatMapToDouble(r -> Arrays.stream(new double[] {r.from(), r.to()}))
            .toArray();
    double lowest = Math.min(Arrays.stream(ends).min().orElse(0), finite(review));
    double highest = Math.max(Arrays.stream(ends).max().orElse(0), finite(link));
    return new TextBar(lowest, highest, review, link);
  }

  /** A threshold of 0 or 1 has no weight: it lies at the end of the scale. */
  private static double finite(double bits) {
    return Double.isFinite(bits) ? bits : 0;
  }

  private int column(double bits) {
    double share = (bits - lowest) / (highest - lowest);
    return (int) Math.round(Math.min(1, Math.max(0, share)) * (COLUMNS - 1));
  }

  /** The letters that name the thresholds, each above its strokes. */
  String heads() {
    char[] letters = new char[COLUMNS];
    Arrays.fill(letters, ' ');
    letters[review] = 'c';
    letters[link] = 'L';
    return new String(letters);
  }

  /** A bar from one weight to another. */
  String drawn(double from, double to) {
    char[] letters = new char[COLUMNS];
    Arrays.fill(letters, ' ');
    letters[review] = '|';
    letters[link] = '|';
    if (from != to) {
      int first = Math.min(column(from), column(to));
      int last = Math.max(column(from), column(to));
      Arrays.fill(letters, first, last + 1, to > from ? '+' : '-');
    }
    return new String(letters);
  }
}
