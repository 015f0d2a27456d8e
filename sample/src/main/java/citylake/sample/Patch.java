package citylake.sample;

/** Where an invented city lies: metres east and north of its centre as coordinates. */
final class Patch {
  private static final double METRES_A_DEGREE = 111_195.0;

  private Patch() {}

  /** Longitude in WGS84 degrees; good to a metre within 10 km of the centre. */
  static double lon(CityPlan city, double eastM) {
    return city.lon()
        + eastM / (METRES_A_DEGREE * StrictMath.cos(StrictMath.toRadians(city.lat())));
  }

  /** Latitude in WGS84 degrees. */
  static double lat(CityPlan city, double northM) {
    return city.lat() + northM / METRES_A_DEGREE;
  }
}
