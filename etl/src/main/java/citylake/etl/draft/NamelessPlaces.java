package citylake.etl.draft;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Two columns side by side that hold longitude and latitude in a file without a header.
 *
 * @param isCertain whether the numbers show which is which
 */
record NamelessPlaces(ColumnProfile lon, ColumnProfile lat, boolean isCertain) {
  private static final Pattern NAMELESS = Pattern.compile("field \\d+");
  private static final Pattern FINE_DEGREES = Pattern.compile("[-+]?[0-9]{1,3}[.,][0-9]{3,}");
  private static final double MOST_VALUES = 0.9;
  private static final int MOST_LATITUDE = 90;
  private static final int MOST_LONGITUDE = 180;

  /** No city is as wide: numbers that spread further are measures of something else. */
  private static final double WIDEST_CITY_DEGREES = 3;

  static Optional<NamelessPlaces> in(List<ColumnProfile> columns) {
    for (int i = 1; i < columns.size(); i++) {
      ColumnProfile first = columns.get(i - 1);
      ColumnProfile second = columns.get(i);
      if (canBe(first) && canBe(second) && (isLatitude(first) || isLatitude(second))) {
        boolean isLonFirst = !isLatitude(first);
        return Optional.of(
            new NamelessPlaces(
                isLonFirst ? first : second,
                isLonFirst ? second : first,
                isLatitude(first) != isLatitude(second)));
      }
    }
    return Optional.empty();
  }

  private static boolean canBe(ColumnProfile column) {
    return NAMELESS.matcher(column.words()).matches()
        && column.isMostlyNumeric()
        && Math.max(Math.abs(column.least()), Math.abs(column.most())) <= MOST_LONGITUDE
        && column.most() - column.least() <= WIDEST_CITY_DEGREES
        && hasFineDegrees(column);
  }

  private static boolean hasFineDegrees(ColumnProfile column) {
    long fine =
        column.values().keySet().stream()
            .filter(value -> FINE_DEGREES.matcher(value).matches())
            .count();
    return fine >= MOST_VALUES * column.values().size();
  }

  private static boolean isLatitude(ColumnProfile column) {
    return Math.max(Math.abs(column.least()), Math.abs(column.most())) <= MOST_LATITUDE;
  }
}
