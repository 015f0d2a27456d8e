package citylake.etl.source;

import java.io.Serializable;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Reads times that are given as a count since 1970-01-01 00:00 UTC; a public class, because Spark's
 * generated code calls it.
 */
public enum EpochCount implements Serializable {
  SECONDS(1_000_000),
  MILLISECONDS(1_000);

  /** 1900 and 2100 in seconds: a count beyond them is one of another unit. */
  private static final long LEAST = -2_208_988_800L;

  private static final long MOST = 4_102_444_800L;
  private static final long MICROS = 1_000_000;

  private final long micros;

  EpochCount(long micros) {
    this.micros = micros;
  }

  static Optional<EpochCount> of(String unit) {
    for (EpochCount count : values()) {
      if (count.name().toLowerCase(Locale.ROOT).equals(unit)) {
        return Optional.of(count);
      }
    }
    return Optional.empty();
  }

  /** Microseconds since 1970 in UTC; null where the text is no such count. */
  public Long instant(UTF8String text) {
    String digits = text.toString().strip();
    if (!digits.matches("-?\\d{1,15}")) {
      return null;
    }
    long instant = Long.parseLong(digits) * micros;
    return instant >= LEAST * MICROS && instant < MOST * MICROS ? Long.valueOf(instant) : null;
  }
}
