package citylake.etl.source;

import java.io.Serializable;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Reads a city's wall-clock text by a pattern of {@link DateTimeFormatter}; a public class, because
 * Spark's generated code calls it.
 *
 * <p>Strict: 30 February is no day, text behind the time is an error. The answer is in microseconds
 * since 1970-01-01 00:00 of that wall clock, as Spark keeps a timestamp without zone; null where
 * the text is not a time.
 *
 * <p>Patterns of plain numbers and AM/PM, which is nearly all that dumps have, are read from the
 * bytes without garbage, about ten times as fast as the formatter that reads the rest.
 */
public final class WallClock implements Serializable {
  private static final LocalDateTime EPOCH = LocalDateTime.of(1970, 1, 1, 0, 0);

  private static final long MICROS_A_DAY = 86_400_000_000L;

  private final String pattern;
  private final int[] plain;
  private transient DateTimeFormatter formatter;

  /** Refuses a pattern that the formatter does not know. */
  WallClock(String pattern) {
    this.pattern = pattern;
    formatter(pattern);
    this.plain = PlainTime.understands(pattern) ? PlainTime.compile(pattern) : null;
  }

  /** Microseconds of the wall clock; null where the text is not a time of this pattern. */
  public Long read(UTF8String text) {
    if (plain != null) {
      long micros = PlainTime.read(plain, text);
      return micros == PlainTime.NOT_A_TIME ? null : Long.valueOf(micros);
    }
    return readSlowly(text.toString());
  }

  /** The day in days since 1970-01-01; null where the text is not a time of this pattern. */
  public Integer day(UTF8String text) {
    Long micros = read(text);
    return micros == null ? null : (int) Math.floorDiv(micros, MICROS_A_DAY);
  }

  Long readSlowly(String text) {
    if (formatter == null) {
      formatter = formatter(pattern);
    }
    try {
      LocalDateTime time = LocalDateTime.parse(text, formatter);
      return ChronoUnit.MICROS.between(EPOCH, time);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  /** In strict reading a year of the era ("y") would need the era beside it; "u" does not. */
  private static DateTimeFormatter formatter(String pattern) {
    boolean hasTime = pattern.replaceAll("'[^']*'", "").matches(".*[Hhk].*");
    var builder =
        new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern(pattern.replace('y', 'u'));
    if (!hasTime) {
      builder.parseDefaulting(ChronoField.SECOND_OF_DAY, 0);
    }
    return builder.toFormatter(Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WallClock that && pattern.equals(that.pattern);
  }

  @Override
  public int hashCode() {
    return pattern.hashCode();
  }

  @Override
  public String toString() {
    return pattern;
  }
}
