package citylake.orchestration.night;

import citylake.sample.form.Field;
import citylake.sample.form.Kind;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.spark.sql.Row;

/**
 * Holds the lake's rows of one kind and city against what the city knows, field by field where the
 * standard has a column of the field's name.
 *
 * @param known rows by number, as the provincial standard writes them
 */
record RowsAsKnown(Kind kind, Map<String, Map<String, String>> known) {
  /** About a metre. */
  private static final double DEGREES = 1e-5;

  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
  private static final String UNREADABLE = "2026-02-30 25:61:00";
  private static final String MIDNIGHT = " 00:00:00";

  /** Metres a second come with one decimal. */
  private static final double KMH = 0.05 * 3.6 + 0.05;

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  /** Characters of a plate's province and office. */
  private static final int OFFICE = 2;

  private static final String HASH = "plate_no_hash";
  private static final String NO_PLATE = "无车牌";

  /** The standard has words of its own for the others. */
  private static final Set<String> CODES_AS_THEY_ARE =
      Set.of(
          "county_code",
          "town_code",
          "offence_code",
          "relation_code",
          "sex_code",
          "district",
          "plate_type_code",
          "direction_code");

  /**
   * One line for each value that differs, and for each row that is missing or too many.
   *
   * @param agreement counts what was compared
   */
  List<String> differences(List<Row> rows, Agreement agreement) {
    List<String> odd = new ArrayList<>();
    int keys = kind == Kind.INCIDENT ? 2 : 1;
    Set<String> seen = new HashSet<>();
    for (Row row : rows) {
      String key = key(row, keys);
      seen.add(key);
      Map<String, String> values = known.get(key);
      if (values == null) {
        odd.add("%s %s is not known".formatted(kind, key));
        continue;
      }
      for (Field field : kind.fields().subList(keys, kind.fields().size())) {
        String column = column(field, row);
        if (column == null) {
          agreement.notCompared(kind, field);
          continue;
        }
        String written = values.get(field.name());
        boolean isSame =
            isSame(field, column, written, row.getAs(column))
                && (field.type() != Field.Type.TIME || isInstantOfTheClock(field, row));
        agreement.compared(kind, field, isSame);
        if (!isSame) {
          odd.add(
              "%s %s %s: '%s', known '%s'"
                  .formatted(kind, key, field.name(), row.getAs(column), written));
        }
      }
    }
    known.keySet().stream()
        .filter(key -> !seen.contains(key))
        .forEach(key -> odd.add("%s %s is missing".formatted(kind, key)));
    return odd;
  }

  /** The number stands first in the standard's tables too, behind the city. */
  private static String key(Row row, int parts) {
    return parts == 1 ? row.getString(2) : row.getString(2) + "/" + row.getString(3);
  }

  /** The column to compare with; null for none. */
  private static String column(Field field, Row row) {
    List<String> columns = Arrays.asList(row.schema().fieldNames());
    String column =
        switch (field.type()) {
          case TIME -> field.name() + "_local";
          case PLATE -> columns.contains(HASH) ? HASH : field.name();
          default -> field.name();
        };
    boolean isCode = field.type() == Field.Type.CODE;
    boolean isTold = columns.contains(column) && (!isCode || CODES_AS_THEY_ARE.contains(column));
    return isTold ? column : null;
  }

  private static boolean isSame(Field field, String column, String written, Object is) {
    return column.equals(HASH) ? isHashOf(written, (String) is) : isSame(field, written, is);
  }

  private static boolean isSame(Field field, String written, Object is) {
    return switch (field.type()) {
      case TIME ->
          is == null ? isNoTime(field, written) : CLOCK.format((LocalDateTime) is).equals(written);
      case DATE ->
          is == null
              ? written.isEmpty() || isToCome(field, written)
              : is.toString().equals(written);
      case LON, LAT ->
          is == null
              ? written.isEmpty()
              : !written.isEmpty() && Math.abs((Double) is - Double.parseDouble(written)) < DEGREES;
      case SPEED ->
          is == null
              ? written.isEmpty()
              : !written.isEmpty() && Math.abs((Double) is - Double.parseDouble(written)) < KMH;
      case NUMBER ->
          is == null
              ? written.isEmpty()
              : !written.isEmpty()
                  && Double.parseDouble(is.toString()) == Double.parseDouble(written);
      case FLAG -> is == null ? written.isEmpty() : written.equals((Boolean) is ? "1" : "0");
      case NAME -> letters(written).equals(letters(is == null ? "" : is.toString()));
      case ID_NO ->
          is == null
              ? written.length() != 18 && written.length() != 15
              : is.toString().equals(written) || isOldForm(written, is.toString());
      default -> (is == null ? "" : is.toString()).equals(written.trim());
    };
  }

  /** The old form has no century and no check character. */
  private static boolean isOldForm(String written, String is) {
    return written.length() == 15 && written.equals(is.substring(0, 6) + is.substring(8, 17));
  }

  /** Instants are of the city's clocks. */
  private static boolean isInstantOfTheClock(Field field, Row row) {
    LocalDateTime clock = row.getAs(field.name() + "_local");
    Timestamp instant = row.getAs(field.name());
    return clock == null
        ? instant == null
        : instant != null && instant.toInstant().equals(clock.atZone(ZONE).toInstant());
  }

  /** Of a plate with an unread letter the mark may be taken for the one behind the office. */
  private static boolean isHashOf(String plate, String hash) {
    if (hash == null) {
      return plate.isEmpty() || plate.equals(NO_PLATE);
    }
    boolean mayBeAMark = plate.startsWith("-", OFFICE);
    return hash.equals(DigestUtils.sha256Hex(plate))
        || (mayBeAMark
            && hash.equals(
                DigestUtils.sha256Hex(plate.substring(0, OFFICE) + plate.substring(OFFICE + 1))));
  }

  private static boolean isNoTime(Field field, String written) {
    return written.isEmpty()
        || written.equals(UNREADABLE)
        || (field.name().startsWith("occurred") && written.endsWith(MIDNIGHT));
  }

  /** A file on a suspect cannot be opened tomorrow. */
  private static boolean isToCome(Field field, String written) {
    return field.name().equals("opened_on")
        && LocalDate.parse(written).isAfter(LocalDate.of(2026, 7, 2));
  }

  /** Separators in long names are written in several ways. */
  private static String letters(String name) {
    return name.replaceAll("[^\\p{IsHan}\\p{IsLatin}]", "");
  }
}
