package citylake.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class ContractReaderTest {
  /** A valid declaration; a test changes the one line that it is about. */
  private static final String GOOD =
      """
      apiVersion: v3.1.0
      kind: DataContract
      id: standard.thing
      version: 1.0.0
      status: active
      description: {purpose: "things of cities"}
      team: {name: data team}
      schema:
        - name: thing
          physicalName: standard.thing
          dataGranularityDescription: one thing of one city
          customProperties:
            - {property: partitionedBy, value: [city_code, months(seen_at)]}
            - {property: contentHashExcludes, value: [seen_at]}
          properties:
            - {name: thing_no, physicalType: string, required: true, primaryKey: true, primaryKeyPosition: 2, classification: internal, description: "number of the thing"}
            - {name: city_code, physicalType: string, required: true, primaryKey: true, primaryKeyPosition: 1, classification: public, description: "city"}
            - {name: seen_at, physicalType: timestamp, classification: internal, description: "when seen, UTC"}
            - name: _row
              physicalType: "struct<file:string,record_no:bigint>"
              classification: sensitive
              description: where it came from
              properties:
                - {name: file, physicalType: string, classification: internal, description: "file"}
                - {name: record_no, physicalType: bigint, classification: sensitive, description: "number"}
          quality:
            - {type: library, metric: duplicateValues, name: key_is_unique, arguments: {properties: [city_code, thing_no]}, mustBe: 0, severity: error, description: "Twice is once too often."}
            - {type: sql, name: seen, query: "seen_at IS NOT NULL", mustBeLessOrEqualTo: 0.01, severity: warning, description: "Unseen things are doubtful."}
      slaProperties:
        - {property: retention, value: 2, unit: y}
        - {property: latency, value: 36, unit: h}
      """;

  @Test
  void declarationIsReadWhole() {
    TableContract thing = read(GOOD);

    assertThat(thing.name()).isEqualTo(new TableName("standard", "thing"));
    assertThat(thing.grain()).isEqualTo("one thing of one city");
    assertThat(thing.purpose()).isEqualTo("things of cities");
    assertThat(thing.owner()).isEqualTo("data team");
    assertThat(thing.retention()).isEqualTo("2 y");
    assertThat(thing.freshness()).isEqualTo("36 h");
    assertThat(thing.columnNames()).containsExactly("thing_no", "city_code", "seen_at", "_row");
    assertThat(thing.keyColumns()).containsExactly("city_code", "thing_no");
    assertThat(thing.partitionedBy()).containsExactly("city_code", "months(seen_at)");
    assertThat(thing.contentHashExcludes()).containsExactly("seen_at");
    assertThat(thing.hashedColumns()).containsExactly("thing_no", "city_code", "_row");
    assertThat(thing.sortedBy()).isEmpty();
    assertThat(thing.grade()).isEqualTo(Grade.SENSITIVE);
    assertThat(thing.column("thing_no"))
        .isEqualTo(
            new ColumnContract(
                "thing_no", "string", true, 2, Grade.INTERNAL, "number of the thing"));
    assertThat(thing.expectations())
        .containsExactly(
            new Expectation(
                "seen",
                "seen_at IS NOT NULL",
                Severity.WARNING,
                0.01,
                "Unseen things are doubtful."));
    assertThat(thing.uniqueKey()).isPresent();
  }

  @Test
  void hashFollowsTheWordsAndNotTheLayout() {
    String hash = read(GOOD).hash();

    assertThat(
            read("# a comment\n" + GOOD.replace("status: active\n", "status:   active\n")).hash())
        .isEqualTo(hash);
    assertThat(read(GOOD.replace("0.01", "0.02")).hash()).isNotEqualTo(hash);
  }

  @Test
  void columnWithoutAGradeDoesNotLoad() {
    assertThatThrownBy(
            () ->
                read(
                    GOOD.replace(
                        "physicalType: timestamp, classification: internal,",
                        "physicalType: timestamp,")))
        .isInstanceOf(InvalidContract.class)
        .hasMessage(
            "Invalid table contract standard/thing.odcs.yaml: 1 fault(s): column seen_at has no grade (classification). No table was read or changed; correct the file and start again.");
  }

  @Test
  void unknownGradeIsNamed() {
    assertFault(
        GOOD.replace("timestamp, classification: internal", "timestamp, classification: secretish"),
        "column seen_at has an unknown grade: secretish");
  }

  @Test
  void columnWithoutAMeaningDoesNotLoad() {
    assertFault(
        GOOD.replace("description: \"when seen, UTC\"", "description: \" \""),
        "column seen_at has no meaning (description)");
  }

  @Test
  void columnWithoutATypeDoesNotLoad() {
    assertFault(
        GOOD.replace("physicalType: timestamp, ", ""), "column seen_at has no type (physicalType)");
  }

  @Test
  void grainOwnerAndPurposeAreAskedForTogether() {
    String bare =
        GOOD.replace("one thing of one city", "''")
            .replace("data team", "''")
            .replace("\"things of cities\"", "''");

    assertThatThrownBy(() -> read(bare))
        .asInstanceOf(type(InvalidContract.class))
        .extracting(InvalidContract::faults, LIST)
        .containsExactly(
            "lacks the table's grain (dataGranularityDescription)",
            "lacks the table's purpose (purpose)",
            "lacks the owner (name)");
  }

  @Test
  void serviceLevelsAreAskedFor() {
    assertFault(
        GOOD.replace("property: retention", "property: other"), "slaProperties lack retention");
    assertFault(GOOD.replace("property: latency", "property: other"), "slaProperties lack latency");
  }

  @Test
  void aPeriodWithAnElementSaysFromWhichNightItCounts() {
    String counted = "value: 2, unit: y, element: thing._row.first_seen}";

    assertThat(read(GOOD).removal()).isEmpty();
    assertThat(read(GOOD.replace("value: 2, unit: y}", counted)).removal())
        .contains(new RetentionPeriod(2, ChronoUnit.YEARS, "_row.first_seen"));
    assertFault(
        GOOD.replace("value: 2, unit: y}", counted.replace("thing._row", "thing.gone")),
        "retention is counted from no column of the table: thing.gone.first_seen");
    assertFault(
        GOOD.replace("value: 2, unit: y}", counted.replace("unit: y", "unit: w")),
        "retention with an element needs a value and a unit of y, m or d");
  }

  @Test
  void nestedFieldMayNotBeKeptMoreCloselyThanItsColumn() {
    assertFault(
        GOOD.replace("bigint, classification: sensitive", "bigint, classification: top_secret"),
        "_row.record_no has a higher grade than the column that holds it");
  }

  @Test
  void nestedTypeMustMatchItsFields() {
    assertFault(
        GOOD.replace("struct<file:string,record_no:bigint>", "struct<file:string,record_no:int>"),
        "column _row has type struct<file:string,record_no:int> but its fields make struct<file:string,record_no:bigint>");
  }

  @Test
  void keyMustBeRequiredAndCountFromOne() {
    assertFault(
        GOOD.replace(
            "required: true, primaryKey: true, primaryKeyPosition: 1",
            "primaryKey: true, primaryKeyPosition: 1"),
        "key column city_code must be required");
    assertFault(
        GOOD.replace("primaryKeyPosition: 2", "primaryKeyPosition: 3"),
        "primaryKeyPosition must count 1 to 2 without gaps");
  }

  @Test
  void uniquenessMustNameThePrimaryKey() {
    assertFault(
        GOOD.replace("properties: [city_code, thing_no]", "properties: [thing_no]"),
        "rule key_is_unique must name the primary key: city_code, thing_no");
  }

  @Test
  void ruleNeedsPredicateToleranceSeverityAndReason() {
    assertFault(GOOD.replace("seen_at IS NOT NULL", ""), "rule seen has no predicate (query)");
    assertFault(
        GOOD.replace("mustBeLessOrEqualTo: 0.01", "mustBeLessOrEqualTo: 5"),
        "rule seen has no tolerance between 0 and 1 (mustBeLessOrEqualTo)");
    assertFault(
        GOOD.replace("severity: warning", "severity: meh"),
        "rule seen has no severity (error or warning)");
    assertFault(
        GOOD.replace("\"Unseen things are doubtful.\"", "\"\""),
        "rule seen has no reason (description)");
  }

  @Test
  void ruleThatNobodyJudgesIsRefused() {
    assertFault(
        GOOD.replace("{type: sql, name: seen", "{type: text, name: seen"),
        "rule seen is of a kind that is not judged");
  }

  @Test
  void namesThatIcebergKeepsForItselfAreRefused() {
    assertFault(
        GOOD.replace("name: seen_at", "name: _file"), "column name is reserved by Iceberg: _file");
  }

  @Test
  void columnDeclaredTwiceIsRefused() {
    assertFault(GOOD.replace("name: seen_at", "name: thing_no"), "column thing_no twice");
  }

  @Test
  void settingThatNamesNoColumnIsRefused() {
    assertFault(
        GOOD.replace("value: [seen_at]", "value: [ghost]"),
        "contentHashExcludes names no column: ghost");
  }

  @Test
  void fileMustLieWhereItsNameSays() {
    assertThatThrownBy(() -> ContractReader.read("raw/thing.odcs.yaml", GOOD))
        .isInstanceOf(InvalidContract.class)
        .hasMessageContaining(
            "1 fault(s): declares standard.thing and must lie at standard/thing.odcs.yaml.");
  }

  @Test
  void textThatIsNotYamlIsRefused() {
    assertThatThrownBy(() -> read("schema: ["))
        .isInstanceOf(InvalidContract.class)
        .hasMessageStartingWith(
            "Invalid table contract standard/thing.odcs.yaml: 1 fault(s): not YAML: ");
  }

  private static void assertFault(String yaml, String fault) {
    assertThatThrownBy(() -> read(yaml))
        .asInstanceOf(type(InvalidContract.class))
        .extracting(InvalidContract::faults, LIST)
        .contains(fault);
  }

  private static TableContract read(String yaml) {
    return ContractReader.read("standard/thing.odcs.yaml", yaml);
  }
}
