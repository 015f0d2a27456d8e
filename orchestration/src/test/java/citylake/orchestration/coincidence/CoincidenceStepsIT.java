package citylake.orchestration.coincidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import citylake.orchestration.night.NightLab;
import citylake.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From the reference's answers to the product's own, one difference at a time, over the real files.
 *
 * <p>Every line but the reference's is computed by the product's model; the lines differ in the
 * rows that it is given. The table in docs/methods/coincidence.md is compared word for word.
 */
class CoincidenceStepsIT {
  private static final Path DOCUMENT =
      SharedData.projectRoot().resolve("docs/methods/coincidence.md");
  private static final String BEGIN = "<!-- steps: written by CoincidenceStepsIT -->\n";
  private static final String END = "<!-- end of steps -->\n";

  private static final List<String> FILES =
      List.of(
          "boston/boston_bpd_2021_crash.csv.gz",
          "boston/boston_bpd_2021_crime.csv.gz",
          "chicago/chicago_aggravated_assault_2019.csv.gz",
          "chicago/chicago_crash_201909.csv.gz",
          "denver/denver_crash_201801_201906.csv.gz",
          "denver/denver_crime_201801_201906.csv.gz",
          "st_louis/st_louis_crime_2013_2015.csv.gz",
          "st_louis/st_louis_hitrun_crash_2013_2015.csv.gz");

  private static final String DENVER = "0820000";
  private static final String ST_LOUIS = "2965000";
  private static final String BOSTON = "2507000";
  private static final String CHICAGO_ASSAULTS = "1714000";

  @TempDir static Path folder;
  private static NightLab lab;
  private static List<StepFigures> lines;

  @BeforeAll
  static void runTheNight() throws IOException {
    lab = new NightLab(folder);
    Path real = SharedData.folder().resolve("real");
    for (String file : FILES) {
      lab.deliver(file, Files.readAllBytes(real.resolve(file)));
    }
    assertThat(lab.run("2022-01-01").blocking()).isEmpty();
    lines = new CoincidenceSteps(lab).all();
  }

  @AfterAll
  static void close() throws IOException {
    lab.close();
  }

  @Test
  void documentShowsEveryStepFromTheReferenceToTheProduct() throws IOException {
    String table = StepFigures.table(lines);
    String document = Files.readString(DOCUMENT);
    int from = document.indexOf(BEGIN) + BEGIN.length();
    int to = document.indexOf(END);
    if ("1".equals(System.getenv("UPDATE_GOLDEN"))) {
      document = document.substring(0, from) + table + document.substring(to);
      Files.writeString(DOCUMENT, document);
      to = document.indexOf(END);
    }

    assertThat(document.substring(from, to))
        .as("docs/methods/coincidence.md; after a change: UPDATE_GOLDEN=1, review the difference")
        .isEqualTo(table);
  }

  @Test
  void everyRowByItsStartGivesTheHoursOfTheReference() {
    for (String city : List.of("Denver", "St. Louis")) {
      StepFigures reference = line(city, CoincidenceSteps.REFERENCE);
      StepFigures everyRow = line(city, CoincidenceSteps.OWN_GRID);
      for (String stat : List.of("pearson_hours_24", "pearson_hours_168")) {
        assertThat(everyRow.value(stat)).isCloseTo(reference.value(stat), within(1e-12));
      }
    }
  }

  @Test
  void lastStepIsWhatIsPublished() {
    Map<String, Double> published = new TreeMap<>();
    for (Row row :
        lab.released("SELECT city_code, stat, value, n_crime FROM published.coincidence")) {
      published.put(row.getString(0) + " " + row.getString(1), row.getAs("value"));
    }
    Map<String, String> codes = Map.of("Denver", "0820000", "St. Louis", "2965000");
    codes.forEach(
        (city, code) ->
            line(city, CoincidenceSteps.PUBLISHED)
                .values()
                .forEach(
                    (stat, value) ->
                        assertThat(published.get(code + " " + stat))
                            .as("%s of %s", stat, city)
                            .isEqualTo(value)));
  }

  /** By figures, not by city: the thresholds are argued in coincidence.yaml and simulated. */
  @Test
  void verdictsOfTheRealCities() {
    Map<String, String> verdicts = new TreeMap<>();
    for (Row row :
        lab.released(
            "SELECT city_code, aspect, verdict, reason FROM published.coincidence_verdict")) {
      verdicts.put(row.getString(0) + " " + row.getString(1), row.getString(2));
      System.out.println(row);
    }

    assertThat(verdicts)
        .containsEntry(DENVER + " place", "coincide")
        .containsEntry(DENVER + " time", "do not coincide")
        .containsEntry(ST_LOUIS + " place", "coincide")
        .containsEntry(ST_LOUIS + " time", "coincide")
        .containsEntry(BOSTON + " place", "coincide")
        .containsEntry(BOSTON + " time", "coincide")
        .containsEntry(CHICAGO_ASSAULTS + " place", "partly")
        .containsEntry(CHICAGO_ASSAULTS + " time", "do not coincide");
  }

  @Test
  void patrolWindowsAreHotForBothAndNeverSmall() {
    List<Row> windows =
        lab.released(
            """
            SELECT grid, count(*), max(`rank`), min(crime_n), min(crash_n), max(hour_to - hour_from)
            FROM published.patrol_window GROUP BY grid ORDER BY grid
            """);
    windows.forEach(System.out::println);

    assertThat(windows).extracting(row -> row.getString(0)).contains(DENVER, ST_LOUIS);
    assertThat(windows)
        .allSatisfy(
            row -> {
              assertThat(row.getLong(1)).as("ranks have no gap").isEqualTo(row.getInt(2));
              assertThat(row.getLong(3)).isGreaterThanOrEqualTo(5);
              assertThat(row.getLong(4)).isGreaterThanOrEqualTo(5);
              assertThat(row.getInt(5)).isLessThanOrEqualTo(4);
            });
  }

  private static StepFigures line(String city, String step) {
    return lines.stream()
        .filter(line -> line.city().equals(city) && line.step().equals(step))
        .findFirst()
        .orElseThrow();
  }
}
