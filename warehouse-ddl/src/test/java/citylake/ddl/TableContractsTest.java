package citylake.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import citylake.testing.SharedData;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TableContractsTest {

  @Test
  void indexListsEveryDeclarationAndNoOther() throws IOException {
    Path folder =
        SharedData.projectRoot().resolve("warehouse-ddl/src/main/resources/contracts").normalize();
    List<String> files;
    try (Stream<Path> paths = Files.walk(folder)) {
      files =
          paths
              .filter(path -> path.toString().endsWith(".odcs.yaml"))
              .map(path -> folder.relativize(path).toString().replace('\\', '/'))
              .toList();
    }

    assertThat(BundledText.lines("/contracts/index.txt"))
        .as("contracts/index.txt; a jar has no folders to walk")
        .containsExactlyInAnyOrderElementsOf(files);
  }

  @Test
  void everyNamedTableIsDeclaredAndEveryDeclaredTableIsNamed() throws IllegalAccessException {
    List<TableName> named = new ArrayList<>();
    for (Field field : Tables.class.getFields()) {
      named.add((TableName) field.get(null));
    }

    assertThat(TableContracts.all().stream().map(TableContract::name))
        .containsExactlyInAnyOrderElementsOf(named);
  }

  @Test
  void rawComesFirstAndPublishedAfterDerived() {
    List<String> layers =
        TableContracts.all().stream().map(contract -> contract.name().layer()).distinct().toList();

    assertThat(layers)
        .containsExactly("raw", "standard", "derived", "published", "quarantine", "ops");
  }

  @Test
  void incidentIsKnownByCityIncidentAndOffence() {
    TableContract incident = TableContracts.of(Tables.STANDARD_INCIDENT);

    assertThat(incident.keyColumns()).containsExactly("city_code", "incident_no", "offence_no");
    assertThat(incident.uniqueKey()).isPresent();
    assertThat(incident.partitionedBy()).containsExactly("city_code", "first_seen_month");
    assertThat(incident.column("address_text").grade()).isEqualTo(Grade.SENSITIVE);
    assertThat(incident.grade()).isEqualTo(Grade.SENSITIVE);
    assertThat(incident.column("occurred_from").type()).isEqualTo("timestamp");
  }

  @Test
  void rawBytesHaveTheHighestGrade() {
    assertThat(TableContracts.of(Tables.RAW_RECORD).grade()).isEqualTo(Grade.TOP_SECRET);
    assertThat(TableContracts.of(Tables.QUARANTINE_RECORD).grade()).isEqualTo(Grade.TOP_SECRET);
  }

  @Test
  void publicCountsArePublicThroughout() {
    assertThat(TableContracts.of(Tables.PUBLISHED_INCIDENT_COUNT_PUBLIC).grade())
        .isEqualTo(Grade.PUBLIC);
  }

  @Test
  void everyTableHasAKeyRuleAndATimeOfRetention() {
    for (TableContract contract : TableContracts.all()) {
      assertThat(contract.uniqueKey()).as("key rule of %s", contract.name()).isPresent();
      assertThat(contract.retention()).as("retention of %s", contract.name()).matches("\\d+ [yd]");
      assertThat(contract.freshness()).as("freshness of %s", contract.name()).matches("\\d+ h");
    }
  }

  @Test
  void clockTimesOfTheMachineStayOutOfTheContentHash() {
    assertThat(TableContracts.of(Tables.OPS_RUN).hashedColumns())
        .contains("fingerprint", "outcome")
        .doesNotContain("started_at", "ended_at", "snapshot_id");
    assertThat(TableContracts.of(Tables.STANDARD_INCIDENT).contentHashExcludes()).isEmpty();
  }

  @Test
  void hashesTellTablesApart() {
    Set<String> hashes = new HashSet<>();
    TableContracts.all().forEach(contract -> hashes.add(contract.hash()));

    assertThat(hashes).hasSameSizeAs(TableContracts.all()).allMatch(hash -> hash.length() == 64);
  }

  @Test
  void unknownTableIsRefusedWithTheDeclaredOnes() {
    assertThatThrownBy(() -> TableContracts.of(new TableName("standard", "ghost")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "Cannot find a contract of standard.ghost: no such table is declared. Declared are: [raw.record, standard.incident");
  }

  @Test
  void unknownColumnIsRefusedWithTheDeclaredOnes() {
    assertThatThrownBy(() -> TableContracts.of(Tables.DERIVED_COINCIDENCE).column("ghost"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Invalid column of derived.coincidence: ghost. Its contract declares: city_code, stat, value, null_mean, lo, hi, p, n_perm, n_crime, n_crash, note.");
  }
}
