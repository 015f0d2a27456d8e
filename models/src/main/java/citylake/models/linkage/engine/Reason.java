package citylake.models.linkage.engine;

import citylake.models.linkage.settings.Comparison;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** What speaks for and against a pair, in words: the largest part first. */
final class Reason {
  private Reason() {}

  /**
   * @param levels -1 where a value is missing
   * @param bits of each comparison
   */
  static String of(List<Comparison> comparisons, int[] levels, double[] bits) {
    Integer[] order = new Integer[levels.length];
    Arrays.setAll(order, c -> c);
    Arrays.sort(order, (a, b) -> Double.compare(Math.abs(bits[b]), Math.abs(bits[a])));
    StringJoiner reason = new StringJoiner("; ");
    for (int c : order) {
      String meaning =
          levels[c] < 0 ? "missing" : comparisons.get(c).levels().get(levels[c]).meaning();
      reason.add(
          String.format(Locale.ROOT, "%s %s (%+.1f)", comparisons.get(c).name(), meaning, bits[c]));
    }
    return reason.toString();
  }
}
