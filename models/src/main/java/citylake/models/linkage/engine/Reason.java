package citylake.models.linkage.engine;

import citylake.models.linkage.settings.Comparison;
import java.util.List;
import java.util.Locale;

/** What speaks for and against a pair, in words: the largest part first. */
final class Reason {
  /** By comparison: a missing value, then each level. */
  private final String[][] meanings;

  Reason(List<Comparison> comparisons) {
    meanings = comparisons.stream().map(Reason::meanings).toArray(String[][]::new);
  }

  private static String[] meanings(Comparison comparison) {
    String[] meanings = new String[comparison.levels().size() + 1];
    meanings[0] = comparison.name() + " missing";
    for (int l = 1; l < meanings.length; l++) {
      meanings[l] = comparison.name() + " " + comparison.levels().get(l - 1).meaning();
    }
    return meanings;
  }

  /**
   * The reason of one pair.
   *
   * @param levels -1 where a value is missing
   * @param bits of each comparison
   */
  String of(int[] levels, double[] bits) {
    StringBuilder reason = new StringBuilder();
    for (int c : IndexOrder.of(levels.length, (a, b) -> compare(bits[b], bits[a]))) {
      reason.append(reason.isEmpty() ? "" : "; ").append(meanings[c][levels[c] + 1]).append(" (");
      appendTenths(bits[c], reason);
      reason.append(')');
    }
    return reason.toString();
  }

  private static int compare(double bits, double others) {
    return Double.compare(Math.abs(bits), Math.abs(others));
  }

  /** A number with its sign and one decimal place, as in {@code +7.3}. */
  private static void appendTenths(double number, StringBuilder into) {
    long tenths = Math.round(Math.abs(number) * 10);
    if (tenths > Integer.MAX_VALUE) {
      into.append(String.format(Locale.ROOT, "%+.1f", number)); // impossible levels weigh so
    } else {
      into.append(number < 0 ? '-' : '+').append(tenths / 10).append('.').append(tenths % 10);
    }
  }
}
