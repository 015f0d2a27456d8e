package citylake.orchestration.night;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.ddl.TableContracts;
import citylake.ddl.TableName;
import citylake.ddl.Tables;
import citylake.etl.source.Source;
import citylake.etl.source.Sources;
import citylake.lake.ContentHash;
import citylake.lake.ReleasedReader;
import citylake.orchestration.cli.Citylake;
import citylake.orchestration.lineage.LineageSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * Three nights of a city whose declaration lacks a code; then it is mended and what was refused is
 * judged again. Beside it the same three nights with the mended declaration from the start.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReplayIT {
  private static final List<String> NIGHTS = List.of("2019-06-30", "2019-07-01", "2019-07-02");

  /** Files and refusals, which differ by what happened, not by what is known. */
  private static final List<TableName> ABOUT_THE_NIGHTS =
      List.of(Tables.PUBLISHED_FRESHNESS, Tables.PUBLISHED_SCORE_CARD);

  @TempDir static Path folder;
  private static NightLab mendedLater;
  private static NightLab mendedFirst;

  @BeforeAll
  static void threeNightsEach() {
    mendedLater = new NightLab(folder.resolve("later"));
    mendedFirst = new NightLab(folder.resolve("first"));
    List<Source> unmended = declared(MendedCity.unmended(folder.resolve("unmended")));
    List<Source> mended = declared(MendedCity.mended(folder.resolve("mended")));
    Random random = new Random(20190701);
    for (String night : NIGHTS) {
      byte[] dump = MendedCity.dump(MendedCity.random(random, 60));
      mendedLater.deliver("gotham/cases_" + night + ".txt", dump);
      mendedFirst.deliver("gotham/cases_" + night + ".txt", dump);
      assertThat(mendedLater.run(night, unmended).blocking()).isEmpty();
      assertThat(mendedFirst.run(night, mended).blocking()).isEmpty();
    }
  }

  @AfterAll
  static void close() throws IOException {
    mendedLater.close();
    mendedFirst.close();
  }

  @Test
  @Order(1)
  void theDryRunSaysWhatWouldPassAndChangesNothing() {
    long before = release();

    String said = quarantine(0, "replay", "--source", "gotham.incident");

    assertThat(said)
        .contains("would be judged again (release 3)")
        .containsPattern("operation_unknown +would_pass")
        .containsPattern("key_missing +key_missing");
    assertThat(release()).isEqualTo(before);
    assertThat(quarantine(0, "apply")).contains("Nothing waits to be carried out.");
  }

  @Test
  @Order(2)
  void aReplayGivesWhatNightsGiveThatWereMendedFromTheStart() {
    assertThat(hashes(mendedLater)).isNotEqualTo(hashes(mendedFirst));

    String said =
        quarantine(
            0, "replay", "--source", "gotham.incident", "--why", "code list has grown", "--now");

    assertThat(said).contains("Released as 4");
    assertThat(mendedLater.released("SELECT sum(quarantined_total) FROM published.freshness"))
        .as("records that were judged again and came in are no longer counted as refused")
        .isEqualTo(mendedFirst.released("SELECT sum(quarantined_total) FROM published.freshness"));
    assertThat(hashes(mendedLater)).isEqualTo(hashes(mendedFirst));
  }

  @Test
  @Order(3)
  void theReplayIsADeliveryOfItsOwnWhoseAccountBalances() {
    assertThat(
            mendedLater.released(
                "SELECT count(*) FROM ops.delivery WHERE status = 'replayed' AND records = accepted"
                    + " + corrections + retractions + duplicates + quarantined AND records ="
                    + " (SELECT count(*) FROM quarantine.resolution)"))
        .extracting(row -> row.getLong(0))
        .containsExactly(1L);
    assertThat(
            mendedLater.released(
                "SELECT count(*) FROM quarantine.resolution AS r LEFT ANTI JOIN quarantine.record"
                    + " AS q ON q.delivery = r.delivery AND q.record_no = r.record_no"))
        .extracting(row -> row.getLong(0))
        .as("every record that was judged again is found by file and number")
        .containsExactly(0L);
  }

  @Test
  @Order(4)
  void theSameReplayAgainFindsOnlyWhatIsStillOpen() {
    String said = quarantine(0, "replay", "--reason", "operation_unknown");

    assertThat(said).contains("Nothing of that is open in quarantine (release 4).");
  }

  @Test
  @Order(5)
  void theNightAfterItIsUpToDate() {
    assertThat(mendedLater.run(NIGHTS.get(2), declared(folder.resolve("mended"))).status())
        .isEqualTo(NightResult.Status.UP_TO_DATE);
  }

  /** Read by the mended declaration the records are accepted, and the decisions are not needed. */
  @Test
  @Order(6)
  void aBackfillTellsWhichDecisionsAreOvertakenAndKeepsTheRows() {
    BackfillOrder order =
        new BackfillOrder(
            LocalDate.parse(NIGHTS.get(0)),
            LocalDate.parse(NIGHTS.get(2)),
            Set.of("gotham"),
            false);
    List<Source> sources = declared(folder.resolve("mended"));
    long judged = count("quarantine.resolution WHERE decision IS NOT NULL");
    long stillRefused = count("quarantine.resolution WHERE outcome = 'quarantined'");

    BackfillResult result =
        new BackfillRun(
                order,
                mendedLater.catalog(),
                sources,
                mendedLater::session,
                Progress.SILENT,
                Clock.systemUTC(),
                LineageSettings.HERE)
            .run();

    assertThat(result.blocking()).isEmpty();
    assertThat(result.release().number()).isEqualTo(5);
    assertThat(result.overtaken().stream().mapToLong(OvertakenDecision::records).sum())
        .isEqualTo(judged - stillRefused)
        .isPositive();
    assertThat(OvertakenDecision.told(result.overtaken()))
        .startsWith(
            "No longer needed, because the records are accepted as they are declared now: replay ");
    assertThat(count("quarantine.resolution WHERE outcome = 'overtaken'"))
        .isEqualTo(judged - stillRefused);
    assertThat(hashes(mendedLater)).isEqualTo(hashes(mendedFirst));
    assertThat(quarantine(0, "apply")).contains("Nothing waits to be carried out.");
  }

  /** This city alone: the built-in ones deliver nothing here. */
  private static List<Source> declared(Path folder) {
    return Sources.loadOnly(List.of(folder)).all();
  }

  private static long count(String rows) {
    return mendedLater.released("SELECT count(*) FROM " + rows).get(0).getLong(0);
  }

  @Test
  @Order(7)
  void whatSomebodyHasDismissedIsNoLongerOpenAndTheNightTellsWhatItJudgedAgain() {
    String open = "SELECT sum(quarantined_total) FROM published.freshness";
    long before = mendedLater.released(open).get(0).getLong(0);
    Row refused =
        mendedLater
            .released(
                "SELECT delivery, record_no FROM quarantine.record WHERE reason = 'key_missing'"
                    + " LIMIT 1")
            .get(0);

    quarantine(
        0, "dismiss", refused.getString(0), "" + refused.getLong(1), "--why", "no such case");
    quarantine(0, "replay", "--source", "gotham.incident", "--why", "once more", "--confirm");
    NightResult night = mendedLater.run("2019-07-03", declared(folder.resolve("mended")));

    assertThat(mendedLater.released(open).get(0).getLong(0)).isEqualTo(before - 1);
    assertThat(night.carriedOut())
        .singleElement()
        .asString()
        .matches(
            "gotham[.]incident: %1$d refused record[(]s[)] judged again before this night's work, as decided by quarantine replay [(][0-9a-f]{16}.*[)]: %1$d refused again[.] Released as 6 .*"
                .formatted(before - 1));
  }

  private static long release() {
    return new citylake.lake.Releases(mendedLater.catalog()).current().orElseThrow().number();
  }

  /** Of every table that says what is known, the hash of its rows. */
  private static Map<String, String> hashes(NightLab lab) {
    Map<String, String> hashes = new TreeMap<>();
    for (TableName table : lab.catalog().tables()) {
      boolean says = List.of("standard", "derived", "published").contains(table.layer());
      if (says && !ABOUT_THE_NIGHTS.contains(table)) {
        hashes.put(
            table.toString(),
            new ReleasedReader(lab.session(), lab.catalog())
                .query(
                    "SELECT * FROM " + table,
                    rows -> ContentHash.of(rows, TableContracts.of(table).contentHashExcludes())));
      }
    }
    return hashes;
  }

  private static String quarantine(int exitCode, String... arguments) {
    List<String> line = new ArrayList<>(List.of("quarantine"));
    line.addAll(List.of(arguments));
    line.addAll(List.of("--lake", folder.resolve("later/lake").toString()));
    line.addAll(List.of("--sources", folder.resolve("mended").toString(), "--only-sources"));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command =
        Citylake.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int code = command.execute(line.toArray(String[]::new));
    assertThat(code).as("%s%n%s%n%s", line, out, err).isEqualTo(exitCode);
    return out.toString() + err;
  }
}
