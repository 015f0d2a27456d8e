package citylake.sample;

import java.util.List;

/**
 * What is planted in one invented city.
 *
 * @param halfWidthM half the city's extent east to west, metres
 * @param halfHeightM half its extent south to north, metres
 * @param incidents incidents in the half year (some have two offences)
 * @param crashes crashes in the half year
 * @param crimePull metres east of the centre towards which crime leans
 * @param crashPull metres east of the centre towards which crashes lean
 * @param crimeDay weight of each hour of the day for crime
 * @param crashDay weight of each hour of the day for crashes
 */
record CityPlan(
    String key,
    String code,
    String name,
    VendorForm vendor,
    double lon,
    double lat,
    double halfWidthM,
    double halfHeightM,
    int incidents,
    int crashes,
    double crimePull,
    double crashPull,
    List<Double> crimeDay,
    List<Double> crashDay,
    List<HotPlace> hotPlaces,
    List<HotHours> hotHours,
    String coincidence) {

  /** Share of a kind's events that are scattered around a point (metres from the centre). */
  record HotPlace(String kind, double eastM, double northM, double share) {}

  /** Share of a kind's events that fall into some hours of the local week. */
  record HotHours(String kind, List<Integer> days, int fromHour, int toHour, double share) {}

  static final String INCIDENT = "incident";
  static final String CRASH = "crash";

  /** Standard deviation of the scatter around a hot place, metres. */
  static final int SCATTER_M = 110;

  /**
   * Open ocean of the North Pacific, more than 1,500 km from land: no city, no street, no border.
   */
  static final double OCEAN_LON = 165.0;

  private static final List<Double> ALL_DAY =
      List.of(
          5.0, 3.5, 2.5, 1.8, 1.3, 1.2, 1.6, 2.4, 3.2, 3.6, 4.0, 4.3, 4.8, 4.6, 4.7, 5.0, 5.3, 5.6,
          5.8, 5.8, 5.6, 5.5, 5.3, 5.4);
  private static final List<Double> LATE =
      List.of(
          7.0, 6.0, 5.0, 3.5, 2.0, 1.0, 0.8, 0.8, 1.0, 1.2, 1.5, 1.8, 2.0, 2.0, 2.2, 2.5, 3.0, 3.5,
          4.5, 5.5, 6.5, 7.5, 8.0, 8.0);
  private static final List<Double> COMMUTE =
      List.of(
          0.6, 0.4, 0.3, 0.3, 0.5, 1.2, 3.0, 7.0, 8.0, 5.0, 3.5, 3.5, 4.0, 4.0, 4.5, 6.0, 8.0, 9.0,
          6.0, 3.5, 2.4, 1.8, 1.3, 0.9);

  /** Crashes and crimes share places and hours. */
  static CityPlan jichuan() {
    return new CityPlan(
        "jichuan",
        "980100",
        "Jichuan",
        new TallyCsv(),
        OCEAN_LON - 0.16,
        38.12,
        5200,
        3900,
        8600,
        2800,
        -600,
        -600,
        ALL_DAY,
        ALL_DAY,
        List.of(
            new HotPlace(INCIDENT, -2100, 1150, 0.050),
            new HotPlace(INCIDENT, 650, -480, 0.045),
            new HotPlace(INCIDENT, 3050, 1600, 0.035),
            new HotPlace(CRASH, -2080, 1130, 0.055),
            new HotPlace(CRASH, 670, -500, 0.050),
            new HotPlace(CRASH, 3030, 1620, 0.040)),
        List.of(
            new HotHours(INCIDENT, List.of(5, 6), 20, 23, 0.12),
            new HotHours(CRASH, List.of(5, 6), 20, 23, 0.12)),
        "coincide");
  }

  /** One place in common, other hours. */
  static CityPlan yuanbo() {
    return new CityPlan(
        "yuanbo",
        "980200",
        "Yuanbo",
        new PipeText(),
        OCEAN_LON + 0.21,
        38.03,
        4500,
        4300,
        7300,
        2400,
        900,
        -300,
        ALL_DAY,
        COMMUTE,
        List.of(
            new HotPlace(INCIDENT, 1550, 1900, 0.050),
            new HotPlace(INCIDENT, -1750, -650, 0.045),
            new HotPlace(INCIDENT, 2450, -2000, 0.035),
            new HotPlace(CRASH, 1570, 1880, 0.060),
            new HotPlace(CRASH, -250, 2650, 0.050),
            new HotPlace(CRASH, -2650, 1500, 0.040)),
        List.of(
            new HotHours(INCIDENT, List.of(5, 6), 21, 24, 0.12),
            new HotHours(CRASH, List.of(1, 2, 3, 4, 5), 17, 19, 0.15)),
        "partly");
  }

  /** Nothing in common. */
  static CityPlan tingmo() {
    return new CityPlan(
        "tingmo",
        "980300",
        "Tingmo",
        new TallyCsv(),
        OCEAN_LON + 0.03,
        37.78,
        4800,
        3500,
        6200,
        2100,
        -1700,
        1900,
        LATE,
        COMMUTE,
        List.of(
            new HotPlace(INCIDENT, -2500, 900, 0.055),
            new HotPlace(INCIDENT, -1150, -1450, 0.050),
            new HotPlace(INCIDENT, -3300, -700, 0.035),
            new HotPlace(CRASH, 2300, 1100, 0.060),
            new HotPlace(CRASH, 1200, -1550, 0.050),
            new HotPlace(CRASH, 3300, -300, 0.040)),
        List.of(
            new HotHours(INCIDENT, List.of(6, 7), 0, 3, 0.13),
            new HotHours(CRASH, List.of(1, 2, 3, 4, 5), 7, 9, 0.16)),
        "do not coincide");
  }

  /** The cities of the province, in the order of their codes. */
  static List<CityPlan> province() {
    return List.of(jichuan(), yuanbo(), tingmo());
  }

  int eventsOf(String kind) {
    return kind.equals(INCIDENT) ? incidents : crashes;
  }
}
