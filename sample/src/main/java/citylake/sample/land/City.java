package citylake.sample.land;

/**
 * One of the sixteen prefecture-level cities.
 *
 * @param index 0 to 15; division 9901 is index 0
 * @param key name in Latin letters, as folders are called
 * @param name Chinese name without 市
 * @param plateLetter letter of its plates, after the province's character
 * @param lon longitude of the centre, WGS84 degrees
 * @param lat latitude of the centre, WGS84 degrees
 * @param share share of the province's people
 * @param counties how many counties and districts it has
 * @param vendor number of its platform's vendor, 1 to 12; 0 where it follows the provincial
 *     standard
 */
public record City(
    int index,
    String key,
    String name,
    char plateLetter,
    double lon,
    double lat,
    double share,
    int counties,
    int vendor) {
  private static final double METRES_A_DEGREE = 111_195.0;

  /** Division code in the form of GB/T 2260; prefix 99 was never issued. */
  public String code() {
    return prefix() + "00";
  }

  /** Whether it follows the provincial standard. */
  public boolean conforms() {
    return vendor == 0;
  }

  String prefix() {
    return "99" + (index < 9 ? "0" : "") + (index + 1);
  }

  /** Longitude of a point so many metres east of the centre. */
  public double lonAt(double eastM) {
    return lon + eastM / (METRES_A_DEGREE * StrictMath.cos(StrictMath.toRadians(lat)));
  }

  /** Latitude of a point so many metres north of the centre. */
  public double latAt(double northM) {
    return lat + northM / METRES_A_DEGREE;
  }
}
