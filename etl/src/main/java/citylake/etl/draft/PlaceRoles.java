package citylake.etl.draft;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds the two columns that say where an event was, in degrees or on a projected plane. */
final class PlaceRoles {
  private static final String DEGREES = "degrees";

  /** About ten kilometres, as much as the step on a plane in metres. */
  private static final double STEP_DEGREES = 0.1;

  private static final double STEP_ON_PLANE = 10_000;

  /** 31°51'36", N31 51 36.5, 117度16分48秒. */
  private static final Pattern IN_MINUTES =
      Pattern.compile(
          "[NSEWnsew东西南北]?[经纬]?\\s*[-+]?[0-9]{1,3}[°º度d: ]\\s*[0-9]{1,2}[′'’分m: ]\\s*([0-9]{1,2}([.][0-9]+)?\\s*(″|\"|”|''|秒|s)?)?\\s*[NSEWnsew]?");

  private PlaceRoles() {}

  static void assign(Roles roles) {
    Optional<ColumnProfile> lon =
        roles.best(
            column -> isWithin(column, 180), column -> Hints.LONGITUDE.weight(column.words()));
    Optional<ColumnProfile> lat =
        roles.best(column -> isWithin(column, 90), column -> Hints.LATITUDE.weight(column.words()));
    if (lon.isPresent() && lat.isPresent() && lon.get() != lat.get()) {
      take(roles, lon.get(), lat.get(), DEGREES);
      return;
    }
    Optional<NamelessPlaces> nameless = NamelessPlaces.in(roles.columns());
    if (nameless.isPresent()) {
      takeNameless(roles, nameless.get());
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
      noPlaces(roles);
    }
  }

  /** To ask for coordinates would be no answer where a column of them is there. */
  private static void noPlaces(Roles roles) {
    String inMinutes =
        roles.columns().stream()
            .filter(PlaceRoles::isInMinutes)
            .map(ColumnProfile::name)
            .collect(Collectors.joining(", "));
    if (!inMinutes.isEmpty()) {
      roles.note(
          "places",
          "there are places, in degrees, minutes and seconds; not read",
          "%s hold them, such as 31°51'36\"".formatted(inMinutes),
          "no function of a SELECT reads them: ask the city for decimal degrees, such as 31.86");
      return;
    }
    String named =
        roles.columns().stream()
            .filter(column -> column.filled() > 0 && Hints.PLACE.isIn(column.words()))
            .map(ColumnProfile::name)
            .collect(Collectors.joining(", "));
    if (named.isEmpty()) {
      roles.note(
          "places",
          "no columns hold places",
          "no two columns of numbers are named for longitude and latitude, or easting and northing",
          "a map cannot be drawn: ask the city for coordinates");
    } else {
      roles.note(
          "places",
          "no column could be read as places",
          "%s is named for them, but holds neither numbers nor pairs such as \"31.86, 117.28\", \"（31.86，117.28）\" or \"POINT (117.28 31.86)\""
              .formatted(named),
          "a map cannot be drawn: look how a place is written in %s, and take it apart in the SELECT"
              .formatted(named));
    }
  }

  private static boolean isInMinutes(ColumnProfile column) {
    boolean isNamed =
        Hints.LONGITUDE.isIn(column.words())
            || Hints.LATITUDE.isIn(column.words())
            || Hints.PLACE.isIn(column.words());
    long found =
        column.values().keySet().stream()
            .filter(value -> IN_MINUTES.matcher(value).matches())
            .count();
    return isNamed && found > 0 && 2 * found > column.values().size();
  }

  /** Whether the columns of places hold longitude and latitude. */
  static boolean isInDegrees(Roles roles) {
    return roles.column(Role.X).filter(column -> isWithin(column, 180)).isPresent()
        && roles.column(Role.Y).filter(column -> isWithin(column, 90)).isPresent();
  }

  /** Of a column that holds pairs it is known how many are numbers; others say "not known". */
  private static boolean isWithin(ColumnProfile column, int degrees) {
    return (column.isPart() || column.isMostlyNumeric())
        && column.least() >= -degrees
        && column.most() <= degrees
        && !column.isWhole();
  }

  private static void take(Roles roles, ColumnProfile x, ColumnProfile y, String unit) {
    String doubt =
        unit.equals(DEGREES)
            ? ""
            : "the coordinate system is not in the file: ask the city for its EPSG code, and give its parameters with --proj4 to see the map";
    roles.take(Role.X, x, bounds(x, unit), doubt);
    roles.take(Role.Y, y, bounds(y, unit), "");
  }

  private static void takeNameless(Roles roles, NamelessPlaces places) {
    String reason = "no name, but fine numbers side by side that fit one city in degrees";
    roles.take(
        Role.X,
        places.lon(),
        reason,
        places.isCertain()
            ? "it has no name: ask the city"
            : "which of the two is the longitude cannot be told from the numbers: ask the city");
    roles.take(Role.Y, places.lat(), reason, "");
  }

  /** An outermost place is somebody's place: the report is sent on, and gives none exactly. */
  private static String bounds(ColumnProfile column, String unit) {
    boolean isInDegrees = unit.equals(DEGREES);
    double step = isInDegrees ? STEP_DEGREES : STEP_ON_PLANE;
    return String.format(
        Locale.ROOT,
        isInDegrees
            ? "name, and values within %.1f and %.1f, %s (rounded outward)"
            : "name, and values within %.0f and %.0f, %s (rounded outward)",
        Math.floor(column.least() / step) * step,
        Math.ceil(column.most() / step) * step,
        unit);
  }
}
