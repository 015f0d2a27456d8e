package citylake.etl.draft;

import java.util.Optional;

/** Finds the two columns that say where an event was, in degrees or on a projected plane. */
final class PlaceRoles {
  private PlaceRoles() {}

  static void assign(Roles roles) {
    Optional<ColumnProfile> lon =
        roles.best(
            column -> isWithin(column, 180), column -> Hints.LONGITUDE.weight(column.words()));
    Optional<ColumnProfile> lat =
        roles.best(column -> isWithin(column, 90), column -> Hints.LATITUDE.weight(column.words()));
    if (lon.isPresent() && lat.isPresent() && lon.get() != lat.get()) {
      take(roles, lon.get(), lat.get(), "degrees");
      return;
    }
    Optional<ColumnProfile> east =
        roles.best(
            column -> column.isMostlyNumeric() && column.most() > 180,
            column -> Hints.EAST.weight(column.words()));
    Optional<ColumnProfile> north =
        roles.best(
            column -> column.isMostlyNumeric() && column.most() > 180,
            column -> Hints.NORTH.weight(column.words()));
    if (east.isPresent() && north.isPresent() && east.get() != north.get()) {
      take(roles, east.get(), north.get(), "a projected plane");
    } else {
      roles.note(
          "places",
          "no columns hold places",
          "no two columns of numbers are named for longitude and latitude, or easting and northing",
          "a map cannot be drawn: ask the city for coordinates");
    }
  }

  /** Whether the columns of places hold longitude and latitude. */
  static boolean isInDegrees(Roles roles) {
    return roles.column(Role.X).filter(column -> isWithin(column, 180)).isPresent()
        && roles.column(Role.Y).filter(column -> isWithin(column, 90)).isPresent();
  }

  private static boolean isWithin(ColumnProfile column, int degrees) {
    return column.isMostlyNumeric()
        && column.least() >= -degrees
        && column.most() <= degrees
        && !column.isWhole();
  }

  private static void take(Roles roles, ColumnProfile x, ColumnProfile y, String unit) {
    String doubt =
        unit.equals("degrees")
            ? "taken for WGS84; Chinese map services give GCJ-02 or BD-09, some hundred metres off"
            : "the coordinate system is not in the file: ask the city for its EPSG code, and give its parameters with --proj4 to see the map";
    roles.take(
        Role.X,
        x,
        "name, and values from %s to %s, %s".formatted(plain(x.least()), plain(x.most()), unit),
        doubt);
    roles.take(
        Role.Y,
        y,
        "name, and values from %s to %s, %s".formatted(plain(y.least()), plain(y.most()), unit),
        "");
  }

  private static String plain(double value) {
    return Math.abs(value) > 1000
        ? String.format(java.util.Locale.ROOT, "%.0f", value)
        : String.format(java.util.Locale.ROOT, "%.4f", value);
  }
}
