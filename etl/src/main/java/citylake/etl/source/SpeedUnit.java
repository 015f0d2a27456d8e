package citylake.etl.source;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Reads speeds of one unit as kilometres an hour; a public class, because Spark's generated code
 * calls it.
 */
public enum SpeedUnit implements Serializable {
  KILOMETRES_AN_HOUR("km/h", "1"),
  METRES_A_SECOND("m/s", "3.6");

  private static final int DECIMALS = 1;

  private final String word;

  @SuppressWarnings("ImmutableEnumChecker") // numbers never change
  private final BigDecimal kmh;

  SpeedUnit(String word, String kmh) {
    this.word = word;
    this.kmh = new BigDecimal(kmh);
  }

  static Optional<SpeedUnit> of(String word) {
    for (SpeedUnit unit : values()) {
      if (unit.word.equals(word)) {
        return Optional.of(unit);
      }
    }
    return Optional.empty();
  }

  /** Kilometres an hour to one decimal; null where the text is no such number. */
  public Double kmh(UTF8String text) {
    String number = text.toString().strip();
    return number.matches("\\d{1,4}(\\.\\d{1,9})?")
        ? new BigDecimal(number)
            .multiply(kmh)
            .setScale(DECIMALS, RoundingMode.HALF_EVEN)
            .doubleValue()
        : null;
  }
}
