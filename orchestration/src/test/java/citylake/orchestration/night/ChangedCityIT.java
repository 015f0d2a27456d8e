package citylake.orchestration.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import citylake.etl.source.Source;
import citylake.etl.source.Sources;
import citylake.orchestration.cli.Typed;
import citylake.orchestration.delivery.Refusal;
import citylake.orchestration.lineage.LineageSettings;
import citylake.quality.LakeAccount;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a city's rows when it changes its name, its platform or its code. */
class ChangedCityIT {
  private static final byte[] FIRST = dump("G1|BRK|2019-03-02 13:00", "G2|BRK|2019-03-02 14:00");
  private static final String ROWS = "SELECT * FROM standard.incident ORDER BY incident_no";

  @TempDir Path folder;
  private NightLab lab;
  private Path sources;

  @BeforeEach
  void aNightOfTheCityAsItWas() throws IOException {
    lab = new NightLab(folder);
    sources = ThirdCity.sources(folder.resolve("sources"));
    edit("vendors/plain-pipe/incident.sql", "FROM dump", ",\n  trim(at) AS _sequence\nFROM dump");
    lab.deliver("gotham/cases_1.txt", FIRST);
    assertThat(night("2019-06-30").status()).isEqualTo(NightResult.Status.RELEASED);
  }

  @AfterEach
  void close() throws IOException {
    lab.close();
  }

  @Test
  void correctionsUnderANewNameAreReleasedAndTheTwoNamesHaveOneAccount() throws IOException {
    edit("cities/gotham.yaml", "city: gotham", "city: metropolis");
    Files.move(sources.resolve("cities/gotham.yaml"), sources.resolve("cities/metropolis.yaml"));
    lab.deliver("gotham/cases_2.txt", dump("G1|BRK|2019-03-02 13:05", "G3|BRK|2019-03-02 15:00"));

    lab.deliver("gotham/cases_moved.txt", FIRST);

    NightResult night = night("2019-07-01");

    assertThat(night.blocking()).isEmpty();
    assertThat(night.refusals())
        .as("taken under the old name")
        .extracting(Refusal::reason)
        .containsExactly("same_file_twice");
    assertThat(night.sources())
        .containsExactly(new LakeAccount("gotham.incident + metropolis.incident", 4, 3, 1, 0));
    assertThat(night.warnings()).noneMatch(warning -> warning.startsWith("Not declared"));
  }

  @Test
  void nightsOfBothNamesAreReadAgainWhereTheOldOneStaysDrafted() throws IOException {
    Path renamed = sources.resolve("cities/metropolis.yaml");
    Files.copy(sources.resolve("cities/gotham.yaml"), renamed);
    edit("cities/metropolis.yaml", "city: gotham", "city: metropolis");
    edit("cities/gotham.yaml", "state: live", "state: drafted");
    lab.deliver("gotham/cases_2.txt", dump("G1|BRK|2019-03-02 13:05", "G3|BRK|2019-03-02 15:00"));
    assertThat(night("2019-07-01").blocking()).isEmpty();
    List<Row> before = lab.released(ROWS);

    assertThat(historyOf("G1"))
        .containsExactly("gotham/cases_1.txt accepted", "gotham/cases_2.txt correction");
    assertThat(again("gotham", "metropolis").blocking()).isEmpty();

    assertThat(lab.released(ROWS)).hasSize(3).isEqualTo(before);
  }

  @Test
  void versionsOfANewPlatformAreNotHeldAgainstThoseOfTheOldOne() throws IOException {
    Files.move(sources.resolve("vendors/plain-pipe"), sources.resolve("vendors/new-pipe"));
    edit("cities/gotham.yaml", "vendor: plain-pipe", "vendor: new-pipe");
    edit("vendors/new-pipe/incident.odcs.yaml", "plain-pipe.incident", "new-pipe.incident");
    edit("vendors/new-pipe/incident.sql", "trim(at) AS _sequence", "'0017' AS _sequence");
    lab.deliver("gotham/cases_2.txt", dump("G1|BRK|2019-03-02 09:00"));

    NightResult night = night("2019-07-01");

    assertThat(night.blocking()).isEmpty();
    assertThat(
            lab.released(
                "SELECT hour(occurred_from_local), _row.sequence FROM standard.incident WHERE incident_no = 'G1'"))
        .singleElement()
        .asString()
        .isEqualTo("[9,0017]");
  }

  @Test
  void anotherCodeIsRefusedForEachRecordWouldBeThereTwice() throws IOException {
    edit("cities/gotham.yaml", "99GOTH", "99METR");
    lab.deliver("gotham/cases_2.txt", dump("G1|BRK|2019-03-02 13:05"));

    assertThatThrownBy(() -> night("2019-07-01"))
        .isInstanceOf(InvalidOrder.class)
        .hasMessageStartingWith(
            "Cannot run night 2019-07-01: city 'gotham' is declared with city_code '99METR', but the lake has its records under '99GOTH'.")
        .hasMessageContaining("Nothing was changed. Put the code back in the city's file");

    assertThatThrownBy(() -> again("gotham"))
        .isInstanceOf(InvalidOrder.class)
        .hasMessageStartingWith(
            "Cannot backfill: city 'gotham' is declared with city_code '99METR'");

    edit("cities/gotham.yaml", "99METR", "99GOTH");
    assertThat(night("2019-07-01").status()).isEqualTo(NightResult.Status.RELEASED);
  }

  private List<String> historyOf(String incident) throws IOException {
    List<String> line =
        new ArrayList<>(List.of("trace", "standard.incident", "99GOTH", incident, "1", "--json"));
    line.addAll(List.of("--sources", sources.toString(), "--only-sources"));
    line.addAll(List.of("--lake", lab.home().local().toString()));
    Typed typed = Typed.citylake(line.toArray(String[]::new));
    assertThat(typed.exitCode()).as(typed.err()).isZero();
    List<String> history = new ArrayList<>();
    new ObjectMapper()
        .readTree(typed.out())
        .at("/history/records")
        .forEach(
            record ->
                history.add(record.get("file").asText() + " " + record.get("outcome").asText()));
    return history;
  }

  private NightResult night(String date) {
    return lab.run(date, declared());
  }

  /** Has all files of these names read once more. */
  private BackfillResult again(String... cities) {
    BackfillOrder order =
        new BackfillOrder(
            LocalDate.parse("2019-06-30"), LocalDate.parse("2019-07-01"), Set.of(cities), true);
    return new BackfillRun(
            order,
            lab.catalog(),
            declared(),
            lab::session,
            Progress.SILENT,
            Clock.systemUTC(),
            LineageSettings.HERE)
        .run();
  }

  private List<Source> declared() {
    return Sources.loadOnly(List.of(sources)).all();
  }

  private void edit(String file, String before, String after) throws IOException {
    Path path = sources.resolve(file);
    assertThat(Files.readString(path)).contains(before);
    Files.writeString(path, Files.readString(path).replace(before, after));
  }

  private static byte[] dump(String... cases) {
    StringBuilder text = new StringBuilder("case_no|code|at|lon|lat\n");
    for (String each : cases) {
      text.append(each).append("|-40.01|30.01\n");
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
