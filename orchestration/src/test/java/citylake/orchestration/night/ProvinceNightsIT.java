package citylake.orchestration.night;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.etl.source.Sources;
import citylake.quality.DeliveryAccount;
import citylake.quality.LakeAccount;
import citylake.sample.form.CityForms;
import citylake.sample.form.Kind;
import citylake.sample.land.Cities;
import citylake.sample.land.City;
import citylake.sample.province.Province;
import citylake.sample.province.ProvinceSize;
import citylake.sample.province.ProvinceSources;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Five nights over the province: all kinds of record of its first two cities, and two kinds of the
 * others, with files that are late, torn, doubled, in another encoding or with another heading than
 * agreed, corrections by parts of records and a city that joins. All kinds of all: {@link
 * WholeProvinceNightsIT}.
 */
class ProvinceNightsIT {
  /** Whose records are all read: one of the provincial standard, one of pipes in GBK. */
  private static final Set<String> WHOLE =
      Cities.first(2).stream().map(City::key).collect(Collectors.toSet());

  private static final Set<String> OF_ALL_CITIES =
      Set.of(Kind.INCIDENT.standardName(), Kind.CRASH.standardName());

  private static final int NIGHTS = 5;

  @TempDir static Path folder;
  private static ProvinceNights province;

  /** Of the cities that conform. */
  private static ReferenceNight reference;

  /** Merges as in tables of 128 MiB and more, whose files keep to their nights. */
  private static final String LARGE = "citylake.large-table-bytes";

  @BeforeAll
  static void fiveNights() throws Exception {
    System.setProperty(LARGE, "1");
    province =
        ProvinceNights.run(
            folder,
            new ProvinceSize(Cities.ALL, NIGHTS, 0.002, Province.SEED),
            source -> WHOLE.contains(source.city().id()) || OF_ALL_CITIES.contains(source.kind()));
    reference = ReferenceNight.of(province, folder.resolve("province"));
  }

  @AfterAll
  static void close() throws IOException {
    System.clearProperty(LARGE);
    province.close();
  }

  @Test
  void everyCityAndKindOfTheProvinceIsDeclaredWithoutAFault() {
    Path out = folder.resolve("all");
    ProvinceSources.write(out, Cities.first(Cities.ALL), CityForms::ofVendor);

    assertThat(Sources.loadOnly(List.of(out)).all())
        .hasSize(Cities.ALL * Kind.values().length)
        .filteredOn(source -> source.city().vendor().equals("provincial-standard"))
        .hasSize(4 * Kind.values().length);
  }

  @Test
  void allNightsAreReleased() {
    assertThat(province.nights())
        .allSatisfy(
            night -> {
              assertThat(night.blocking()).isEmpty();
              assertThat(night.status()).isEqualTo(NightResult.Status.RELEASED);
              assertThat(night.deliveries()).allMatch(DeliveryAccount::balances);
              assertThat(night.sources()).isNotEmpty().allMatch(LakeAccount::balances);
            });
  }

  @Test
  void eachFilesRecordsCameToWhatTheTruthSays() {
    assertThat(province.told()).isEqualTo(province.expected());
    assertThat(province.nights().get(2).deliveries())
        .as("late ones of the night before, too")
        .anyMatch(file -> file.file().contains("20260702"));
  }

  @Test
  void noFileIsRefusedButThoseToWhichSomethingHappened() {
    assertThat(province.toldRefused()).isEqualTo(province.expectedRefused());
    assertThat(province.expectedRefused())
        .anyMatch(line -> line.endsWith(" refused torn"))
        .anyMatch(line -> line.endsWith(" refused renamed_field"))
        .anyMatch(line -> line.endsWith(" refused other_encoding"))
        .anyMatch(line -> line.endsWith(" already_taken null"));
  }

  @Test
  void eachFaultThatMakesARecordNoRowIsFoundAndNoOtherRecordIsRefused() {
    PlantedFaults faults = new PlantedFaults(province, folder.resolve("province/truth"));

    assertThat(faults.thatRefuse()).hasSizeGreaterThan(10);
    assertThat(faults.refused()).isEqualTo(faults.thatRefuse());
  }

  @Test
  void eachRowWhoseTimeCannotBeReadSaysSo() {
    PlantedFaults faults = new PlantedFaults(province, folder.resolve("province/truth"));

    assertThat(faults.ofTimes()).hasSizeGreaterThan(5);
    assertThat(faults.ofRowsWithIssues()).containsAll(faults.ofTimes());
  }

  @Test
  void theRowsAreWhatTheCitiesKnow() {
    Agreement agreement = new Agreement();

    assertThat(province.differences(agreement).stream().limit(40)).isEmpty();
    agreement.writeTo(Path.of("target/reports/agreement-5-nights.md"));
    assertThat(agreement.attributes()).as("attributes that are compared").hasSizeGreaterThan(100);
  }

  @Test
  void readAgainFromAllFilesTogetherTheNightsGiveTheSameRows() {
    BackfillResult rebuilt = province.rebuilt();

    assertThat(rebuilt.changed()).isEmpty();
    assertThat(rebuilt.status()).isEqualTo(BackfillResult.Status.SAME_ROWS);
  }

  @Test
  void aReferenceWrittenFromTheSpecificationAloneLetsTheSameRowsStand() {
    assertThat(reference.differences(province)).isEmpty();
    assertThat(reference.account()).isEqualTo(ReferenceNight.account(province));
    assertThat(reference.rowsByKind()).hasSize(Kind.values().length);
    assertThat(reference.fields()).isGreaterThan(40_000);
  }

  @Test
  void aRowThatMustNotStandAndAnotherValueAreCounted() {
    Map<String, JsonNode> rows = new TreeMap<>(reference.rows());
    String alert = rows.keySet().stream().filter(row -> row.startsWith("alert ")).findFirst().get();
    String crash = rows.keySet().stream().filter(row -> row.startsWith("crash ")).findFirst().get();
    rows.remove(alert);
    JsonNode other = rows.get(crash).deepCopy();
    ((ObjectNode) other.get("equal")).put("district", "elsewhere");
    rows.put(crash, other);

    assertThat(new ReferenceNight(rows, reference.counts(), 0).differences(province))
        .satisfiesExactly(
            line -> assertThat(line).isEqualTo("alert row too many: 1, e.g. " + alert),
            line ->
                assertThat(line)
                    .startsWith("crash district: 1, e.g. " + crash)
                    .endsWith("reference \"elsewhere\""));
  }
}
