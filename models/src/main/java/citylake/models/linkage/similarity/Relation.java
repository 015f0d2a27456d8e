package citylake.models.linkage.similarity;

import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * How two values relate, for a clerk who has both before his eyes: what an agreement measures is
 * said as it is for these two, not as its limit.
 */
public final class Relation {
  private Relation() {}

  /**
   * In words.
   *
   * @param agreement that holds for the two; null where none does
   * @param limit of the agreement, for those that measure nothing
   */
  public static String inWords(Agreement agreement, double limit, Value first, Value second) {
    if (agreement == null) {
      return different(first, second);
    }
    return switch (agreement) {
      case JARO_WINKLER -> alike(Jaro.winkler(first.points(), second.points()));
      case JARO -> alike(Jaro.similarity(first.points(), second.points()));
      case LEVENSHTEIN -> edits(first.points(), second.points(), "character");
      case OSA -> edits(first.points(), second.points(), "character");
      case ID_NUMBER_EDITS -> idNumberEdits(first.idNumber(), second.idNumber());
      case PREFIX ->
          limit == 1
              ? "the same first character"
              : "the same first %.0f characters".formatted(limit);
      case DAYS -> days(Math.abs(ChronoUnit.DAYS.between(first.date(), second.date())));
      case METRES -> "%.0f metres apart".formatted(Places.metres(first.place(), second.place()));
      case SHARED_WORDS ->
          "%d word(s) in common".formatted(Texts.shared(first.words(), second.words()));
      case ID_NUMBER ->
          first.text().equals(second.text())
              ? "the same"
              : "the same number, in the old and the new form";
      default -> agreement.meaning(limit);
    };
  }

  /**
   * Of dates it is said how far they lie apart: a year's slip reads otherwise than a generation.
   */
  private static String different(Value first, Value second) {
    if (first.date() == null || second.date() == null) {
      return "different";
    }
    long years = Math.abs(ChronoUnit.YEARS.between(first.date(), second.date()));
    return "different, "
        + (years > 1
            ? years + " years apart"
            : days(Math.abs(ChronoUnit.DAYS.between(first.date(), second.date()))));
  }

  /** A wrong check digit tells which of the two numbers was mistyped. */
  private static String idNumberEdits(String first, String second) {
    String edits = edits(first.codePoints().toArray(), second.codePoints().toArray(), "digit");
    boolean isFirst = IdNumber.isValid(first);
    return isFirst == IdNumber.isValid(second)
        ? edits
        : edits + "; the check digit of the %s is wrong".formatted(isFirst ? "second" : "first");
  }

  private static String alike(double similarity) {
    return String.format(Locale.ROOT, "spelled alike (%.2f of 1)", similarity);
  }

  private static String days(long days) {
    return days == 1 ? "1 day apart" : days + " days apart";
  }

  private static String edits(int[] first, int[] second, String what) {
    int edits = EditDistance.optimalAlignment(first, second);
    boolean isSwap = edits == 1 && first.length == second.length && differing(first, second) == 2;
    if (isSwap) {
      return "two neighbouring %ss swapped".formatted(what);
    }
    return edits == 1 ? "1 %s differs".formatted(what) : "%d %ss differ".formatted(edits, what);
  }

  private static int differing(int[] first, int[] second) {
    int differing = 0;
    for (int i = 0; i < first.length; i++) {
      differing += first[i] == second[i] ? 0 : 1;
    }
    return differing;
  }
}
