package citylake.orchestration.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import citylake.ddl.TableContracts;
import citylake.ddl.Tables;
import citylake.etl.source.Source;
import citylake.etl.source.Sources;
import citylake.lake.ContentHash;
import citylake.lake.NightLock;
import citylake.lake.Release;
import citylake.lake.ReleasedReader;
import citylake.lake.Releases;
import citylake.orchestration.lineage.LineageServer;
import citylake.sample.SampleProvince;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * One city's two nights (corrections, retractions, repeats, faults), read again: as they were
 * declared, then mended, and held against a lake that knew the mended declaration from the start.
 */
@TestMethodOrder(OrderAnnotation.class)
class BackfillIT {
  private static final SampleProvince PROVINCE = SampleProvince.ofSeed(SampleProvince.SEED);
  private static final String CITY = "yuanbo";

  @TempDir static Path folder;
  private static NightLab lab;
  private static LineageServer server;
  private static Map<String, String> before;

  @BeforeAll
  static void twoNights() throws IOException {
    PROVINCE.writeSources(folder.resolve("sources"));
    PROVINCE.writeSources(folder.resolve("mended"));
    leaveOneCity(folder.resolve("sources"));
    leaveOneCity(folder.resolve("mended"));
    MendedKeys.in(folder.resolve("mended"));
    lab = nights(folder.resolve("first"), declared("sources"));
    before = seen(lab);
    server = new LineageServer();
  }

  @AfterAll
  static void close() throws IOException {
    server.close();
    lab.close();
  }

  @Test
  @Order(1)
  void whatWasReadByTodaysDeclarationsIsNotReadAgain() {
    BackfillResult result = backfill("sources", false);

    assertThat(result.status()).isEqualTo(BackfillResult.Status.UP_TO_DATE);
    assertThat(BackfillPlan.of(order(false), lab.catalog(), declared("sources")).isEmpty())
        .isTrue();
    assertThat(releases()).containsExactly(2L, 1L);
  }

  @Test
  @Order(2)
  void readAgainByTheSameDeclarationsChangesNoRowAndMakesNoRelease() {
    BackfillResult result = backfill("sources", true);

    assertThat(result.changed()).isEmpty();
    assertThat(result.status()).isEqualTo(BackfillResult.Status.SAME_ROWS);
    assertThat(releases()).containsExactly(2L, 1L);
    assertThat(seen(lab)).isEqualTo(before);
    assertThat(server.told())
        .as("told as ended, and nothing was there to judge")
        .contains("night START", "night COMPLETE")
        .doesNotContain("night ABORT", "night.out_gate START");
  }

  @Test
  @Order(3)
  void planOfAMendedDeclarationNamesFilesTablesAndRecords() {
    BackfillPlan plan = BackfillPlan.of(order(false), lab.catalog(), declared("mended"));

    assertThat(plan.release()).isEqualTo(2);
    assertThat(plan.sources())
        .extracting(BackfillPlan.SourceLine::source)
        .as("the vendor's crashes are declared as they were")
        .containsExactly("yuanbo.incident");
    assertThat(plan.sources().get(0).otherwiseDeclared()).isEqualTo(2);
    assertThat(plan.sources().get(0).recordedByFolder()).isZero();
    assertThat(plan.partitions()).containsOnlyKeys("standard.incident");
    assertThat(plan.steps()).contains("hot_place", "publish_incident_count", "publish_freshness");
    assertThat(plan.published()).contains("published.incident_count");
    assertThat(plan.records()).isGreaterThan(7_000);
    assertThat(plan.seconds()).isPositive();
    assertThat(plan.missing()).isEmpty();
  }

  @Test
  @Order(4)
  void anotherRunThatHoldsTheLakeIsNamed() {
    try (NightLock lock = NightLock.take(lab.home(), "night 2026-07-03")) {
      assertThatThrownBy(() -> backfill("mended", false))
          .hasMessageContaining("Cannot start backfill 2026-07-01 to 2026-07-02: night 2026-07-03");
    }
  }

  @Test
  @Order(5)
  void aKeptFileThatIsGoneIsNamedAndNothingIsChanged() throws IOException {
    Path kept;
    try (Stream<Path> files = Files.list(lab.home().landing().resolve("yuanbo.incident"))) {
      kept = files.sorted().findFirst().orElseThrow();
    }
    Path away = Files.move(kept, folder.resolve("away"));
    try {
      assertThatThrownBy(() -> backfill("mended", false))
          .hasMessageContaining(
              "Cannot backfill 2026-07-01 to 2026-07-02: 1 of the files are not there to be read: ")
          .hasMessageContaining("its kept copy " + kept + " is gone")
          .hasMessageContaining("Nothing was changed; what is released stays as it is.");
    } finally {
      Files.move(away, kept);
    }
    assertThat(releases()).containsExactly(2L, 1L);
  }

  @Test
  @Order(6)
  void backfillComesToWhatALakeOfTheMendedDeclarationComesTo() throws IOException {
    BackfillResult result = backfill("mended", false);

    assertThat(result.blocking()).isEmpty();
    assertThat(result.status()).isEqualTo(BackfillResult.Status.RELEASED);
    assertThat(result.release().kind()).isEqualTo("backfill");
    assertThat(result.release().number()).isEqualTo(3);
    assertThat(result.changed())
        .contains("standard.incident", "ops.delivery")
        .doesNotContain("raw.record", "standard.crash");
    assertThat(result.deliveries()).isNotEmpty().allMatch(account -> account.balances());
    assertThat(result.sources()).isNotEmpty().allMatch(account -> account.balances());
    try (NightLab fromScratch = nights(folder.resolve("second"), declared("mended"))) {
      assertThat(seen(lab)).isEqualTo(seen(fromScratch)).isNotEqualTo(before);
    }
  }

  @Test
  @Order(7)
  void theReleaseBeforeStillShowsWhatHadBeenPublished() {
    assertThat(seen(lab, new Releases(lab.catalog()).number(2))).isEqualTo(before);
  }

  @Test
  @Order(8)
  void theSameBackfillAgainHasNothingToDoAndTheNightNeither() {
    assertThat(backfill("mended", false).status()).isEqualTo(BackfillResult.Status.UP_TO_DATE);
    assertThat(lab.run(PROVINCE.night2().toString(), declared("mended")).status())
        .isEqualTo(NightResult.Status.UP_TO_DATE);
    assertThat(releases()).containsExactly(3L, 2L, 1L);
  }

  @Test
  @Order(9)
  void aReleasedBackfillIsToldToTheServerAsANightIs() {
    List<String> told = server.told();

    assertThat(told).doesNotContain("night ABORT").endsWith("night COMPLETE");
    assertThat(told).contains("night.out_gate START", "night.out_gate COMPLETE");
    assertThat(told).contains("night.standard_incident START");
    assertThat(server.events())
        .filteredOn(event -> event.at("/job/name").asText().equals("night"))
        .last()
        .satisfies(
            event -> {
              assertThat(event.at("/job/namespace").asText()).isEqualTo("province");
              assertThat(event.at("/run/facets/parent/job/name").asText()).isEqualTo("nightly");
            });
  }

  private static BackfillOrder order(boolean again) {
    return new BackfillOrder(PROVINCE.night1(), PROVINCE.night2(), Set.of(CITY), again);
  }

  private static BackfillResult backfill(String sources, boolean again) {
    return new BackfillRun(
            order(again),
            lab.catalog(),
            declared(sources),
            lab::session,
            Progress.SILENT,
            Clock.systemUTC(),
            server.settings())
        .run();
  }

  private static List<Source> declared(String sources) {
    return Sources.loadOnly(List.of(folder.resolve(sources))).all();
  }

  private static NightLab nights(Path home, List<Source> sources) throws IOException {
    NightLab lab = new NightLab(home);
    PROVINCE.writeNight1(lab.dumps());
    leaveOneCity(lab.dumps());
    assertThat(lab.run(PROVINCE.night1().toString(), sources).blocking()).isEmpty();
    PROVINCE.writeNight2(lab.dumps());
    leaveOneCity(lab.dumps());
    assertThat(lab.run(PROVINCE.night2().toString(), sources).blocking()).isEmpty();
    return lab;
  }

  private static void leaveOneCity(Path below) throws IOException {
    try (Stream<Path> paths = Files.walk(below)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        String name = below.relativize(path).toString();
        if (name.contains("jichuan") || name.contains("tingmo") || name.endsWith("truth.json")) {
          Files.delete(path);
        }
      }
    }
  }

  private static List<Long> releases() {
    return new Releases(lab.catalog()).all().stream().map(Release::number).toList();
  }

  private static Map<String, String> seen(NightLab lab) {
    return seen(lab, new Releases(lab.catalog()).current().orElseThrow());
  }

  private static Map<String, String> seen(NightLab lab, Release release) {
    ReleasedReader reader = new ReleasedReader(lab.session(), lab.catalog());
    Map<String, String> hashes = new TreeMap<>();
    for (Release.ReleasedTable table : release.tables()) {
      List<String> excluded = TableContracts.of(table.table()).contentHashExcludes();
      // What was refused keeps the declaration by which it was: nobody has read it again.
      String taken = table.table().equals(Tables.OPS_DELIVERY) ? " WHERE status = 'taken'" : "";
      hashes.put(
          table.table().toString(),
          reader.query(
              release,
              "SELECT * FROM lake." + table.table() + taken,
              rows -> ContentHash.of(rows, excluded)));
    }
    return hashes;
  }
}
