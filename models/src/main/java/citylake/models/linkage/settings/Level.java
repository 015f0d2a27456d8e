package citylake.models.linkage.settings;

import citylake.models.linkage.similarity.Agreement;
import citylake.models.linkage.similarity.Value;
import java.io.Serializable;

/**
 * One level of a comparison: a way in which two values may agree.
 *
 * @param agreement null for the last level, which holds for all that is left
 * @param limit what the agreement needs: a share, a number of edits or days, metres; 0 where none
 * @param m probability of this level among records of the same person; NaN where it is to be learnt
 * @param u probability of this level among records of different persons; NaN where it is to be
 *     learnt
 */
public record Level(Agreement agreement, double limit, double m, double u) implements Serializable {

  /** The level that holds for all that is left. */
  public static Level anythingElse() {
    return new Level(null, 0, Double.NaN, Double.NaN);
  }

  /** Whether two values agree in this way. */
  public boolean holds(Value first, Value second) {
    return agreement == null || agreement.holds(first, second, limit);
  }

  public boolean isExact() {
    return agreement == Agreement.EXACT;
  }

  /** The level in the words of the settings, e.g. {@code jaro_winkler 0.92}. */
  public String label() {
    if (agreement == null) {
      return "else";
    }
    return agreement.limit() == Agreement.Limit.NONE
        ? agreement.word()
        : agreement.word() + " " + plain(limit);
  }

  /** The level in words for a clerk. */
  public String meaning() {
    return agreement == null ? "different" : agreement.meaning(limit);
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }
}
