package citylake.orchestration.check;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.etl.source.Source;
import citylake.etl.source.Sources;
import citylake.orchestration.check.CheckReport.Reason;
import citylake.orchestration.delivery.Refusal;
import citylake.orchestration.night.DenverRow;
import citylake.orchestration.night.NightLab;
import citylake.orchestration.night.NightResult;
import citylake.quality.DeliveryAccount;
import citylake.sample.SampleProvince;
import citylake.testing.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * A check says of every file what the night says of it: one night over the sample cities and real
 * files, each of them then checked alone.
 */
class CheckAgreesWithNightIT {
  private static final String DATE = "2026-07-01";
  private static final Map<String, String> REAL_FILES =
      Map.of("davis.incident", "davis/davis_crimegraphics_2016_2021.csv.gz");
  private static final Map<String, String> OTHER_REAL_FILES =
      Map.ofEntries(
          Map.entry("boston.incident", "boston/boston_bpd_2021_crime.csv.gz"),
          Map.entry("boston.crash", "boston/boston_bpd_2021_crash.csv.gz"),
          Map.entry("chicago.crash", "chicago/chicago_crash_201909.csv.gz"),
          Map.entry("chicago.incident", "chicago/chicago_aggravated_assault_2019.csv.gz"),
          Map.entry("chicago.incident.sample", "chicago/chicago_crime_sample_2015.csv.gz"),
          Map.entry("denver.crash", "denver/denver_crash_201801_201906.csv.gz"),
          Map.entry("denver.incident", "denver/denver_crime_201801_201906.csv.gz"),
          Map.entry("new_york.help_request", "new_york/nyc_311_2022.csv.gz"),
          Map.entry("seattle.vehicle_sighting", "seattle/seattle_alpr_20211001_20211008.csv.gz"),
          Map.entry("st_louis.incident", "st_louis/st_louis_crime_2013_2015.csv.gz"),
          Map.entry("st_louis.crash", "st_louis/st_louis_hitrun_crash_2013_2015.csv.gz"),
          Map.entry("washington_dc.incident", "washington_dc/dc_crime_2024.csv.gz"));

  private static final String SMALL = "denver/denver_crime_small.csv";

  @TempDir static Path folder;
  private static NightLab lab;
  private static List<Source> sources;
  private static NightResult night;

  @BeforeAll
  static void oneNight() throws IOException {
    lab = new NightLab(folder);
    SampleProvince province = SampleProvince.ofSeed(SampleProvince.SEED);
    province.writeSources(folder.resolve("sources"));
    sources = Sources.load(List.of(folder.resolve("sources"))).all();
    province.writeNight1(lab.dumps());
    for (String file : REAL_FILES.values()) {
      lab.deliver(file, Files.readAllBytes(real(file)));
    }
    byte[] misshapen = "INCIDENT_ID,OFFENSE_ID\n1,2\n".getBytes(StandardCharsets.UTF_8);
    lab.deliver("denver/denver_crime_bad.csv", misshapen);
    lab.deliver(SMALL, withADamagedEnd(DenverRow.csv(DenverRow.incidents(0, 20))));
    night = lab.run(DATE, sources);
    assertThat(night.blocking()).isEmpty();
  }

  @AfterAll
  static void close() throws IOException {
    lab.close();
  }

  private static Path real(String file) {
    return SharedData.folder().resolve("real").resolve(file);
  }

  private static CheckReport check(String source, Path file) throws IOException {
    Source declared =
        sources.stream().filter(each -> each.name().equals(source)).findFirst().orElseThrow();
    return new FileCheck(declared, LocalDate.parse(DATE), 20, false)
        .run(file, records -> lab.session());
  }

  @TestFactory
  Stream<DynamicTest> everyFileCountsAlike() {
    return night.deliveries().stream()
        .map(account -> DynamicTest.dynamicTest(account.file(), () -> assertAlike(lab, account)));
  }

  private static void assertAlike(NightLab lab, DeliveryAccount account) throws IOException {
    CheckReport report = check(source(account), lab.dumps().resolve(account.file()));

    assertThat(report.outcomes())
        .isEqualTo(
            Map.of(
                "accepted", account.accepted(),
                "correction", account.corrections(),
                "retraction", account.retractions(),
                "duplicate", account.duplicates(),
                "quarantined", account.quarantined()));
    assertThat(reasons(report, true)).isEqualTo(quarantined(lab, account.file()));
    assertThat(reasons(report, false)).isEqualTo(issues(lab, account));
  }

  /** A delivery is called after its night, its source and its hash. */
  private static String source(DeliveryAccount account) {
    String delivery = account.delivery();
    return delivery.substring(DATE.length() + 1, delivery.lastIndexOf('-'));
  }

  private static Map<String, Long> reasons(CheckReport report, boolean isRefused) {
    Map<String, Long> reasons = new TreeMap<>();
    report.reasons().stream()
        .filter(reason -> reason.isRefused() == isRefused)
        .forEach(reason -> reasons.put(reason.name(), reason.records()));
    return reasons;
  }

  private static Map<String, Long> quarantined(NightLab lab, String file) {
    return counts(
        lab.released(
            "SELECT reason, count(*) FROM quarantine.record WHERE file = '%s' GROUP BY reason"
                .formatted(file)));
  }

  private static Map<String, Long> issues(NightLab lab, DeliveryAccount account) {
    String kind = source(account).split("[.]", -1)[1];
    return counts(
        lab.released(
            "SELECT issue, count(*) FROM (SELECT explode(_issues) AS issue FROM standard.%s WHERE _row.file = '%s') GROUP BY issue"
                .formatted(kind, account.file())));
  }

  private static Map<String, Long> counts(List<Row> rows) {
    Map<String, Long> counts = new TreeMap<>();
    rows.forEach(row -> counts.put(row.getString(0), row.getLong(1)));
    return counts;
  }

  /** One record in twenty-one: that it counts alike in the check is told by its own test. */
  @Test
  void aDamagedRecordOfASmallFileIsSetAsideAndTheOthersAreTaken() {
    assertThat(night.deliveries())
        .filteredOn(account -> account.file().equals(SMALL))
        .singleElement()
        .satisfies(
            account -> {
              assertThat(account.accepted()).isEqualTo(20);
              assertThat(account.quarantined()).isEqualTo(1);
            });
  }

  private static byte[] withADamagedEnd(byte[] sound) {
    return (new String(sound, StandardCharsets.UTF_8) + "20 cases\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void aFileThatTheNightRefusesIsRefusedInTheSameWords() throws IOException {
    Refusal refusal =
        night.refusals().stream()
            .filter(each -> each.file().name().endsWith("bad.csv"))
            .findFirst()
            .orElseThrow();

    CheckReport report = check("denver.incident", lab.dumps().resolve(refusal.file().name()));

    assertThat(report.refusalReason()).isEqualTo(refusal.reason());
    assertThat(report.refusal())
        .isEqualTo(refusal.detail().replace("denver/denver_crime_bad", "denver_crime_bad"));
  }

  @Test
  void findingsShowPlacesInTheFileAndNoValueOfASensitiveField() throws IOException {
    CheckReport report = check("davis.incident", real(REAL_FILES.get("davis.incident")));

    assertThat(report.replaced().records()).isEqualTo(report.outcomes().get("correction"));
    assertThat(report.findings()).hasSize(20);
    assertThat(report.findings())
        .isSortedAccordingTo(java.util.Comparator.comparingLong(Finding::recordNo))
        .allSatisfy(
            finding -> {
              assertThat(finding.byteOffset()).isPositive();
              assertThat(finding.wanted()).isNotBlank();
              assertThat(finding.fields()).isNotEmpty();
            });
    assertThat(report.reasons()).isSortedAccordingTo(refusalsFirst());
    Map<String, String> grades = new HashMap<>();
    sources.stream()
        .filter(source -> source.name().equals("davis.incident"))
        .flatMap(source -> source.contract().fields().stream())
        .forEach(field -> grades.put(field.name(), field.grade()));
    assertThat(report.findings())
        .flatExtracting(Finding::fields)
        .filteredOn(field -> List.of("sensitive", "top_secret").contains(grades.get(field.field())))
        .isNotEmpty()
        .allMatch(field -> field.shown().matches("empty|withheld, .*"));
  }

  private static java.util.Comparator<Reason> refusalsFirst() {
    return java.util.Comparator.comparing((Reason reason) -> !reason.isRefused());
  }

  @Tag("slow")
  @Test
  void theOtherRealFilesCountAlikeToo(@TempDir Path more) throws IOException {
    Map<String, String> delivered = new LinkedHashMap<>(OTHER_REAL_FILES);
    try (NightLab other = new NightLab(more)) {
      for (String file : delivered.values()) {
        other.deliver(file, Files.readAllBytes(real(file)));
      }
      NightResult result = other.run(DATE, sources);
      assertThat(result.deliveries()).hasSize(delivered.size());
      for (DeliveryAccount account : result.deliveries()) {
        assertAlike(other, account);
      }
    }
  }
}
