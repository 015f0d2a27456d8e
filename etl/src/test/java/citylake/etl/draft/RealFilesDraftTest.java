package citylake.etl.draft;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.etl.source.Source;
import citylake.etl.source.Sources;
import citylake.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Drafts from files that real cities published: roles as a person would give them. */
class RealFilesDraftTest {
  private static final String MISSOURI_EAST =
      "+proj=tmerc +lat_0=35.83333333333334 +lon_0=-90.5 +k=0.9999333333333333 +x_0=250000 +y_0=0 +datum=NAD83 +units=us-ft +no_defs";

  @TempDir Path folder;

  private static final Map<String, Draft> DRAFTS = new HashMap<>();

  private static Draft draft(String file) {
    return DRAFTS.computeIfAbsent(file, name -> Drafter.of(file(name), Known.projection(null)));
  }

  private static Path file(String name) {
    return SharedData.folder().resolve("real").resolve(name + ".csv.gz");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          denver/denver_crime_201801_201906       | FIRST_OCCURRENCE_DATE | GEO_LON   | OFFENSE_ID      | OFFENSE_TYPE_ID
          denver/denver_crash_201801_201906       | FIRST_OCCURRENCE_DATE | GEO_LON   | OFFENSE_ID      | OFFENSE_TYPE_ID
          st_louis/st_louis_crime_2013_2015       | DateOccur             | XCoord    |                 | Description
          boston/boston_bpd_2021_crime            | OCCURRED_ON_DATE      | Long      | INCIDENT_NUMBER | OFFENSE_DESCRIPTION
          chicago/chicago_aggravated_assault_2019 | date                  | longitude |                 |
          chicago/chicago_crash_201909            | CRASH_DATE            | LONGITUDE | RD_NO           | FIRST_CRASH_TYPE
          chicago/chicago_crime_sample_2015       | Date                  | Longitude | unique          | Type
          washington_dc/dc_crime_2024             | START_DATE            | LONGITUDE |                 | OFFENSE
          davis/davis_crimegraphics_2016_2021     |                       | Longitude |                 | Title
          new_york/nyc_311_2022                   |                       | Longitude | Unique Key      | Complaint Type
          seattle/seattle_alpr_20211001_20211008  | dt                    | lon       |                 |
          """)
  void rolesAreThoseThatAPersonWouldGive(
      String file, String occurred, String x, String unique, String text) {
    Map<String, String> roles =
        draft(file).columns().stream()
            .filter(column -> column.role() != null)
            .collect(Collectors.toMap(Draft.DraftColumn::role, Draft.DraftColumn::name));

    assertThat(roles.get(Role.OCCURRED_FROM.words())).isEqualTo(occurred);
    assertThat(roles.get(Role.X.words())).isEqualTo(x);
    assertThat(roles.get(Role.OFFENCE_NO.words())).isEqualTo(unique);
    assertThat(roles.get(Role.TEXT.words())).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "denver/denver_crime_201801_201906",
        "st_louis/st_louis_crime_2013_2015",
        "boston/boston_bpd_2021_crash",
        "chicago/chicago_crime_sample_2015",
        "new_york/nyc_311_2022",
        "seattle/seattle_alpr_20211001_20211008"
      })
  void draftedFolderIsASourceWithoutProblems(String file) throws IOException {
    Draft draft = draft(file);
    for (Draft.DraftFile drafted : draft.files()) {
      Path path = folder.resolve(drafted.path());
      Files.createDirectories(path.getParent());
      Files.writeString(path, drafted.text());
    }

    assertThat(Sources.loadOnly(List.of(folder)).all())
        .extracting(Source::name)
        .containsExactly(draft.id() + "." + draft.kind());
  }

  @Test
  void faultsOfDenverAreCountedAndPlaced() {
    assertThat(draft("denver/denver_crime_201801_201906").faults())
        .containsExactly(
            new FileFault("place_missing", 450, "no coordinates", 104L),
            new FileFault("place_zero", 6, "coordinates 0,0, which stand for \"unknown\"", 7340L),
            new FileFault(
                "time_at_midnight", 705, "FIRST_OCCURRENCE_DATE is exactly midnight", 56L));
  }

  @Test
  void faultsOfStLouisAreCountedAndPlaced() {
    assertThat(draft("st_louis/st_louis_crime_2013_2015").faults())
        .contains(
            new FileFault("key_repeated", 5924, "a value of Complaint that came before", 25L),
            new FileFault("time_implausible", 2, "times of DateOccur before 1970", 36675L),
            new FileFault("place_zero", 3652, "coordinates 0,0, which stand for \"unknown\"", 19L),
            new FileFault("column_empty", 106105, "FlagUnfounded holds nothing but blanks", null));
  }

  @Test
  void projectedPlacesAreDrawnWhenTheProjectionIsGiven() {
    Path stLouis = file("st_louis/st_louis_hitrun_crash_2013_2015");

    Draft without = Drafter.of(stLouis, Known.projection(null));
    Draft with = Drafter.of(stLouis, Known.projection(MISSOURI_EAST));

    assertThat(without.cells()).isEmpty();
    assertThat(without.findings())
        .anyMatch(finding -> finding.doubt().contains("give its parameters with --proj4"));
    assertThat(with.kind()).isEqualTo("crash");
    assertThat(with.cells().get(0).lon()).isBetween(-90.35, -90.15);
    assertThat(with.cells().get(0).lat()).isBetween(38.53, 38.78);
  }

  @Test
  void twoExportsInOneColumnAreNamedAndBothRead() {
    Draft chicago = draft("chicago/chicago_crime_sample_2015");

    assertThat(chicago.findings())
        .filteredOn(finding -> finding.topic().equals("Date"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.reason()).endsWith("M-d-yyyy H:mm");
              assertThat(finding.doubt())
                  .isEqualTo("other values follow M/d/yyyy h:mm:ss a: were two exports joined?");
            });
    assertThat(chicago.faults()).noneMatch(fault -> fault.name().equals("time_unreadable"));
  }
}
