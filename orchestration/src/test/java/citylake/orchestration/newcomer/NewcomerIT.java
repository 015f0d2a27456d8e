package citylake.orchestration.newcomer;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.etl.source.Source;
import citylake.etl.source.Sources;
import citylake.orchestration.check.CheckReport;
import citylake.orchestration.check.FileCheck;
import citylake.orchestration.cli.Citylake;
import citylake.orchestration.night.NightLab;
import citylake.orchestration.night.NightResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * From a file that nobody prepared to a released night, by the steps of docs/adding-a-city.md and
 * with no edit but the code list's and the answers that the draft asks for.
 */
@TestMethodOrder(OrderAnnotation.class)
class NewcomerIT {
  private static final String FILE = "shagang/案件_20260701.txt";
  private static final Map<String, String> MEANINGS =
      Map.of(
          "盗窃自行车", "05022,reported",
          "入室盗窃", "05012,reported",
          "诈骗", "0701,reported",
          "故意损坏财物", "0504,reported",
          "走失人员求助", ",service");

  @TempDir static Path folder;
  private static NightLab lab;
  private static Path sources;

  @BeforeAll
  static void aFileArrives() {
    lab = new NightLab(folder);
    lab.deliver(FILE, StrangeTown.dump());
    sources = folder.resolve("my-sources");
  }

  @AfterAll
  static void close() throws IOException {
    lab.close();
  }

  private static String citylake(int exitCode, String... arguments) {
    StringWriter said = new StringWriter();
    int code =
        Citylake.commandLine()
            .setOut(new PrintWriter(said, true))
            .setErr(new PrintWriter(said, true))
            .execute(arguments);
    assertThat(code).as("exit code, with %s", said).isEqualTo(exitCode);
    return said.toString();
  }

  private static void answerWhatTheDraftAsked() throws IOException {
    Path city = sources.resolve("cities/shagang.yaml");
    Files.writeString(
        city,
        Files.readString(city)
            .replaceAll(" *# ask.*", "")
            .replace("contact: not known", "contact: the duty desk"));
  }

  private static Source source() {
    return Sources.loadOnly(List.of(sources)).named("shagang.incident").orElseThrow();
  }

  private static CheckReport check() throws IOException {
    return new FileCheck(source(), LocalDate.of(2026, 7, 1), 10, false)
        .run(lab.dumps().resolve(FILE), records -> lab.session());
  }

  @Test
  @Order(1)
  void theDraftNamesWhatItSawAndIsASource() {
    String said =
        citylake(
            0,
            "source",
            "new",
            lab.dumps().resolve(FILE).toString(),
            "--city",
            "shagang",
            "--vendor",
            "anhe",
            "--zone",
            "Asia/Shanghai",
            "--proj4",
            StrangeTown.PROJECTION,
            "--code",
            "990100",
            "--code-system",
            "GB/T 2260",
            "--out",
            sources.toString());

    assertThat(said)
        .contains("encoding: GB18030", "separator: ';'", "d/M/yyyy H:mm")
        .contains("time_missing: %d records".formatted(StrangeTown.UNKNOWN_TIMES))
        .contains("place_zero: %d records".formatted(StrangeTown.UNKNOWN_PLACES));
    assertThat(source().select().issueRules()).isNotEmpty();
  }

  @Test
  @Order(2)
  void aDraftedCityIsNotTakenAndItsFileIsNoStrangersFile() {
    NightResult night = lab.run("2026-07-01", List.of(source()));

    assertThat(night.deliveries()).isEmpty();
    assertThat(night.refusals()).isEmpty();
    assertThat(night.warnings())
        .contains(
            "shagang is drafted: its files are not taken: the draft is not agreed on. Files waiting: 1.");
  }

  @Test
  @Order(3)
  void theEditThatCountsIsTheCodeListAndTheCheckThenFindsOnlyWhatTheTownDoesNotKnow()
      throws IOException {
    Path list = sources.resolve("vendors/anhe/offences.csv");
    StringBuilder edited = new StringBuilder("source_code,iccs,origin,note\n");
    MEANINGS.forEach((code, meaning) -> edited.append("%s,%s,%n".formatted(code, meaning)));
    Files.writeString(list, edited);

    CheckReport report = check();

    assertThat(report.refusal()).isNull();
    assertThat(report.outcomes()).containsEntry("accepted", (long) StrangeTown.RECORDS);
    assertThat(report.reasons())
        .extracting(reason -> reason.name() + " " + reason.records())
        .containsExactlyInAnyOrder(
            "place_unknown " + StrangeTown.UNKNOWN_PLACES,
            "occurred_from_missing " + StrangeTown.UNKNOWN_TIMES);
    assertThat(report.findings().get(1))
        .satisfies(
            finding -> {
              assertThat(finding.recordNo()).isEqualTo(6);
              assertThat(finding.fields().get(0).shown()).isEqualTo("'不详'");
              assertThat(finding.wanted()).isEqualTo("a time written as d/M/yyyy H:mm");
            });
  }

  @Test
  @Order(4)
  void onTrialItIsInTheLakeAndInNoPublishedFigure() throws IOException {
    answerWhatTheDraftAsked();
    citylake(0, "source", "state", "shagang", "checking", "--sources", sources.toString());
    citylake(0, "source", "state", "shagang", "trial", "--sources", sources.toString());

    NightResult night = lab.run("2026-07-01", List.of(source()));

    assertThat(night.blocking()).isEmpty();
    assertThat(night.status()).isEqualTo(NightResult.Status.RELEASED);
    assertThat(count("standard.incident")).isEqualTo(StrangeTown.RECORDS);
    assertThat(count("published.incident_count")).isZero();
    assertThat(count("published.hot_place")).isZero();
  }

  @Test
  @Order(5)
  void liveItIsPublished() {
    citylake(0, "source", "state", "shagang", "live", "--sources", sources.toString());

    NightResult night = lab.run("2026-07-02", List.of(source()));

    assertThat(night.blocking()).isEmpty();
    assertThat(count("published.incident_count")).isPositive();
    assertThat(count("published.hot_place")).isPositive();
  }

  @Test
  @Order(6)
  void pausedItKeepsWhatItHadAndIsNamed() {
    long published = count("published.incident_count");
    citylake(0, "source", "state", "shagang", "paused", "--sources", sources.toString());
    lab.deliver("shagang/案件_20260702.txt", StrangeTown.dump());

    NightResult night = lab.run("2026-07-03", List.of(source()));

    assertThat(night.deliveries()).isEmpty();
    assertThat(night.warnings())
        .anyMatch(warning -> warning.startsWith("shagang is paused: new files"));
    assertThat(count("published.incident_count")).isEqualTo(published);
  }

  @Test
  @Order(7)
  void fromPausedItIsNeverDraftedAgain() {
    assertThat(
            citylake(1, "source", "state", "shagang", "drafted", "--sources", sources.toString()))
        .contains(
            "Cannot move shagang from paused to drafted: from paused it may become live. Nothing was changed.");
    assertThat(citylake(3, "source", "state", "nowhere", "live", "--sources", sources.toString()))
        .contains("Cannot find city 'nowhere'");
  }

  @Test
  @Order(8)
  void theListSaysWhereItStandsAndWhatCameLast() {
    assertThat(
            citylake(
                0,
                "source",
                "list",
                "--sources",
                sources.toString(),
                "--only-sources",
                "--lake",
                folder.resolve("lake").toString()))
        .contains("paused", "shagang", "anhe", "2026-07-01", FILE, "taken");
    assertThat(citylake(3, "source", "list", "--lake", folder.resolve("none").toString()))
        .contains("Cannot find a lake in");
  }

  /** Also one that was only on trial: who is not named is not published. */
  @Test
  @Order(9)
  void declaredNoMoreItIsInNoPublishedFigureAndIsNamed() {
    NightResult night = lab.run("2026-07-04", Sources.load(List.of()).all());

    assertThat(night.blocking()).isEmpty();
    assertThat(night.warnings())
        .contains(
            "Not declared, though the lake has taken files of them: shagang.incident. Their rows stay in the standard tables; once no kind of a city is declared, models, score cards and published figures leave the city out. Declare them as they were: a kind that comes no more is not missed with 'comes: irregular', a city that stops delivering is paused (onboarding: {state: paused}).");
    assertThat(count("standard.incident")).isEqualTo(StrangeTown.RECORDS);
    assertThat(count("published.incident_count")).isZero();
  }

  private static long count(String table) {
    return lab.released("SELECT count(*) FROM " + table).get(0).getLong(0);
  }
}
