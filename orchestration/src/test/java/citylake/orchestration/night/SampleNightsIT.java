package citylake.orchestration.night;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.ddl.TableName;
import citylake.ddl.Tables;
import citylake.etl.landing.ScanLimits;
import citylake.etl.source.Source;
import citylake.etl.source.Sources;
import citylake.lake.Release;
import citylake.lake.ReleaseDiff;
import citylake.lake.ReleasedReader;
import citylake.lake.Releases;
import citylake.orchestration.delivery.Refusal;
import citylake.sample.SampleProvince;
import citylake.sample.Truth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The demo's two nights, held against what the generator planted; then the way back. */
@TestMethodOrder(OrderAnnotation.class)
class SampleNightsIT {
  @TempDir static Path folder;
  private static final SampleProvince PROVINCE = SampleProvince.ofSeed(SampleProvince.SEED);
  private static NightLab lab;
  private static List<Source> sources;
  private static NightResult first;
  private static NightResult second;

  @BeforeAll
  static void twoNights() {
    lab = new NightLab(folder);
    PROVINCE.writeSources(folder.resolve("sources"));
    sources = Sources.loadOnly(List.of(folder.resolve("sources"))).all();
    PROVINCE.writeNight1(lab.dumps());
    first = lab.run(PROVINCE.night1().toString(), sources);
    PROVINCE.writeNight2(lab.dumps());
    second = lab.run(PROVINCE.night2().toString(), sources);
  }

  @AfterAll
  static void close() throws IOException {
    lab.close();
  }

  @Test
  @Order(1)
  void everyFileCameToWhatWasPlantedInIt() {
    assertThat(second.blocking()).isEmpty();
    for (Truth.File planted : PROVINCE.truth().files()) {
      List<Row> found =
          lab.released(
              "SELECT status, records, accepted, corrections, retractions, duplicates, quarantined FROM ops.delivery WHERE file = '%s'"
                  .formatted(planted.file()));
      assertThat(found).as(planted.file()).hasSize(1);
      Row row = found.get(0);
      assertThat(row.getString(0)).as(planted.file()).isEqualTo(planted.outcome());
      if (planted.outcome().equals("taken")) {
        assertThat(
                List.of(
                    row.getLong(1),
                    row.getLong(2),
                    row.getLong(3),
                    row.getLong(4),
                    row.getLong(5),
                    row.getLong(6)))
            .as(planted.file())
            .containsExactly(
                (long) planted.records(),
                (long) planted.accepted(),
                (long) planted.corrections(),
                (long) planted.retractions(),
                (long) planted.duplicates(),
                (long) planted.quarantined());
      }
    }
  }

  @Test
  @Order(2)
  void bothAccountsAddUp() {
    assertThat(first.deliveries()).isNotEmpty().allMatch(account -> account.balances());
    assertThat(second.deliveries()).isNotEmpty().allMatch(account -> account.balances());
    assertThat(second.sources()).hasSize(6).allMatch(account -> account.balances());
  }

  @Test
  @Order(3)
  void theTornFileStoppedNobody() {
    assertThat(second.refusals())
        .filteredOn(refusal -> refusal.status().equals("refused"))
        .extracting(Refusal::reason)
        .containsExactly("truncated_gzip");
    assertThat(second.status()).isEqualTo(NightResult.Status.RELEASED);
  }

  @Test
  @Order(3)
  void whoCameLateOrNotAtAllIsToldAndStoppedNobody() {
    assertThat(first.punctuality())
        .extracting(SampleNightsIT::state)
        .containsExactly(
            "jichuan crash on_time",
            "jichuan incident on_time",
            "yuanbo crash on_time",
            "yuanbo incident on_time",
            "tingmo crash missing",
            "tingmo incident missing");
    assertThat(second.punctuality())
        .extracting(SampleNightsIT::state)
        .containsExactly(
            "jichuan crash refused",
            "jichuan incident on_time",
            "yuanbo crash on_time",
            "yuanbo incident late",
            "tingmo crash on_time",
            "tingmo incident on_time");
    assertThat(second.punctuality().get(3).words())
        .isEqualTo(
            "yuanbo incident is late: its last file came 25 min after the deadline, 2026-07-01"
                + " 17:00 UTC.");
    assertThat(
            lab.released(
                "SELECT kind, state, late_minutes FROM published.freshness WHERE city_code ="
                    + " '980200' ORDER BY kind"))
        .extracting(Row::toString)
        .containsExactly("[crash,on_time,null]", "[incident,late,25]");
  }

  private static String state(KindPunctuality kind) {
    return "%s %s %s".formatted(kind.city(), kind.kind(), kind.punctuality().state().word());
  }

  @Test
  @Order(4)
  void theNightRunAgainRemembersWhatItRefused() {
    NightResult again = lab.run(PROVINCE.night2().toString(), sources);

    assertThat(again.status()).isEqualTo(NightResult.Status.UP_TO_DATE);
    assertThat(again.punctuality()).isEqualTo(second.punctuality());
    assertThat(again.refusals()).isEmpty();
    assertThat(again.stillRefused())
        .containsExactly("jichuan/crash_20260702.csv.gz (truncated_gzip)");
  }

  @Test
  @Order(4)
  void plantedHotPlacesAreFoundHot() {
    for (Truth.City city : PROVINCE.truth().cities()) {
      for (Truth.Place planted : city.hotPlaces()) {
        List<Row> near =
            lab.released(
                """
                SELECT count(*) FROM published.hot_place
                WHERE city_code = '%s' AND kind = '%s' AND label = 'hot'
                AND abs(lon - %s) * 87000 < 400 AND abs(lat - %s) * 111000 < 400
                """
                    .formatted(city.code(), planted.kind(), planted.lon(), planted.lat()));
        assertThat(near.get(0).getLong(0)).as("%s %s", city, planted).isPositive();
      }
    }
  }

  @Test
  @Order(5)
  void smallCountsAreWithheldTogetherWithWhatWouldGiveThemAway() {
    assertThat(
            lab.released(
                "SELECT count_if(incidents BETWEEN 1 AND 4), count_if(is_withheld AND incidents IS"
                    + " NOT NULL) FROM published.incident_count_public"))
        .extracting(row -> row.getLong(0) + row.getLong(1))
        .containsExactly(0L);
    assertThat(
            lab.released(
                """
                SELECT city_code, month FROM published.incident_count_public
                GROUP BY city_code, month HAVING count_if(is_withheld) = 1 AND count(*) > 1
                """))
        .as("months in which one withheld group could be had by subtraction")
        .isEmpty();
  }

  @Test
  @Order(6)
  void everyStepMakesWhatItsVersionMade() throws IOException {
    GoldenSteps.check(new ReleasedReader(lab.session(), lab.catalog()), sources);
  }

  @Test
  @Order(7)
  void theSecondNightsReleaseDiffersFromTheFirstByWhatWasPlanted() {
    ReleasedReader reader = new ReleasedReader(lab.session(), lab.catalog());

    List<ReleaseDiff> diffs = ReleaseDiff.between(reader, first.release(), second.release());

    ReleaseDiff incidents = diff(diffs, Tables.STANDARD_INCIDENT);
    assertThat(incidents.removed()).isZero();
    assertThat(incidents.after() - incidents.before()).isEqualTo(incidents.added());
    assertThat(incidents.changed())
        .as("corrected and taken back, of cities that were there the night before")
        .isEqualTo(2 * (25 + 5));
    assertThat(diff(diffs, Tables.RAW_RECORD).changed()).isZero();
    assertThat(ReleaseDiff.between(reader, second.release(), second.release())).isEmpty();
  }

  private static ReleaseDiff diff(List<ReleaseDiff> diffs, TableName table) {
    return diffs.stream().filter(diff -> diff.table().equals(table)).findFirst().orElseThrow();
  }

  @Test
  @Order(8)
  void aRollbackShowsTheFirstNightAgainAndTheNextNightTakesInWhatItUndid() {
    Releases releases = new Releases(lab.catalog());
    String count = "SELECT count(*) FROM standard.incident";
    long after = lab.released(count).get(0).getLong(0);

    Release back = releases.rollBackTo(first.release().number(), Instant.now());

    assertThat(back.kind()).isEqualTo("rollback");
    assertThat(releases.undoing(second.release().number())).contains(back);
    assertThat(releases.undoing(first.release().number())).isEmpty();
    assertThat(lab.released(count).get(0).getLong(0)).isLessThan(after);
    NightResult again = lab.run(PROVINCE.night2().toString(), sources);
    assertThat(again.status()).as("%s", again.blocking()).isEqualTo(NightResult.Status.RELEASED);
    assertThat(lab.released(count).get(0).getLong(0)).isEqualTo(after);
  }

  @Test
  @Order(9)
  void aNightOfChosenCitiesSaysNothingOfTheOthers() throws IOException {
    Path dumps = lab.dumps().resolve("jichuan");
    Files.copy(
        dumps.resolve("incident_20260702.csv.gz"), dumps.resolve("incident_20260703.csv.gz"));

    NightResult night = onlyJichuan(third());
    NightResult again = onlyJichuan(third());

    assertThat(night.status()).as("%s", night.blocking()).isEqualTo(NightResult.Status.RELEASED);
    assertThat(again.status()).isEqualTo(NightResult.Status.UP_TO_DATE);
    assertThat(night.punctuality())
        .extracting(SampleNightsIT::state)
        .containsExactly("jichuan crash missing", "jichuan incident stale");
    assertThat(
            lab.released(
                "SELECT count_if(state IS NULL), count_if(city_code = '980200' AND state IS NULL) FROM published.freshness"))
        .extracting(Row::toString)
        .containsExactly("[4,2]");
    assertThat(
            lab.released(
                "SELECT nights_missing FROM published.score_card WHERE scope = 'city' AND name = 'yuanbo'"))
        .extracting(Row::toString)
        .containsExactly("[0]");
  }

  private static NightResult onlyJichuan(LocalDate date) {
    return inNight(
        date,
        Set.of(),
        desk ->
            StepDesk.names(sources).stream()
                .filter(step -> !step.startsWith(StepDesk.LAND) || step.endsWith(":jichuan"))
                .map(desk::run)
                .reduce((before, last) -> last)
                .orElseThrow()
                .result());
  }

  private static <T> T inNight(LocalDate date, Set<String> accepted, Function<StepDesk, T> steps) {
    NightSettings settings =
        new NightSettings(date, lab.home(), lab.dumps().toString(), sources, ScanLimits.DEFAULT)
            .accepting(accepted);
    try (OpenNight night =
        OpenNight.open(settings, lab.catalog(), lab::session, Progress.SILENT, Clock.systemUTC())) {
      return steps.apply(new StepDesk(night, Optional.empty()));
    }
  }

  private static LocalDate third() {
    return PROVINCE.night2().plusDays(1);
  }

  /** The same night for all, with no file that is new. */
  @Test
  @Order(10)
  void aNightThatBringsOldBytesAgainIsStaleAndTheOthersAreMissingSinceThen() {
    LocalDate third = third();

    NightResult night = lab.run(third.toString(), sources);

    assertThat(night.status()).as("%s", night.blocking()).isEqualTo(NightResult.Status.RELEASED);
    assertThat(night.punctuality())
        .extracting(kind -> state(kind) + " " + kind.punctuality().since())
        .containsExactly(
            "jichuan crash missing " + PROVINCE.night2(),
            "jichuan incident stale null",
            "yuanbo crash missing " + third,
            "yuanbo incident missing " + third,
            "tingmo crash missing " + third,
            "tingmo incident missing " + third);
    assertThat(lab.released("SELECT night, count(*) FROM ops.punctuality GROUP BY 1 ORDER BY 1"))
        .extracting(Row::toString)
        .containsExactly("[2026-07-01,6]", "[2026-07-02,6]", "[2026-07-03,6]");
  }

  @Test
  @Order(11)
  void theScoreCardSaysWhatToMendFirst() {
    List<Row> jichuan =
        lab.released(
            "SELECT nights_missing, nights_stale, nights_refused, mend_first FROM published.score_card WHERE scope = 'city' AND name = 'jichuan'");
    List<Row> causes = jichuan.get(0).getList(3);

    assertThat(jichuan.get(0).getLong(0)).isEqualTo(1);
    assertThat(jichuan.get(0).getLong(1)).isEqualTo(1);
    assertThat(jichuan.get(0).getLong(2)).isEqualTo(1);
    assertThat(causes)
        .extracting(cause -> cause.<String>getAs("kind") + " " + cause.getAs("cause"))
        .startsWith("crash missing", "incident stale", "crash truncated_gzip")
        .contains("crash unreadable_record", "incident unreadable_record");
    assertThat(
            lab.released(
                "SELECT sum(records) FROM published.score_card WHERE scope = 'city' UNION ALL SELECT sum(records) FROM ops.delivery WHERE status = 'taken'"))
        .extracting(row -> row.getLong(0))
        .doesNotContainNull()
        .hasSize(2)
        .satisfies(sums -> assertThat(sums.get(0)).isEqualTo(sums.get(1)));
  }

  @Test
  @Order(12)
  void filesThatAreWrongInMeaningAreNamedEachRightlyAndStopNobody() {
    WrongInMeaning.deliver(lab.dumps());
    LocalDate fourth = PROVINCE.night2().plusDays(2);

    NightResult night = lab.run(fourth.toString(), sources);

    assertThat(night.status()).as("%s", night.blocking()).isEqualTo(NightResult.Status.RELEASED);
    assertThat(night.refusals()).isEmpty();
    assertThat(night.deliveries()).hasSize(6);
    String advice =
        " Its records were taken as they are; all other files are unharmed. Look: citylake source check, with the file. If it is wrong: take it out of the dumps, go back by citylake release rollback to the number before this one, and ask the city for the right one.";
    assertThat(odd(night, "tingmo/incident"))
        .matches(
            "\\Qtingmo/incident_20260704.csv.gz is odd: rows_without_place: 0 of \\E\\d+ rows have a place, of earlier deliveries 9\\d[.]\\d %; \\d+\\Q of them say place_implausible: are longitude and latitude swapped, or is it another coordinate system than declared?\\E"
                + advice);
    assertThat(odd(night, "jichuan/incident"))
        .matches(
            "\\Qjichuan/incident_20260704.csv.gz is odd: rows_without_time: 0 of \\E\\d+ rows have a time, of earlier deliveries 9\\d[.]\\d %; \\d+\\Q of them say occurred_at_default_time: did the export lose the time of day?\\E"
                + advice);
    assertThat(odd(night, "yuanbo/sg"))
        .matches(
            "\\Qyuanbo/sg_20260704.txt is odd: rows_without_time: \\E\\d of 46 rows have a time, of earlier deliveries 9\\d[.]\\d %; \\d+\\Q of them say occurred_implausible: do the dates lie in the future, or before anything that is meant?; times_in_the_future: \\E\\d+\\Q of 46 records lie in the future, behind night 2026-07-04.\\E"
                + advice);
    assertThat(odd(night, "tingmo/crash"))
        .contains(
            " rows have one and the same time of day, to the second, of earlier deliveries 1.",
            " rows have one and the same place, to the last digit, of earlier deliveries 1.",
            "did the export put the place of the office?");
    assertThat(odd(night, "jichuan/crash"))
        .matches(
            "\\Qjichuan/crash_20260704.csv.gz is odd: rows_taken_back: 1,500 of 1,500 records take a row back, of earlier deliveries 0.0 %; the source had about 2,\\E\\d+ current rows, so that is about 5\\d[.]\\d % of them: is it a list of what still holds, or was the code of deletions changed[?]"
                + advice);
    assertThat(night.warnings()).filteredOn(warning -> warning.contains(" is odd: ")).hasSize(5);
    assertThat(night.punctuality().get(2).words())
        .matches(
            "\\Qyuanbo crash is stale: what came holds no event newer than before whose time can be right, for \\E\\d+\\Q of 46 records lie in the future, behind night 2026-07-04. Ask the city what wrote these dates.\\E");
    assertThat(
            lab.released(
                "SELECT file, remarks FROM ops.delivery WHERE night = DATE'%s' AND remarks IS NOT NULL"
                    .formatted(fourth)))
        .hasSize(5);
  }

  /** Not only the night knows it when it counts its files: who lands the city is told. */
  @Test
  @Order(13)
  void aWholeFileThatIsUnlikeEarlierOnesMakesItsCitysStepRedAtOnce() {
    WrongInMeaning.deliverTwoRecords(lab.dumps());

    StepDesk.Answer landed =
        inNight(PROVINCE.night2().plusDays(3), Set.of(), desk -> desk.run("land:jichuan"));
    StepDesk.Answer accepted =
        inNight(
            PROVINCE.night2().plusDays(3),
            Set.of("jichuan/incident_20260705.csv.gz"),
            desk -> desk.run("land:jichuan"));

    assertThat(landed.outcome()).isEqualTo(StepOutcome.REFUSED);
    assertThat(landed.message())
        .startsWith("jichuan: 0 new files landed, 1 refused, ")
        .containsPattern(
            "\\n- too_few_records: \\QCannot take jichuan/incident_20260705.csv.gz: \\E.*2 records.*--accept jichuan/")
        .contains("\nWhose data: Jichuan; contact: ", "\nUnharmed: everything else.");
    assertThat(accepted.outcome()).as(accepted.message()).isEqualTo("landed");
  }

  /** What could not be read after the commit once called a night failed that readers saw. */
  @Test
  @Order(14)
  void dumpsThatGoAwayAfterTheyWereLandedStopNoRelease() throws IOException {
    Path away = lab.dumps().resolveSibling("away");

    NightResult night =
        inNight(
            PROVINCE.night2().plusDays(3),
            Set.of("jichuan/incident_20260705.csv.gz"),
            desk -> {
              List<String> steps =
                  StepDesk.names(sources).stream()
                      .filter(step -> !step.startsWith(StepDesk.LAND) || step.endsWith(":jichuan"))
                      .filter(step -> !step.equals(StepDesk.RELEASE))
                      .toList();
              steps.forEach(desk::run);
              assertThat(lab.dumps().toFile().renameTo(away.toFile())).isTrue();
              return desk.run(StepDesk.RELEASE).result();
            });
    Files.move(away, lab.dumps());

    assertThat(night.status()).as("%s", night.blocking()).isEqualTo(NightResult.Status.RELEASED);
    assertThat(night.warnings())
        .anySatisfy(
            warning ->
                assertThat(warning)
                    .startsWith("The dumps could not be looked at once more: Invalid dump folder: ")
                    .endsWith("What was landed before is all there."));
  }

  private static String odd(NightResult night, String file) {
    return night.warnings().stream()
        .filter(warning -> warning.startsWith(file))
        .findFirst()
        .orElseThrow(() -> new AssertionError("nothing odd of " + file + ": " + night.warnings()));
  }
}
