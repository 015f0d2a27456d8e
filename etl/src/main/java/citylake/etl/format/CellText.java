package citylake.etl.format;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;

/** Text of a cell, the same whatever the language of the Excel that shows it. */
final class CellText {
  private static final Pattern TIME = Pattern.compile("[hs]");
  private static final Pattern DATE = Pattern.compile("[yd]");

  /** Texts, escapes and colours of a format are no letters of it. */
  private static final Pattern NO_LETTERS =
      Pattern.compile("\"[^\"]*\"|\\\\.|\\[(?!h|m|s)[^]]*]|general");

  /** Behind 9999-12-31, Excel shows no date. */
  private static final BigDecimal LAST_DAY = BigDecimal.valueOf(2_958_466);

  private static final DateTimeFormatter BOTH =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter ONLY_TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  private CellText() {}

  static String of(Cell cell) {
    if (cell.getType() == CellType.EMPTY) {
      return "";
    }
    Object value = cell.getValue();
    if (value instanceof BigDecimal number) {
      return number(cell, number);
    }
    if (value instanceof Boolean truth) {
      return truth.toString();
    }
    String raw = cell.getRawValue();
    return value instanceof String text ? text : raw == null ? "" : raw;
  }

  private static String number(Cell cell, BigDecimal number) {
    String format = cell.getDataFormatString();
    String letters =
        format == null ? "" : NO_LETTERS.matcher(format.toLowerCase(Locale.ROOT)).replaceAll("");
    boolean hasDate = DATE.matcher(letters).find();
    boolean hasTime = TIME.matcher(letters).find();
    boolean isTime = number.signum() >= 0 && number.compareTo(LAST_DAY) < 0;
    if (!isTime || (!hasDate && !hasTime)) {
      return number.toPlainString();
    }
    LocalDateTime time = cell.asDate();
    LocalDateTime whole = time.plusNanos(500_000_000).withNano(0);
    if (!hasDate && number.compareTo(BigDecimal.ONE) < 0) {
      return LocalTime.from(whole).format(ONLY_TIME);
    }
    return hasTime ? whole.format(BOTH) : whole.toLocalDate().toString();
  }
}
