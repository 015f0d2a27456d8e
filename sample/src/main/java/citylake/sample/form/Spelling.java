package citylake.sample.form;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/** Turns the values of a kind into texts by a vendor's habits. */
final class Spelling {
  private static final String NO_PLATE = "无车牌";
  private static final int DECIMALS = 7;
  private static final double KMH_A_METRE_A_SECOND = 3.6;
  private static final int FULL_WIDTH_OF = 20;
  private static final char FULL_WIDTH = '０' - '0';

  private final List<Field> fields;
  private final Habits habits;
  private final int lon;
  private final int lat;

  Spelling(Kind kind, Habits habits) {
    this.fields = kind.fields();
    this.habits = habits;
    List<Field.Type> types = fields.stream().map(Field::type).toList();
    this.lon = types.indexOf(Field.Type.LON);
    this.lat = types.indexOf(Field.Type.LAT);
  }

  /** One text a field, then action and version; what is unknown as the vendor writes it. */
  String[] texts(Object[] values, Action action, int version) {
    String[] texts = new String[values.length + 2];
    texts[values.length] = action.code();
    texts[values.length + 1] = String.valueOf(version);
    for (int i = 0; i < values.length; i++) {
      texts[i] = values[i] == null ? habits.unknown() : text(fields.get(i), values[i]);
    }
    if (lon >= 0 && values[lon] instanceof Double east && values[lat] instanceof Double north) {
      double[] place = habits.places().of(east, north);
      texts[lon] = degrees(place[0]);
      texts[lat] = degrees(place[1]);
    }
    return texts;
  }

  private String text(Field field, Object value) {
    if (value instanceof LocalDateTime time) {
      return habits.times().of(time);
    }
    if (value instanceof LocalDate date) {
      return habits.times().of(date);
    }
    if (value instanceof PlateColour colour) {
      return habits.colours().of(colour);
    }
    if (value instanceof Boolean truth) {
      return habits.truths().of(truth);
    }
    if (value instanceof Double degrees) {
      return degrees(degrees);
    }
    String text = value.toString();
    return switch (field.type()) {
      case PLATE -> text.equals(NO_PLATE) ? habits.noPlate() : text;
      case ID_NO -> isFullWidth(text) ? fullWidth(text) : text;
      case SPEED -> habits.isSpeedInMetres() ? metres(Integer.parseInt(text)) : text;
      case CODE -> field.name().equals("offence_code") ? habits.offences().of(text) : text;
      default -> text;
    };
  }

  private boolean isFullWidth(String idNo) {
    return habits.hasFullWidthIds() && Math.floorMod(idNo.hashCode(), FULL_WIDTH_OF) == 0;
  }

  private static String fullWidth(String idNo) {
    StringBuilder wide = new StringBuilder(idNo.length());
    for (int i = 0; i < idNo.length(); i++) {
      wide.append((char) (idNo.charAt(i) + FULL_WIDTH));
    }
    return wide.toString();
  }

  private static String metres(int kmh) {
    return BigDecimal.valueOf(kmh / KMH_A_METRE_A_SECOND)
        .setScale(1, RoundingMode.HALF_EVEN)
        .toPlainString();
  }

  private static String degrees(double value) {
    return BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN).toPlainString();
  }
}
