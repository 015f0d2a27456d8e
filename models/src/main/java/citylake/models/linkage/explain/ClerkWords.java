package citylake.models.linkage.explain;

import citylake.models.linkage.explain.PairExplanation.Part;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Weights, shares and verdicts as words that need no training in statistics. */
final class ClerkWords {
  private static final double EVEN = 1.05;
  private static final double MOST = 1_000_000;
  private static final double SURE = 0.9999;

  private ClerkWords() {}

  /** What bits mean: {@code 420 : 1 for}, so many times as often where the two are one person. */
  static String odds(double bits) {
    double factor = Math.pow(2, Math.abs(bits));
    if (factor < EVEN) {
      return "even";
    }
    String times = factor > MOST ? "over a million" : rounded(factor);
    return times + " : 1 " + (bits > 0 ? "for" : "against");
  }

  /** A share as {@code 1 in 3,300}. */
  static String oneIn(double share) {
    return "1 in " + rounded(1 / share);
  }

  /** A probability that does not round to certainty, nor over a threshold. */
  static String percent(double probability) {
    if (probability > SURE) {
      return "over 99.99 %";
    }
    if (probability < 1 - SURE) {
      return "under 0.01 %";
    }
    return threshold(Math.floor(probability * 10_000 + 1e-9) / 10_000);
  }

  /** A threshold, as the settings have it. */
  static String threshold(double probability) {
    return new BigDecimal(probability * 100, new MathContext(6))
            .stripTrailingZeros()
            .toPlainString()
        + " %";
  }

  static String bits(double bits) {
    return String.format(Locale.ROOT, "%+.1f", bits);
  }

  /** What the thresholds make of the pair. */
  static String verdict(PairExplanation pair) {
    return switch (pair.verdict()) {
      case LINKED -> "LINKED";
      case REVIEW -> "FOR A CLERK";
      case APART -> "APART";
    };
  }

  /** The probability and the thresholds that it is held to. */
  static String probability(PairExplanation pair) {
    return "one person with probability %s (linked from %s, for a clerk from %s)"
        .formatted(
            percent(pair.probability()), threshold(pair.linkFrom()), threshold(pair.reviewFrom()));
  }

  /** Where the sum starts. */
  static String start(PairExplanation pair) {
    return "of random pairs of records, %s is of one person".formatted(oneIn(pair.prior()));
  }

  /** Whether a linkage compares the two at all. */
  static String compared(PairExplanation pair) {
    if (pair.isWithinSource()) {
      return "Never compared in a linkage: both are of one table, and only records of different tables are compared.";
    }
    return pair.sharedRules().isEmpty()
        ? "Never compared in a linkage: no blocking rule brings the two together."
        : "Compared, as both have the same " + String.join("; the same ", inWords(pair)) + ".";
  }

  private static List<String> inWords(PairExplanation pair) {
    return pair.sharedRules().stream()
        .map(rule -> rule.replaceFirst("\\[", "").replaceFirst("]", "").replace(", ", " and "))
        .toList();
  }

  /** What the verdict hangs on, what would help, what to take with care; empty where nothing. */
  static List<String> advice(PairExplanation pair) {
    List<String> advice = new ArrayList<>();
    if (!pair.decisive().isEmpty()) {
      advice.add(
          "If %s were wrong, it would not be linked."
              .formatted(String.join(" or ", names(pair.decisive()))));
    }
    if (!pair.missing().isEmpty()) {
      advice.add(
          "Not known, and worth asking: %s.".formatted(String.join(", ", names(pair.missing()))));
    }
    if (!pair.hardlyLearnt().isEmpty()) {
      advice.add(
          "Judge by eye: %s. The model has seen next to no pair of one person like this, so these bits rest on nothing."
              .formatted(String.join(", ", names(pair.hardlyLearnt()))));
    }
    return advice;
  }

  private static List<String> names(List<Part> parts) {
    return parts.stream().map(Part::comparison).toList();
  }

  /** Two digits that count, thousands with commas. */
  private static String rounded(double number) {
    if (number < 10) {
      return String.format(Locale.ROOT, "%.1f", number);
    }
    double unit = Math.pow(10, Math.floor(Math.log10(number)) - 1);
    return String.format(Locale.ROOT, "%,.0f", Math.rint(number / unit) * unit);
  }
}
