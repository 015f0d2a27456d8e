package citylake.sample.form;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Forms of local wall clocks and dates; epochs count from 1970 in true UTC. */
public enum TimeForm {
  DASHES("yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd"),
  COMPACT("yyyyMMddHHmmss", "yyyyMMdd"),
  SLASHES("yyyy/M/d H:mm:ss", "yyyy/M/d"),
  POINTS("yyyy.MM.dd HH:mm:ss", "yyyy.MM.dd"),
  DAY_FIRST("dd/MM/yyyy HH:mm:ss", "dd/MM/yyyy"),
  /** Local time with the mark of UTC, which it is not. */
  FALSE_ZONE("yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd"),
  EPOCH_SECONDS("", "yyyy-MM-dd"),
  EPOCH_MILLIS("", "yyyyMMdd"),
  /** The clock in UTC, without a word on it. */
  SILENT_UTC("yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd"),
  /** Days since 1899-12-30 with the time of day as a fraction, as a cell of a sheet holds them. */
  SHEET_DAYS("", "yyyy年MM月dd日");

  private static final ZoneId LOCAL = ZoneId.of("Asia/Shanghai");
  private static final int MILLIS = 1_000;
  private static final LocalDate SHEET_START = LocalDate.of(1899, 12, 30);
  private static final BigDecimal SECONDS_A_DAY = BigDecimal.valueOf(86_400);

  /** The last is a hundredth of a millisecond. */
  private static final int SHEET_DECIMALS = 10;

  @SuppressWarnings("ImmutableEnumChecker") // formatters never change
  private final DateTimeFormatter clock;

  @SuppressWarnings("ImmutableEnumChecker") // formatters never change
  private final DateTimeFormatter date;

  TimeForm(String clock, String date) {
    this.clock = DateTimeFormatter.ofPattern(clock, Locale.ROOT);
    this.date = DateTimeFormatter.ofPattern(date, Locale.ROOT);
  }

  String of(LocalDateTime time) {
    long seconds = time.atZone(LOCAL).toEpochSecond();
    return switch (this) {
      case EPOCH_SECONDS -> String.valueOf(seconds);
      case EPOCH_MILLIS -> String.valueOf(seconds * MILLIS);
      case SILENT_UTC -> clock.format(LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC));
      case SHEET_DAYS -> sheetDays(time);
      default -> clock.format(time);
    };
  }

  private static String sheetDays(LocalDateTime time) {
    BigDecimal days = BigDecimal.valueOf(ChronoUnit.DAYS.between(SHEET_START, time.toLocalDate()));
    return BigDecimal.valueOf(time.toLocalTime().toSecondOfDay())
        .divide(SECONDS_A_DAY, SHEET_DECIMALS, RoundingMode.HALF_EVEN)
        .add(days)
        .stripTrailingZeros()
        .toPlainString();
  }

  String of(LocalDate day) {
    return date.format(day);
  }
}
