package citylake.quality;

import java.util.Locale;

/** An accounting equation in words. */
final class Equation {
  private Equation() {}

  static String inWords(String left, long expected, String parts, long found) {
    if (expected == found) {
      return String.format(Locale.ROOT, "%,d %s = %s.", expected, left, parts);
    }
    long gap = Math.abs(expected - found);
    return String.format(
        Locale.ROOT,
        "%,d %s, but %s = %,d: %,d record(s) %s.",
        expected,
        left,
        parts,
        found,
        gap,
        expected > found ? "without an outcome" : "counted more than once");
  }
}
