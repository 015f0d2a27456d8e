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
          "denver/denver_crash_201801_201906.csv.gz",
          "denver/denver_crime_201801_201906.csv.gz",
          "st_louis/st_louis_crime_2013_2015.csv.gz",
          "st_louis/st_louis_hitrun_crash_2013_2015.csv.gz");

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
    assertThat(lab.run("2019-07-01").blocking()).isEmpty();
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

  private static StepFigures line(String city, String step) {
    return lines.stream()
        .filter(line -> line.city().equals(city) && line.step().equals(step))
        .findFirst()
        .orElseThrow();
  }
}
