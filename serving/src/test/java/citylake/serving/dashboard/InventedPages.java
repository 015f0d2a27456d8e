package citylake.serving.dashboard;

import citylake.serving.dashboard.DashboardData.Cause;
import citylake.serving.dashboard.DashboardData.Cell;
import citylake.serving.dashboard.DashboardData.City;
import citylake.serving.dashboard.DashboardData.Figure;
import citylake.serving.dashboard.DashboardData.Freshness;
import citylake.serving.dashboard.DashboardData.ScoreCard;
import citylake.serving.dashboard.DashboardData.Verdict;
import citylake.serving.dashboard.DashboardData.View;
import citylake.serving.dashboard.DashboardData.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Pages' data for tests: two invented cities with three hot places each, made from formulas and a
 * seed.
 */
final class InventedPages {
  static final int COLUMNS = 40;
  static final int ROWS = 30;
  private static final double METRES_A_DEGREE = 111_195;

  private InventedPages() {}

  static DashboardData dashboard(String title, String cityName) {
    City first = city("980100", cityName, 164.84, 38.12, 1);
    City second = city("980200", "Yuanbo", 165.21, 38.03, 2);
    return new DashboardData(
        title,
        LocalDate.of(2026, 7, 2),
        "r2",
        true,
        List.of(first, second),
        List.of(
            freshness(cityName, "incident", "on_time", LocalDate.of(2026, 7, 2), 9_164, 3, null),
            freshness(
                cityName,
                "crash",
                "refused",
                LocalDate.of(2026, 7, 1),
                2_800,
                3,
                "Cannot take crash_20260702.csv.gz: its gzip ends early, after 1,121 bytes. Earlier"
                    + " data of this city are unchanged; send the file again."),
            freshness("Yuanbo", "incident", "late", LocalDate.of(2026, 7, 2), 7_812, 3, null),
            freshness("Tingmo", "incident", "missing", null, 0, 0, null)),
        List.of(
            new ScoreCard(
                "city",
                "jichuan",
                28,
                40,
                3,
                2,
                1,
                10,
                12_000,
                240,
                60,
                11_000,
                550,
                3,
                1,
                List.of(
                    new Cause(
                        "truncated_gzip",
                        "crash",
                        1,
                        0,
                        10,
                        10.5,
                        "jichuan/crash_20260702.csv.gz",
                        null,
                        "Send the file again."),
                    new Cause(
                        "key_missing",
                        "incident",
                        1,
                        240,
                        0,
                        0.56,
                        "jichuan/incident_20260702.csv.gz",
                        17L,
                        "Send these records again."))),
            new ScoreCard(
                "city",
                "yuanbo",
                28,
                28,
                0,
                0,
                0,
                0,
                9_000,
                0,
                0,
                9_000,
                0,
                0,
                0,
                List.of(
                    new Cause(
                        "column_missing",
                        "incident",
                        1,
                        0,
                        0,
                        0.5,
                        "yuanbo/aj_20260702.txt",
                        null,
                        "Send the file again."))),
            new ScoreCard(
                "vendor", "tally-csv", 28, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, List.of())),
        List.of(
            "Jichuan delivers corrections and retractions.",
            "jichuan/crash_20260702.csv.gz is torn: its gzip ends early."));
  }

  /** The same with so many further cities, of which nothing is to be said. */
  static DashboardData province(int cities) {
    DashboardData few = dashboard("The invented province", "Jichuan");
    LocalDate night = few.night();
    List<Freshness> freshness = new ArrayList<>(few.freshness());
    freshness.add(freshness("Jichuan", "school_enrolment", "on_time", night, 70, 0, null));
    for (int i = 0; i < cities; i++) {
      freshness.add(freshness("Far away " + i, "incident", "on_time", night, 100, 0, null));
      freshness.add(freshness("Far away " + i, "school_enrolment", "not_due", night, 7, 0, null));
    }
    return new DashboardData(
        few.title(),
        night,
        few.release(),
        few.isInvented(),
        few.cities(),
        freshness,
        few.scoreCards(),
        few.notes());
  }

  private static Freshness freshness(
      String city,
      String kind,
      String state,
      LocalDate night,
      long records,
      long quarantined,
      String refusal) {
    return new Freshness(
        city,
        kind,
        night,
        night == null ? null : night + "-" + kind,
        night == null ? null : Instant.parse("2026-07-01T15:59:12Z"),
        records,
        quarantined,
        refusal == null ? 0 : 1,
        refusal,
        LocalDate.of(2026, 7, 2).equals(night),
        state,
        state.equals("late") ? 25L : null,
        state.equals("missing") ? LocalDate.of(2026, 7, 1) : null);
  }

  private static City city(String code, String name, double lon, double lat, int seed) {
    return new City(
        code,
        name,
        "Asia/Shanghai",
        List.of(view("incident", lon, lat, seed, 8, 20), view("crash", lon, lat, seed + 10, 2, 17)),
        List.of(
            new Figure(
                "pearson_hours_24", 0.87, 8_700, 2_700, "The hours of the day are much alike."),
            new Figure(
                "pearson_residual_168",
                0.34,
                8_700,
                2_700,
                "Beyond the shape that every day has, the hours are weakly alike."),
            new Figure("spearman_cells", -0.22, 8_700, 2_700, "The places are somewhat opposite."),
            new Figure(
                "top5_share",
                0.45,
                8_700,
                2_700,
                "45 of 100 of the busiest crash cells are among the busiest crime cells; chance"
                    + " gives 5."),
            new Figure("top5_lift", null, 8_700, 2_700, "Not given: too few events.")),
        List.of(
            new Verdict("place", "partly", 0.44, 0.005, 999, 8_700, 2_700, "Invented figures."),
            new Verdict("time", "too few", null, null, 0, 8_700, 12, "Invented figures.")),
        List.of(new Window(1, "250m_3_4", lon, lat, 17, 20, 41, 23, 5_120, true)));
  }

  private static View view(String kind, double lon, double lat, int seed, int mean, int busyHour) {
    Random random = new Random(seed);
    List<Cell> cells = new ArrayList<>();
    int[][] hot = {{10 + seed % 3, 18}, {22, 12}, {31, 20 - seed % 4}};
    for (int row = 0; row < ROWS; row++) {
      for (int column = 0; column < COLUMNS; column++) {
        double x = (column - COLUMNS / 2.0 + 0.5) / (COLUMNS / 2.0);
        double y = (row - ROWS / 2.0 + 0.5) / (ROWS / 2.0);
        if (x * x + y * y < 1) {
          cells.add(cell(lon, lat, column, row, hot, mean, random));
        }
      }
    }
    long events = cells.stream().mapToLong(cell -> cell.count() == null ? 2 : cell.count()).sum();
    return new View(kind, 250, cells, hours(mean, busyHour), events, events - 300, 300);
  }

  private static Cell cell(
      double lon, double lat, int column, int row, int[][] hot, int mean, Random random) {
    double z = 0.5 * random.nextGaussian();
    for (int[] place : hot) {
      double distance = StrictMath.hypot(column - place[0], row - place[1]);
      z += 9 * StrictMath.exp(-distance * distance / 3.2);
    }
    z -= row < 4 ? 1.6 : 0;
    long count = StrictMath.round(Math.max(0, mean + z * mean / 2 + random.nextGaussian()));
    boolean isWithheld = count >= 1 && count <= 4;
    double north = (row - ROWS / 2.0 + 0.5) * 250 / METRES_A_DEGREE;
    double east =
        (column - COLUMNS / 2.0 + 0.5)
            * 250
            / METRES_A_DEGREE
            / StrictMath.cos(StrictMath.toRadians(lat));
    int bin = bin(z);
    boolean agrees = Math.abs(bin) == 3 || column % 2 == 0;
    String label = bin == 0 || !agrees ? "not_significant" : bin > 0 ? "hot" : "cold";
    return new Cell(
        "250m_%d_%d".formatted(column, row),
        lon + east,
        lat + north,
        isWithheld ? null : count,
        isWithheld,
        isWithheld ? null : count * 0.8,
        isWithheld ? null : count * 1.2 + 0.4,
        z,
        StrictMath.exp(-Math.abs(z)),
        bin,
        StrictMath.exp(-Math.abs(z) * 0.9),
        label,
        row == 25);
  }

  private static int bin(double z) {
    int size = Math.abs(z) > 3.2 ? 3 : Math.abs(z) > 2.4 ? 2 : Math.abs(z) > 1.7 ? 1 : 0;
    return z > 0 ? size : -size;
  }

  private static List<Double> hours(int mean, int busyHour) {
    List<Double> hours = new ArrayList<>();
    for (int hour = 0; hour < 168; hour++) {
      double ofDay = 1 + StrictMath.cos((hour % 24 - busyHour) * StrictMath.PI / 12);
      boolean isPlanted = (hour / 24 == 4 || hour / 24 == 5) && hour % 24 >= 20 && hour % 24 < 23;
      hours.add(mean * (3 + 3 * ofDay + (isPlanted ? 14 : 0)) + hour % 5);
    }
    return hours;
  }

  static FirstLook firstLook(String file) {
    List<FirstLook.PlaceCell> cells = new ArrayList<>();
    for (Cell cell : view("incident", 164.84, 38.12, 5, 8, 20).cells()) {
      if (cell.count() != null && cell.count() > 0) {
        cells.add(new FirstLook.PlaceCell(cell.lon(), cell.lat(), cell.count() * cell.count()));
      }
    }
    return new FirstLook(
        file,
        30_000,
        List.of(
            new FirstLook.Column("id", "text", "key", 1.0),
            new FirstLook.Column("when", "timestamp", "time", 0.98),
            new FirstLook.Column("lon", "decimal", "longitude", 0.97),
            new FirstLook.Column("lat", "decimal", "latitude", 0.97),
            new FirstLook.Column("remark", "text", null, 0.113)),
        List.of(
            new FirstLook.Fault(
                "place_unknown", 812, "The place is 0, 0, which stands for unknown.", 17L),
            new FirstLook.Fault(
                "time_at_default",
                340,
                "The time is exactly 00:00:00, far more often than chance.",
                3L),
            new FirstLook.Fault("no_final_line_end", 1, "The last record has no line end.", null)),
        250,
        cells,
        29_188,
        hours(8, 20),
        29_400,
        "when");
  }
}
