package citylake.etl.format;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.JulianFields;

/** Text of a value of a dbf column that holds no text. What was never set is empty. */
final class DbfValue {
  /** Types whose values are read here, by their letters in the header. */
  static final String TYPES = "NFDLI+BOYT@0";

  private static final int DECIMALS_OF_MONEY = 4;
  private static final long NANOS_PER_MILLI = 1_000_000;

  private DbfValue() {}

  static String of(byte[] record, DbfHeader.Column column) {
    ByteBuffer bytes =
        ByteBuffer.wrap(record, column.from(), column.length())
            .slice()
            .order(ByteOrder.LITTLE_ENDIAN);
    return switch (column.type()) {
      case 'I', '+' -> Integer.toString(bytes.getInt());
      case 'B', 'O' -> StoredText.of(bytes.getDouble());
      case 'Y' -> BigDecimal.valueOf(bytes.getLong(), DECIMALS_OF_MONEY).toPlainString();
      case 'T', '@' -> time(bytes);
      case 'D' -> date(ascii(bytes));
      case 'L' -> truth(ascii(bytes));
      case 'N', 'F' -> ascii(bytes);
      default -> "";
    };
  }

  /** How many bytes a value of this type has; 0 where it may have any number. */
  static int lengthOf(char type) {
    return switch (type) {
      case 'I', '+' -> Integer.BYTES;
      case 'B', 'O' -> Double.BYTES;
      case 'Y', 'T', '@' -> Long.BYTES;
      default -> 0;
    };
  }

  private static String ascii(ByteBuffer bytes) {
    return StandardCharsets.ISO_8859_1.decode(bytes).toString().replace('\0', ' ').strip();
  }

  private static String date(String digits) {
    return digits.matches("\\d{8}")
        ? "%s-%s-%s".formatted(digits.substring(0, 4), digits.substring(4, 6), digits.substring(6))
        : digits;
  }

  private static String truth(String mark) {
    return switch (mark) {
      case "T", "t", "Y", "y" -> "true";
      case "F", "f", "N", "n" -> "false";
      default -> "";
    };
  }

  /** Days since the Julian epoch and milliseconds of the day. */
  private static String time(ByteBuffer bytes) {
    int day = bytes.getInt();
    long millis = Integer.toUnsignedLong(bytes.getInt());
    return day == 0
        ? ""
        : StoredText.of(
            LocalDate.EPOCH
                .with(JulianFields.JULIAN_DAY, day)
                .atStartOfDay()
                .plusNanos(millis * NANOS_PER_MILLI));
  }
}
