package citylake.quality;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** A share in words: three figures, so that a rare fault is not rounded away. */
final class Percent {
  private static final MathContext THREE_FIGURES = new MathContext(3, RoundingMode.HALF_EVEN);

  private Percent() {}

  /** {@code 0.0123456} as {@code 1.23 %}. */
  static String of(double share) {
    BigDecimal percent = BigDecimal.valueOf(share).movePointRight(2).round(THREE_FIGURES);
    return (percent.signum() == 0 ? BigDecimal.ZERO : percent.stripTrailingZeros()).toPlainString()
        + " %";
  }
}
