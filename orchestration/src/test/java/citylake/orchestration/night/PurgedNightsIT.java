package citylake.orchestration.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import citylake.ddl.TableContracts;
import citylake.ddl.TableName;
import citylake.ddl.Tables;
import citylake.etl.landing.ScanLimits;
import citylake.etl.source.Source;
import citylake.governance.approval.Approval;
import citylake.governance.approval.Approvals;
import citylake.governance.approval.Request;
import citylake.lake.ContentHash;
import citylake.lake.Maintenance;
import citylake.lake.OpsLog;
import citylake.lake.Release;
import citylake.lake.ReleasedReader;
import citylake.lake.Releases;
import citylake.lake.Retention;
import citylake.orchestration.purge.PurgeBook;
import citylake.orchestration.purge.PurgeLine;
import citylake.orchestration.purge.PurgePlan;
import citylake.orchestration.purge.PurgeResult;
import citylake.orchestration.purge.PurgeRun;
import citylake.sample.land.City;
import citylake.sample.province.Province;
import citylake.sample.province.ProvinceSize;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two nights of a city, and the years after: what is past its period goes, night by night and kind
 * by kind, from what readers see and from the disk; nothing else changes.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PurgedNightsIT {
  private static final String SIGHTING = "vehicle_sighting";
  private static final int DAYS_OF_SIGHTINGS = 90;

  /** Kept for 90 days, a year, three years and thirty. */
  private static final Set<String> KINDS =
      Set.of(SIGHTING, "hotel_stay", "help_request", "incident");

  @TempDir static Path folder;
  private static ProvinceNights province;
  private static NightLab lab;
  private static List<LocalDate> nights;

  @BeforeAll
  static void twoNights() {
    province =
        ProvinceNights.run(
            folder,
            new ProvinceSize(1, 2, 0.002, Province.SEED),
            source -> KINDS.contains(source.kind()));
    lab = province.lab();
    nights = province.nights().stream().map(NightResult::night).toList();
  }

  @AfterAll
  static void close() throws IOException {
    province.close();
  }

  @Test
  @Order(1)
  void nothingGoesWithinItsPeriod() {
    PurgePlan plan = run(nights.get(0).plusDays(DAYS_OF_SIGHTINGS - 1), Approvals.NONE).plan();

    assertThat(plan.lines()).isEmpty();
    assertThat(plan.next())
        .isEqualTo(
            new PurgePlan.Next(SIGHTING, nights.get(0), nights.get(0).plusDays(DAYS_OF_SIGHTINGS)));
    assertThat(run(nights.get(0), Approvals.NONE).run().isNew()).isFalse();
  }

  @Test
  @Order(2)
  void rowsThatACaseNeedsStayWithTheirEvidence() {
    Row plate =
        lab.released(
                "SELECT city_code, plate_no_hash, count(*), min(substring(_row.first_seen, 1, 10)) FROM standard.vehicle_sighting WHERE plate_no_hash IS NOT NULL AND _row.first_seen < '%s' GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2 LIMIT 1"
                    .formatted(nights.get(1)))
            .get(0);

    PurgePlan plan = run(secondDay(), approved(plate.getString(0), plate.getString(1))).plan();
    PurgePlan without = run(secondDay(), Approvals.NONE).plan();

    assertThat(plan.held())
        .containsExactly(
            new PurgePlan.Held(7, "A-1", "standard.vehicle_sighting", plate.getLong(2)));
    assertThat(deleted(without, "standard.vehicle_sighting"))
        .isEqualTo(deleted(plan, "standard.vehicle_sighting") + plate.getLong(2));
    assertThat(deleted(plan, "landing"))
        .as("the file with these rows is kept whole")
        .isEqualTo(deleted(without, "landing") - 1);
  }

  @Test
  @Order(3)
  void sightingsGoNinetyDaysAfterTheNightThatBroughtThem() {
    Map<String, String> others = hashesWithoutSightings();
    String kept = hash(SIGHTINGS_OF_LATER_NIGHTS.formatted(nights.get(1)));
    String source =
        province.sources().stream()
            .map(Source::name)
            .filter(name -> name.endsWith(SIGHTING))
            .findFirst()
            .orElseThrow();
    String gone =
        hash(
            "SELECT * FROM standard.vehicle_sighting WHERE _row.first_seen < '%s' AND _row.source = '%s'"
                .formatted(nights.get(1), source));
    long release = current().number();

    PurgeResult result = run(secondDay(), Approvals.NONE).run();

    assertThat(result.isNew()).isTrue();
    assertThat(current().kind()).isEqualTo("purge");
    assertThat(current().number()).isEqualTo(release + 1);
    assertThat(hash("SELECT * FROM standard.vehicle_sighting")).isEqualTo(kept);
    assertThat(hashesWithoutSightings()).as("of all other kinds and tables").isEqualTo(others);
    assertThat(result.proved())
        .extracting(PurgeLine::store)
        .contains("standard.vehicle_sighting", "raw.record", "landing");
    assertThat(result.proved())
        .allSatisfy(
            line -> {
              assertThat(line.kind()).isEqualTo(SIGHTING);
              assertThat(line.period()).isEqualTo("90 days");
              assertThat(line.oldest()).isEqualTo(nights.get(0));
              assertThat(line.newest()).isEqualTo(nights.get(0));
            });
    assertThat(line(result, "standard.vehicle_sighting", source).contentHash()).isEqualTo(gone);
    assertThat(result.files()).isPositive();
    assertThat(run(secondDay(), Approvals.NONE).plan().lines()).isEmpty();
  }

  private static final String SIGHTINGS_OF_LATER_NIGHTS =
      "SELECT * FROM standard.vehicle_sighting WHERE _row.first_seen >= '%s'";

  @Test
  @Order(4)
  void noFileOnTheDiskHoldsThem() {
    assertThat(onDisk("standard", SIGHTING, "_row.first_seen < '%s'".formatted(nights.get(1))))
        .isZero();
    assertThat(
            onDisk(
                "raw",
                "record",
                "kind = '%s' AND night < DATE'%s'".formatted(SIGHTING, nights.get(1))))
        .isZero();
    assertThat(onDisk("raw", "record", "night < DATE'%s'".formatted(nights.get(1))))
        .as("records of other kinds, by the same look")
        .isPositive();
    assertThat(
            lab.released("SELECT source, sha256, night FROM ops.delivery WHERE status = 'taken'"))
        .allSatisfy(
            file -> {
              boolean isPast =
                  file.getString(0).endsWith("." + SIGHTING)
                      && file.getDate(2).toLocalDate().equals(nights.get(0));
              assertThat(landed(file)).isEqualTo(!isPast);
            });
  }

  @Test
  @Order(5)
  void earlierReleasesShowOtherTablesStillAndNotTheseTables() {
    Release before = new Releases(lab.catalog()).number(current().number() - 1);

    long incidents =
        new ReleasedReader(lab.session(), lab.catalog())
            .query(before, "SELECT * FROM standard.incident", rows -> rows.count());
    assertThat(incidents).isPositive();
    assertThatThrownBy(
            () ->
                new ReleasedReader(lab.session(), lab.catalog())
                    .query(
                        before,
                        "SELECT count(*) FROM standard.vehicle_sighting",
                        rows -> rows.head()))
        .hasMessageContaining(
            "Cannot read standard.vehicle_sighting as of release %d: its states of before were deleted with rows whose period was over."
                .formatted(before.number()));
    assertThatThrownBy(() -> new Releases(lab.catalog()).rollBackTo(before.number(), Instant.now()))
        .hasMessageMatching(
            "Cannot go back to release %d: it showed rows whose period is over, and which were deleted since\\. Nothing was changed\\. .*"
                .formatted(before.number()));
  }

  @Test
  @Order(6)
  void aPurgeThatWasCutOffBehindItsReleaseIsFinishedByTheNext() {
    List<String> proved = facts("proved");
    assertThat(proved).isNotEmpty().isEqualTo(facts("decided"));
    new OpsLog(lab.catalog(), "test")
        .remove(Tables.OPS_PURGE, row -> "proved".equals(row.get("stage")));
    assertThat(run(secondDay(), Approvals.NONE).plan().unfinished())
        .containsExactly(current().run());
    assertThat(new PurgeBook(lab.catalog()).all())
        .extracting(PurgeBook.Written::standing)
        .containsExactly(PurgeBook.Standing.UNFINISHED);

    PurgeResult result = run(secondDay(), Approvals.NONE).run();

    assertThat(result.isNew()).isFalse();
    assertThat(result.proved()).hasSameSizeAs(proved);
    assertThat(facts("proved")).isEqualTo(proved);
    assertThat(run(secondDay(), Approvals.NONE).plan().isEmpty()).isTrue();
  }

  private static List<String> facts(String stage) {
    return new OpsLog(lab.catalog(), "test")
        .rows(Tables.OPS_PURGE).stream()
            .filter(row -> stage.equals(row.get("stage")))
            .map(PurgedNightsIT::fact)
            .sorted()
            .toList();
  }

  private static String fact(Map<String, Object> row) {
    return "%s %s %s %s %s"
        .formatted(
            row.get("store"),
            row.get("source"),
            row.get("deleted"),
            row.get("content_hash"),
            row.get("release_no"));
  }

  @Test
  @Order(7)
  void nightsGoOnAndKnowTheFilesThatWent() {
    NightResult again = night(nights.get(1));
    assertThat(again.status()).isEqualTo(NightResult.Status.UP_TO_DATE);

    NightResult next = night(nights.get(1).plusDays(1));

    assertThat(next.blocking()).isEmpty();
    assertThat(next.deliveries()).as("all of its files are known, those that went too").isEmpty();
    assertThat(hash("SELECT * FROM standard.vehicle_sighting"))
        .isEqualTo(hash(SIGHTINGS_OF_LATER_NIGHTS.formatted(nights.get(1))));
  }

  @Test
  @Order(8)
  void aBackfillSaysWhyItCannotReadAllFilesAgain() {
    BackfillPlan plan =
        BackfillPlan.of(
            new BackfillOrder(
                nights.get(1),
                nights.get(1),
                province.cities().stream().map(City::key).collect(Collectors.toSet()),
                true),
            lab.catalog(),
            province.sources());

    assertThat(plan.missing())
        .isNotEmpty()
        .allSatisfy(
            file ->
                assertThat(file)
                    .contains(
                        "it is past the period of its kind, and rows of it were deleted (citylake purge)"));
  }

  @Test
  @Order(9)
  void allEvidenceIsGoneAfterTenYearsAndWhatIsKeptLongerStays() {
    PurgeResult ten = run(nights.get(1).plusYears(10), Approvals.NONE).run();

    assertThat(ten.proved())
        .extracting(PurgeLine::store, PurgeLine::kind, PurgeLine::period)
        .contains(
            tuple("standard.hotel_stay", "hotel_stay", "1 year"),
            tuple("raw.record", "hotel_stay", "1 year"),
            tuple("raw.record", "incident", "10 years"),
            tuple("quarantine.record", "help_request", "3 years"));
    assertThat(lab.released("SELECT * FROM quarantine.record")).isEmpty();
    assertThat(lab.released("SELECT * FROM raw.record")).isEmpty();
    assertThat(onDisk("raw", "record", "true")).isZero();
    assertThat(lab.released("SELECT * FROM standard.incident"))
        .as("incidents are kept for thirty years")
        .isNotEmpty();
    assertThat(night(nights.get(1).plusYears(10)).blocking()).isEmpty();
    assertThat(
            new Maintenance(lab.catalog(), lab::session, Retention.DEFAULT, Clock.systemUTC())
                .run()
                .number())
        .as("maintenance after a purge")
        .isGreaterThanOrEqualTo(ten.release().number());
  }

  private static LocalDate secondDay() {
    return nights.get(1).plusDays(DAYS_OF_SIGHTINGS - 1L);
  }

  private static PurgeRun run(LocalDate asOf, Approvals approvals) {
    return new PurgeRun(asOf, lab.catalog(), lab::session, () -> approvals, Clock.systemUTC());
  }

  private static Approvals approved(String city, String plate) {
    Instant now = Instant.now();
    Request request =
        new Request(
            "officer.a",
            "standard.vehicle_sighting",
            List.of("passed_at"),
            city,
            "investigation",
            "A-1",
            Map.of("plate_no_hash", plate),
            null,
            null,
            now.plusSeconds(3600),
            "robbery");
    return new Approvals(
        List.of(
            new Approval(7, request, now, 1, List.of("approver.b"), Approval.Status.GRANTED, null)),
        Set.of());
  }

  private static long deleted(PurgePlan plan, String store) {
    return plan.lines().stream()
        .filter(line -> line.store().equals(store))
        .mapToLong(PurgeLine::deleted)
        .sum();
  }

  private static PurgeLine line(PurgeResult result, String store, String source) {
    return result.proved().stream()
        .filter(line -> line.store().equals(store) && line.source().equals(source))
        .findFirst()
        .orElseThrow();
  }

  private static Release current() {
    return new Releases(lab.catalog()).current().orElseThrow();
  }

  /** A night over the same files as the second. */
  private static NightResult night(LocalDate date) {
    NightSettings settings =
        new NightSettings(
            date,
            lab.home(),
            folder.resolve("province/nights").resolve(nights.get(1).toString()).toString(),
            province.sources(),
            ScanLimits.DEFAULT);
    return new NightRun(settings, lab.catalog(), lab::session, Progress.SILENT, Clock.systemUTC())
        .run();
  }

  private static boolean landed(Row file) {
    return Files.exists(lab.home().landing().resolve(file.getString(0)).resolve(file.getString(1)));
  }

  /** Rows of any Parquet file below the table's folder, whatever the table's metadata names. */
  private static long onDisk(String layer, String table, String condition) {
    try (Stream<Path> files =
        Files.walk(Path.of(lab.home().warehouse()).resolve(layer).resolve(table))) {
      String[] parquet =
          files
              .map(Path::toString)
              .filter(name -> name.endsWith(".parquet"))
              .toArray(String[]::new);
      return parquet.length == 0
          ? 0
          : lab.session().read().parquet(parquet).filter(condition).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> hashesWithoutSightings() {
    Map<String, String> hashes = new TreeMap<>();
    for (TableName table : new ArrayList<>(lab.catalog().tables())) {
      if (current().table(table).isPresent()
          && !table.equals(new TableName("standard", SIGHTING))) {
        boolean hasKind = Set.of("raw", "quarantine").contains(table.layer());
        boolean isTold = TableContracts.of(table).columnNames().contains("kind");
        hashes.put(
            table.toString(),
            hash(
                "SELECT * FROM "
                    + table
                    + (hasKind && isTold ? " WHERE kind <> '%s'".formatted(SIGHTING) : "")));
      }
    }
    hashes.remove("quarantine.resolution");
    return hashes;
  }

  private static String hash(String sql) {
    return new ReleasedReader(lab.session(), lab.catalog())
        .query(sql, rows -> ContentHash.of(rows, List.of()));
  }
}
