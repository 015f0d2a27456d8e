package citylake.etl.format;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;

/** Text of values that binary formats store, without exponents and without what is not there. */
final class StoredText {
  private static final long NANOS_PER_SECOND = 1_000_000_000;
  private static final long NANOS_PER_DAY = 86_400 * NANOS_PER_SECOND;
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .appendPattern("HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .toFormatter(Locale.ROOT);

  private StoredText() {}

  /** The shortest digits that give this number again; {@code NaN} and infinities by name. */
  static String of(double value) {
    return Double.isFinite(value)
        ? new BigDecimal(Double.toString(value)).toPlainString()
        : Double.toString(value);
  }

  static String of(float value) {
    return Float.isFinite(value)
        ? new BigDecimal(Float.toString(value)).toPlainString()
        : Float.toString(value);
  }

  /** {@code 2026-03-02T13:30:00}, with a fraction where there is one. */
  static String of(LocalDateTime time) {
    return time.toLocalDate() + "T" + time.toLocalTime().format(TIME);
  }

  /** A wall clock's time, counted from 1970-01-01T00:00. */
  static String sinceEpoch(long count, long unitsPerSecond) {
    long nanos = Math.floorMod(count, unitsPerSecond) * (NANOS_PER_SECOND / unitsPerSecond);
    return of(
        LocalDateTime.ofEpochSecond(
            Math.floorDiv(count, unitsPerSecond), (int) nanos, ZoneOffset.UTC));
  }

  /** {@code 13:30:00}, with a fraction where there is one; the count where no day is so long. */
  static String sinceMidnight(long count, long unitsPerSecond) {
    long nanosPerUnit = NANOS_PER_SECOND / unitsPerSecond;
    return count < 0 || count >= NANOS_PER_DAY / nanosPerUnit
        ? Long.toString(count)
        : LocalTime.ofNanoOfDay(count * nanosPerUnit).format(TIME);
  }

  /** A decimal that is stored by the bytes of its digits as a whole number. */
  static String decimal(byte[] unscaled, int scale) {
    return unscaled.length == 0
        ? ""
        : new BigDecimal(new BigInteger(unscaled), scale).toPlainString();
  }
}
