package citylake.orchestration.dashboard;

import citylake.ddl.Tables;
import citylake.etl.source.City;
import citylake.etl.source.Source;
import citylake.lake.LakeCatalog;
import citylake.lake.LakeHome;
import citylake.lake.Release;
import citylake.lake.ReleasedReader;
import citylake.orchestration.night.NightSettings;
import citylake.orchestration.score.ScoreCard;
import citylake.serving.dashboard.DashboardData;
import citylake.serving.dashboard.DashboardPage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The dashboard of one release, made from published tables alone. */
public final class PublishedPage {
  /** More than a shift can visit; the table holds all. */
  private static final int WINDOWS = 10;

  /** Names the release that the page shows; written last. */
  private static final String SHOWN = "release.txt";

  private final ReleasedReader reader;
  private final Release release;
  private final Collection<City> cities;
  private final List<Source> sources;

  public PublishedPage(ReleasedReader reader, Release release, List<Source> sources) {
    this.reader = reader;
    this.release = release;
    this.sources = sources;
    Map<String, City> byCode = new TreeMap<>();
    sources.forEach(source -> byCode.putIfAbsent(source.city().cityCode(), source.city()));
    this.cities = byCode.values();
  }

  /** Where a lake's page lies. */
  public static Path folder(LakeHome home) {
    return home.local().resolve("dashboard");
  }

  /** Writes the lake's page anew for the release. */
  public static void renew(
      SparkSession session, LakeCatalog catalog, Release release, NightSettings settings) {
    Path folder = folder(settings.home());
    new PublishedPage(new ReleasedReader(session, catalog), release, settings.sources())
        .write(folder, "Citylake", false, List.of());
    try {
      Files.writeString(folder.resolve(SHOWN), Long.toString(release.number()));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Failed to write %s, which names the release that the dashboard shows. The release is unharmed; mend the disk and give the same command again: it writes the page anew."
              .formatted(folder.resolve(SHOWN)),
          e);
    }
  }

  /**
   * Whether the lake's page shows an older release, or none: a night released and was cut off
   * before it could write the page.
   *
   * @param release null where nothing has been released
   */
  public static boolean isBehind(LakeHome home, Release release) {
    if (release == null) {
      return false;
    }
    try {
      String shown = Files.readString(folder(home).resolve(SHOWN));
      return !shown.equals(Long.toString(release.number()));
    } catch (IOException e) { // no page, or one from before this was noted
      return true;
    }
  }

  /**
   * Writes the page.
   *
   * @param isInvented whether the data are made up, which the page then says first
   * @param notes sentences on what happened
   * @return the file to open
   */
  public Path write(Path folder, String title, boolean isInvented, List<String> notes) {
    DashboardPage.write(
        folder,
        new DashboardData(
            title,
            release.night(),
            "r" + release.number(),
            isInvented,
            cities(),
            freshness(),
            scoreCards(),
            notes));
    return folder.resolve("index.html");
  }

  private List<DashboardData.City> cities() {
    Map<String, List<DashboardData.Cell>> cells = new LinkedHashMap<>();
    Map<String, long[]> extent = new LinkedHashMap<>();
    for (Row row : rows("SELECT * FROM published.hot_place ORDER BY city_code, kind, cell")) {
      String view = view(row);
      cells.computeIfAbsent(view, key -> new ArrayList<>()).add(cell(row));
      extent.put(view, new long[] {row.<Integer>getAs("cell_size_m"), row.<Long>getAs("rests_on")});
    }
    Map<String, List<Row>> hours = new LinkedHashMap<>();
    for (Row row :
        rows("SELECT * FROM published.hour_of_week ORDER BY city_code, kind, dow, hour")) {
      hours.computeIfAbsent(view(row), key -> new ArrayList<>()).add(row);
    }
    Map<String, List<DashboardData.Figure>> figures = new LinkedHashMap<>();
    for (Row row : rows("SELECT * FROM published.coincidence ORDER BY city_code, stat")) {
      figures.computeIfAbsent(row.getAs("city_code"), key -> new ArrayList<>()).add(figure(row));
    }
    Map<String, List<DashboardData.Verdict>> verdicts = new LinkedHashMap<>();
    for (Row row : rows("SELECT * FROM published.coincidence_verdict ORDER BY city_code, aspect")) {
      verdicts.computeIfAbsent(row.getAs("city_code"), key -> new ArrayList<>()).add(verdict(row));
    }
    List<Row> windows = rows("SELECT * FROM published.patrol_window ORDER BY grid, `rank`");
    return cities.stream()
        .map(city -> city(city, cells, extent, hours, figures, verdicts, windows))
        .filter(city -> !city.views().isEmpty())
        .toList();
  }

  private DashboardData.City city(
      City city,
      Map<String, List<DashboardData.Cell>> cells,
      Map<String, long[]> extent,
      Map<String, List<Row>> hours,
      Map<String, List<DashboardData.Figure>> figures,
      Map<String, List<DashboardData.Verdict>> verdicts,
      List<Row> windows) {
    List<DashboardData.View> views = new ArrayList<>();
    for (String kind : List.of("incident", "crash")) {
      String key = city.cityCode() + " " + kind;
      List<Row> clock = hours.getOrDefault(key, List.of());
      if (cells.containsKey(key) || !clock.isEmpty()) {
        long[] map = extent.getOrDefault(key, new long[] {250, 0});
        views.add(
            new DashboardData.View(
                kind,
                (int) map[0],
                cells.getOrDefault(key, List.of()),
                clock.stream().map(row -> row.<Double>getAs("weight")).toList(),
                map[1],
                clock.isEmpty() ? 0 : clock.get(0).<Long>getAs("rests_on"),
                clock.isEmpty() ? 0 : clock.get(0).<Long>getAs("left_out")));
      }
    }
    return new DashboardData.City(
        city.cityCode(),
        city.name(),
        city.timeZone().getId(),
        views,
        figures.getOrDefault(city.cityCode(), List.of()),
        verdicts.getOrDefault(city.cityCode(), List.of()),
        windows.stream()
            .filter(row -> citiesOf(row).contains(city.cityCode()))
            .limit(WINDOWS)
            .map(PublishedPage::window)
            .toList());
  }

  private static List<String> citiesOf(Row window) {
    return List.of(window.<String>getAs("city_codes").split(","));
  }

  private static DashboardData.Window window(Row row) {
    return new DashboardData.Window(
        row.<Integer>getAs("rank"),
        row.getAs("cell"),
        row.getAs("lon"),
        row.getAs("lat"),
        row.<Integer>getAs("hour_from"),
        row.<Integer>getAs("hour_to"),
        row.<Long>getAs("crime_n"),
        row.<Long>getAs("crash_n"),
        row.<Long>getAs("harm"),
        citiesOf(row).size() > 1);
  }

  private static DashboardData.Verdict verdict(Row row) {
    return new DashboardData.Verdict(
        row.getAs("aspect"),
        row.getAs("verdict"),
        row.getAs("correlation"),
        row.getAs("p"),
        row.<Integer>getAs("n_perm"),
        row.<Long>getAs("n_crime"),
        row.<Long>getAs("n_crash"),
        row.getAs("reason"));
  }

  private static DashboardData.Cell cell(Row row) {
    return new DashboardData.Cell(
        row.getAs("cell"),
        row.getAs("lon"),
        row.getAs("lat"),
        row.getAs("incidents"),
        row.getAs("is_withheld"),
        row.getAs("count_low"),
        row.getAs("count_high"),
        row.getAs("gi_z"),
        row.getAs("gi_q"),
        row.<Integer>getAs("gi_bin"),
        row.getAs("q_exact"),
        row.getAs("label"),
        row.getAs("sparse_warning"));
  }

  private static DashboardData.Figure figure(Row row) {
    return new DashboardData.Figure(
        row.getAs("stat"),
        row.getAs("value"),
        row.<Long>getAs("n_crime"),
        row.<Long>getAs("n_crash"),
        row.getAs("meaning"));
  }

  private List<DashboardData.Freshness> freshness() {
    return rows("SELECT * FROM published.freshness ORDER BY city_code, kind").stream()
        .map(
            row ->
                new DashboardData.Freshness(
                    cityName(row.getAs("city_code")),
                    row.getAs("kind"),
                    date(row, "last_night"),
                    row.getAs("last_delivery"),
                    row.isNullAt(row.fieldIndex("latest_event"))
                        ? null
                        : row.<java.sql.Timestamp>getAs("latest_event").toInstant(),
                    row.<Long>getAs("records_current"),
                    row.<Long>getAs("quarantined_total"),
                    row.<Long>getAs("files_refused"),
                    row.getAs("last_refusal"),
                    row.getAs("is_fresh"),
                    row.getAs("state"),
                    row.getAs("late_minutes"),
                    date(row, "missing_since")))
        .toList();
  }

  /** None of a release that was made before there were score cards. */
  private List<DashboardData.ScoreCard> scoreCards() {
    if (release.table(Tables.PUBLISHED_SCORE_CARD).isEmpty()) {
      return List.of();
    }
    return rows("SELECT * FROM published.score_card WHERE scope <> 'kind' ORDER BY scope, subject")
        .stream()
        .map(ScoreCard::of)
        .map(PublishedPage::scoreCard)
        .toList();
  }

  private static DashboardData.ScoreCard scoreCard(ScoreCard card) {
    return new DashboardData.ScoreCard(
        card.scope(),
        card.name(),
        card.windowNights(),
        card.nights().onTime(),
        card.nights().late(),
        card.nights().missing(),
        card.nights().stale(),
        card.nights().refused(),
        card.records().all(),
        card.records().quarantined(),
        card.records().duplicates(),
        card.rows().current(),
        card.rows().withoutPlace(),
        card.tasks().open(),
        card.tasks().overdue(),
        card.mendFirst().stream()
            .map(
                cause ->
                    new DashboardData.Cause(
                        cause.cause(),
                        cause.kind(),
                        cause.cities(),
                        cause.records(),
                        cause.nightsLost(),
                        cause.worthNights(),
                        cause.exampleFile(),
                        cause.exampleRecord(),
                        cause.hint()))
            .toList());
  }

  private static LocalDate date(Row row, String column) {
    java.sql.Date date = row.getAs(column);
    return date == null ? null : date.toLocalDate();
  }

  private String cityName(String code) {
    return sources.stream()
        .map(Source::city)
        .filter(city -> city.cityCode().equals(code))
        .map(City::name)
        .findFirst()
        .orElse(code);
  }

  private static String view(Row row) {
    return row.getAs("city_code") + " " + row.getAs("kind");
  }

  private List<Row> rows(String sql) {
    return reader.query(release, sql, found -> found.collectAsList());
  }
}
