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
import citylake.orchestration.cli.Typed;
import citylake.orchestration.lineage.LineageServer;
import citylake.sample.SampleProvince;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
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
 * One city's two nights (corrections, retractions, repeats, faults) and what was decided about
 * refused records, read again: as they were declared, then mended, and held against a lake that
 * knew the mended declaration from the start and in which the same was decided.
 */
@TestMethodOrder(OrderAnnotation.class)
class BackfillIT {
  private static final SampleProvince PROVINCE = SampleProvince.ofSeed(SampleProvince.SEED);
  private static final String CITY = "yuanbo";

  @TempDir static Path folder;
  private static NightLab lab;
  private static LineageServer server;
  private static SomeDecisions decided;
  private static Map<String, String> before;

  @BeforeAll
  static void twoNights() throws IOException {
    server = new LineageServer();
    PROVINCE.writeSources(folder.resolve("sources"));
    PROVINCE.writeSources(folder.resolve("mended"));
    leaveOneCity(folder.resolve("sources"));
    leaveOneCity(folder.resolve("mended"));
    MendedKeys.in(folder.resolve("mended"));
    lab = nights(folder.resolve("first"), declared("sources"));
    decided = SomeDecisions.about(lab.catalog(), lab.session());
    decided.carryOut(lab, declared("sources"));
    before = seen(lab);
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
    assertThat(releases()).containsExactly(3L, 2L, 1L);
  }

  @Test
  @Order(2)
  void readAgainByTheSameDeclarationsChangesNoRowAndMakesNoRelease() {
    BackfillResult result = backfill("sources", true);

    assertThat(result.changed()).isEmpty();
    assertThat(result.status()).isEqualTo(BackfillResult.Status.SAME_ROWS);
    assertThat(releases()).containsExactly(3L, 2L, 1L);
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

    assertThat(plan.release()).isEqualTo(3);
    assertThat(plan.decided())
        .containsExactly(new BackfillPlan.DecidedLine("yuanbo.incident", 1, 1, 1));
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

  /** Where nobody can be asked, nothing is done. */
  @Test
  @Order(4)
  void theCommandSaysFirstWhatItWouldDoAndDoesNothingWithoutYes() throws IOException {
    Typed plain = typed("--cities", CITY);
    Typed json = typed("--json");
    Typed dry = typed("--dry-run", "--json");

    assertThat(plain.exitCode()).isEqualTo(2);
    assertThat(plain.out()).isEmpty();
    assertThat(plain.err())
        .contains("Would read again, by today's declarations (nothing has been done):")
        .containsPattern("yuanbo.incident +2 +2 +2 +2026-07-01 to 2026-07-02")
        .doesNotContain("yuanbo.crash")
        .contains("Rows may change in standard.incident: 980200 2026-07")
        .contains("Decided about refused records of yuanbo.incident: 1 repaired, 1 judged again")
        .endsWith("Nothing has been done. Add --yes to do it.\n");
    assertThat(json.exitCode()).isEqualTo(2);
    assertThat(json.err()).endsWith("Nothing has been done. Add --yes to do it.\n");
    assertThat(dry.exitCode()).isZero();
    JsonNode plan = new ObjectMapper().readTree(dry.out()).path("plan");
    assertThat(new ObjectMapper().readTree(json.out()).path("plan")).isEqualTo(plan);
    assertThat(plan.path("sources")).hasSize(1);
    assertThat(plan.path("sources").path(0).path("source").asText()).isEqualTo("yuanbo.incident");
    assertThat(plan.path("decided").path(0).path("dismissed").asInt()).isEqualTo(1);
    assertThat(releases()).containsExactly(3L, 2L, 1L);
  }

  @Test
  @Order(4)
  void nightsThatWereNeverRunAreThoseBehindTheReleasedOneWhoseDumpsAreThere() throws IOException {
    Files.createDirectories(folder.resolve("by-night/2026-07-02"));
    Files.createDirectories(folder.resolve("by-night/2026-07-04"));

    assertThat(typed("--dry-run", "--dumps", folder.resolve("by-night/{date}").toString()).out())
        .contains("Nights to run, in this order: 2026-07-04\n");
    assertThat(typed("--dry-run", "--dumps", lab.dumps().toString()).out())
        .as("one folder is taken in by the first night")
        .contains("Nights to run, in this order: 2026-07-03\n");
    assertThat(typed("--dry-run", "--dumps", "file://" + folder + "/by-night/{date}").out())
        .as("an address, as of dumps in HDFS")
        .contains("Nights to run, in this order: 2026-07-04\n");
  }

  @Test
  @Order(4)
  void dumpsThatAreNowhereAreNotTakenForNightsWithoutDumps() {
    Typed typed = typed("--dry-run", "--dumps", folder.resolve("by-nihgt/{date}").toString());

    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(typed.err())
        .contains(
            "Cannot find the dumps: there is no folder %s/. Nothing has been done; mend --dumps."
                .formatted(folder.resolve("by-nihgt")));
    assertThat(typed("--dry-run", "--dumps", folder.resolve("nowhere").toString()).err())
        .contains("there is no folder " + folder.resolve("nowhere"));
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
    assertThat(releases()).containsExactly(3L, 2L, 1L);
  }

  @Test
  @Order(6)
  void backfillComesToWhatALakeOfTheMendedDeclarationAndTheSameDecisionsComesTo()
      throws IOException {
    BackfillResult result = backfill("mended", false);

    assertThat(result.blocking()).isEmpty();
    assertThat(result.status()).isEqualTo(BackfillResult.Status.RELEASED);
    assertThat(result.release().kind()).isEqualTo("backfill");
    assertThat(result.release().number()).isEqualTo(4);
    assertThat(result.overtaken()).isEmpty();
    assertThat(result.changed())
        .contains("standard.incident", "ops.delivery")
        .doesNotContain("raw.record", "standard.crash");
    assertThat(result.deliveries()).isNotEmpty().allMatch(account -> account.balances());
    assertThat(result.sources()).isNotEmpty().allMatch(account -> account.balances());
    try (NightLab fromScratch = nights(folder.resolve("second"), declared("mended"))) {
      decided.carryOut(fromScratch, declared("mended"));
      assertThat(seen(lab)).isEqualTo(seen(fromScratch)).isNotEqualTo(before);
    }
  }

  @Test
  @Order(7)
  void theReleaseBeforeStillShowsWhatHadBeenPublished() {
    assertThat(seen(lab, new Releases(lab.catalog()).number(3))).isEqualTo(before);
  }

  @Test
  @Order(8)
  void theSameBackfillAgainHasNothingToDoAndTheNightNeither() {
    assertThat(backfill("mended", false).status()).isEqualTo(BackfillResult.Status.UP_TO_DATE);
    assertThat(lab.run(PROVINCE.night2().toString(), declared("mended")).status())
        .isEqualTo(NightResult.Status.UP_TO_DATE);
    assertThat(releases()).containsExactly(4L, 3L, 2L, 1L);
  }

  /** The command as it is typed, by the mended declaration, up to two nights behind the range. */
  private static Typed typed(String... options) {
    List<String> line =
        new ArrayList<>(List.of("backfill", "--from", "2026-07-01", "--to", "2026-07-04"));
    line.addAll(List.of("--sources", folder.resolve("mended").toString(), "--only-sources"));
    line.addAll(List.of("--lake", lab.home().local().toString()));
    line.addAll(List.of(options));
    return Typed.citylake(line.toArray(String[]::new));
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
      String taken = table.table().equals(Tables.OPS_DELIVERY) ? " WHERE status <> 'refused'" : "";
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
