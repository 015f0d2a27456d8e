package citylake.lineage.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import citylake.ddl.TableName;
import citylake.lineage.column.ColumnLineage;
import citylake.lineage.column.ColumnUse;
import citylake.lineage.column.ColumnUse.How;
import citylake.testing.LineageSchema;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RunEventsTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final UUID TASK = UUID.fromString("0195a1b2-0000-7000-8000-000000000001");
  private static final TableName HOT_PLACE = TableName.of("derived.hot_place");
  private static final JobFacts JOB =
      new JobFacts("night.hot_place", "STEP", "Judges places.", "data team", Optional.empty());

  private final LineageSchema schema = new LineageSchema();
  private final RunEvents events =
      new RunEvents("citylake", LocalDate.parse("2026-03-02"), "4.1.3");
  private final RunEvents.JobRun run =
      RunEvents.run(JOB, ParentRun.of("airflow/nightly.hot_place/" + TASK), NOON);

  @Test
  void aStartedRunNamesItsJobItsParentAndItsNight() throws JsonProcessingException {
    JsonNode event = read(events.started(run, List.of(), List.of()));

    assertThat(schema.faults(event)).isEmpty();
    assertThat(event.path("eventType").asText()).isEqualTo("START");
    assertThat(event.path("job").path("name").asText()).isEqualTo("night.hot_place");
    JsonNode facets = event.path("run").path("facets");
    assertThat(facets.path("parent").path("run").path("runId").asText()).isEqualTo(TASK.toString());
    assertThat(facets.path("parent").path("job").path("name").asText())
        .isEqualTo("nightly.hot_place");
    assertThat(facets.path("nominalTime").path("nominalStartTime").asText())
        .startsWith("2026-03-02T00:00");
    assertThat(facets.path("processing_engine").path("version").asText()).isEqualTo("4.1.3");
  }

  @Test
  void aTableMadeHasItsSchemaItsVersionItsSizeAndItsColumns() throws JsonProcessingException {
    ColumnUse lon = new ColumnUse(TableName.of("standard.crash"), "lon", How.AGGREGATION);
    ColumnUse alsoDecides = new ColumnUse(TableName.of("standard.crash"), "lon", How.GROUP_BY);
    ColumnLineage lineage =
        new ColumnLineage(
            Map.of("gi_z", new TreeSet<>(List.of(lon))), new TreeSet<>(List.of(alsoDecides)));
    DatasetFacts made = new DatasetFacts(HOT_PLACE, "/lake/derived/hot_place", 42L, 7L, 900L, 1L);

    JsonNode event =
        read(
            events.completed(
                run, NOON, List.of(), List.of(events.datasets().output(made, lineage))));

    assertThat(schema.faults(event)).isEmpty();
    JsonNode output = event.path("outputs").path(0);
    assertThat(output.path("name").asText()).isEqualTo("derived.hot_place");
    assertThat(output.path("facets").path("version").path("datasetVersion").asText())
        .isEqualTo("42");
    assertThat(output.path("outputFacets").path("outputStatistics").path("rowCount").asLong())
        .isEqualTo(7);
    JsonNode field =
        output.path("facets").path("columnLineage").path("fields").path("gi_z").path("inputFields");
    assertThat(field.path(0).path("field").asText()).isEqualTo("lon");
    assertThat(field.path(0).path("transformations").path(0).path("type").asText())
        .isEqualTo("DIRECT");
    assertThat(output.path("facets").path("columnLineage").path("dataset").toString())
        .contains("GROUP_BY");
  }

  @Test
  void aJudgedTableHasEachRuleWithItsOutcome() throws JsonProcessingException {
    DatasetFacts table = new DatasetFacts(HOT_PLACE, "/lake/derived/hot_place", 42L, 7L, 900L, 1L);
    Judged rule = new Judged("key_is_unique", "error", "Two states are none.", false, 3, 7);

    JsonNode event =
        read(
            events.failed(
                run,
                NOON,
                "Refused by the out-gate",
                List.of(events.datasets().judged(table, List.of(rule))),
                List.of()));

    assertThat(schema.faults(event)).isEmpty();
    JsonNode assertion =
        event
            .path("inputs")
            .path(0)
            .path("inputFacets")
            .path("dataQualityAssertions")
            .path("assertions")
            .path(0);
    assertThat(assertion.path("success").asBoolean()).isFalse();
    assertThat(assertion.path("actual").asText()).isEqualTo("3 of 7 rows miss it");
  }

  @Test
  void aFailureOfALibraryIsNamedWithoutTheValueThatItQuotes() throws JsonProcessingException {
    RuntimeException quoting =
        new IllegalArgumentException("The value 'Ada Invented, 12 Elm Street' cannot be cast");

    JsonNode event = read(events.failed(run, NOON, quoting, List.of(), List.of()));

    assertThat(schema.faults(event)).isEmpty();
    assertThat(event.path("eventType").asText()).isEqualTo("FAIL");
    assertThat(event.path("run").path("facets").path("errorMessage").path("message").asText())
        .isEqualTo(
            "IllegalArgumentException. The whole message stays in the night's own log; readers see the release before.");
    assertThat(event.toString()).doesNotContain("Ada", "Elm");
  }

  @Test
  void aDeliveredFileIsNamedByItsFileSystemAndPath() {
    assertThat(FileFacts.of("/dumps/denver/a.csv", 1))
        .isEqualTo(new FileFacts("file", "/dumps/denver/a.csv", 1));
    assertThat(FileFacts.of("file:/dumps/a.csv", 1))
        .isEqualTo(new FileFacts("file", "/dumps/a.csv", 1));
    assertThat(FileFacts.of("hdfs://name:8020/dumps/a.csv", 1))
        .isEqualTo(new FileFacts("hdfs://name:8020", "/dumps/a.csv", 1));
  }

  @Test
  void aRunNamesWhoAskedForItAndTheWholeThatBothBelongTo() throws JsonProcessingException {
    String task = "default/citylake_night.hot_place/019a0000-0000-7000-8000-000000000001";
    String dag = "default/citylake_night/019a0000-0000-7000-8000-000000000002";
    RunEvents.JobRun asked = RunEvents.run(run.job(), ParentRun.of(task), ParentRun.of(dag), NOON);

    JsonNode event = read(events.started(asked, List.of(), List.of()));

    assertThat(schema.faults(event)).isEmpty();
    JsonNode parent = event.at("/run/facets/parent");
    assertThat(parent.at("/job/name").asText()).isEqualTo("citylake_night.hot_place");
    assertThat(parent.at("/run/runId").asText()).endsWith("01");
    assertThat(parent.at("/root/job/name").asText()).isEqualTo("citylake_night");
    assertThat(parent.at("/root/run/runId").asText()).endsWith("02");
    assertThat(ParentRun.of(task).orElseThrow()).hasToString(task);
  }

  @Test
  void aParentRunOfAnotherFormIsRefused() {
    assertThat(ParentRun.of(" ")).isEmpty();
    assertThatThrownBy(() -> ParentRun.of("airflow/nightly"))
        .hasMessage(
            "Invalid parent run (must be namespace/job/run with the run a UUID): airflow/nightly. Set OPENLINEAGE_PARENT_ID to what Airflow's lineage_parent_id gives, or unset it.");
  }

  @Test
  void theSchemaRefusesAnEventThatLacksItsRunOrHasAFacetOfAnotherType()
      throws JsonProcessingException {
    ObjectNode event = (ObjectNode) read(events.started(run, List.of(), List.of()));
    ((ObjectNode) event.path("job").path("facets").path("documentation")).put("description", 7);
    event.remove("run");

    assertThat(schema.faults(event)).hasSize(2).anyMatch(fault -> fault.contains("run"));
  }

  private static JsonNode read(String line) throws JsonProcessingException {
    assertThat(line).doesNotContain("\n");
    return new ObjectMapper().readTree(line);
  }
}
