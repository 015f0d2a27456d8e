package citylake.etl.source;

import org.apache.spark.unsafe.types.UTF8String;

/** Reads plain decimal numbers from text without garbage; other forms go the standard way. */
final class Decimals {
  private static final double[] POWER_OF_TEN = new double[19];

  static {
    POWER_OF_TEN[0] = 1;
    for (int i = 1; i < POWER_OF_TEN.length; i++) {
      POWER_OF_TEN[i] = POWER_OF_TEN[i - 1] * 10;
    }
  }

  private Decimals() {}

  /**
   * The number; not-a-number where the text is none.
   *
   * <p>Up to 15 digits are exact as a double, and so is the power of ten, so that one division
   * rounds as the standard reader does.
   */
  static double read(UTF8String text) {
    int end = text.numBytes();
    int at = 0;
    while (at < end && text.getByte(at) == ' ') {
      at++;
    }
    while (end > at && text.getByte(end - 1) == ' ') {
      end--;
    }
    boolean isNegative = at < end && text.getByte(at) == '-';
    if (isNegative) {
      at++;
    }
    long digits = 0;
    int count = 0;
    int decimals = -1;
    for (int i = at; i < end; i++) {
      byte b = text.getByte(i);
      if (b >= '0' && b <= '9') {
        digits = digits * 10 + (b - '0');
        count++;
        decimals += decimals >= 0 ? 1 : 0;
      } else if (b == '.' && decimals < 0) {
        decimals = 0;
      } else {
        return readSlowly(text.toString());
      }
      if (count > 15) {
        return readSlowly(text.toString());
      }
    }
    if (count == 0) {
      return Double.NaN;
    }
    double value = decimals > 0 ? digits / POWER_OF_TEN[decimals] : digits;
    return isNegative ? -value : value;
  }

  private static double readSlowly(String text) {
    try {
      double value = Double.parseDouble(text.strip());
      return Double.isInfinite(value) ? Double.NaN : value;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
