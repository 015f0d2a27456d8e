package citylake.sample.form;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Forms of local wall clocks and dates; epochs count from 1970 in true UTC. */
public enum TimeForm {
  DASHES("yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd"),
  COMPACT("yyyyMMddHHmmss", "yyyyMMdd"),
  SLASHES("yyyy/M/d H:mm:ss", "yyyy/M/d"),
  POINTS("yyyy.MM.dd HH:mm:ss", "yyyy.MM.dd"),
  CHINESE("yyyy年MM月dd日HH时mm分ss秒", "yyyy年MM月dd日"),
  DAY_FIRST("dd/MM/yyyy HH:mm:ss", "dd/MM/yyyy"),
  /** Local time with the mark of UTC, which it is not. */
  FALSE_ZONE("yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd"),
  EPOCH_SECONDS("", "yyyy-MM-dd"),
  EPOCH_MILLIS("", "yyyyMMdd");

  private static final ZoneId LOCAL = ZoneId.of("Asia/Shanghai");
  private static final int MILLIS = 1_000;

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
      default -> clock.format(time);
    };
  }

  String of(LocalDate day) {
    return date.format(day);
  }
}
