package citylake.orchestration.night;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.ddl.TableName;
import citylake.ddl.Tables;
import citylake.etl.landing.ScanLimits;
import citylake.etl.source.Source;
import citylake.etl.source.Sources;
import citylake.lake.NightTables;
import citylake.lake.Releases;
import citylake.lake.SmallTable;
import citylake.lineage.ComputedStep;
import citylake.lineage.Step;
import citylake.lineage.column.ColumnLineage;
import citylake.lineage.column.DeclaredColumns;
import citylake.lineage.column.PlanColumns;
import citylake.orchestration.cli.Citylake;
import citylake.orchestration.lineage.LineageSettings;
import citylake.orchestration.lineage.StepColumns;
import citylake.sample.SampleProvince;
import citylake.testing.LineageSchema;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.iceberg.Table;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a real night tells of itself, and whether it is true. */
class NightLineageIT {
  @TempDir static Path folder;
  private static final SampleProvince PROVINCE = SampleProvince.ofSeed(SampleProvince.SEED);
  private static NightLab lab;
  private static NightSettings settings;
  private static List<Source> sources;
  private static NightResult result;
  private static List<JsonNode> events;

  @BeforeAll
  static void oneNight() throws IOException {
    lab = new NightLab(folder);
    PROVINCE.writeSources(folder.resolve("sources"));
    sources = Sources.loadOnly(List.of(folder.resolve("sources"))).all();
    PROVINCE.writeNight1(lab.dumps());
    result = lab.run(PROVINCE.night1().toString(), sources);
    settings =
        new NightSettings(
            PROVINCE.night1(), lab.home(), lab.dumps().toString(), sources, ScanLimits.DEFAULT);
    events = new ArrayList<>();
    for (String line : Files.readAllLines(NightLineage.file(settings))) {
      events.add(new ObjectMapper().readTree(line));
    }
  }

  @AfterAll
  static void close() throws IOException {
    lab.close();
  }

  @Test
  void everyEventIsValidByThePublicSchema() {
    LineageSchema schema = new LineageSchema();

    assertThat(events).isNotEmpty().allSatisfy(event -> assertThat(schema.faults(event)).isEmpty());
  }

  @Test
  void nothingWasLeftUntold() {
    assertThat(result.warnings()).noneMatch(warning -> warning.contains("Lineage"));
  }

  @Test
  void everyStepThatWroteHasAStartAndAnEndUnderTheNight() {
    Map<String, List<String>> types = new HashMap<>();
    events.forEach(
        event ->
            types
                .computeIfAbsent(text(event, "job", "name"), name -> new ArrayList<>())
                .add(event.path("eventType").asText()));
    List<String> written =
        result.steps().stream()
            .filter(step -> step.outcome().equals("written"))
            .map(step -> "night." + step.step())
            .toList();

    assertThat(types.keySet()).containsAll(written).contains("night", "night.out_gate");
    assertThat(types.values()).allMatch(List.of("START", "COMPLETE")::equals);
    String night = text(events.get(0), "run", "runId");
    assertThat(events.stream().filter(event -> !text(event, "job", "name").equals("night")))
        .allMatch(event -> event.at("/run/facets/parent/run/runId").asText().equals(night));
  }

  @Test
  void aMisspeltTableOrColumnIsToldWithTheNearest() {
    assertThat(command(3, "standard.incidnt"))
        .contains("Cannot find a contract of standard.incidnt: no such table is declared.")
        .contains("]. Did you mean 'standard.incident'?");
    assertThat(command(3, "standard.incident.incident_nr"))
        .contains(
            "Cannot find column incident_nr of standard.incident. Did you mean 'incident_no'? Its columns: city_code, ");
    assertThat(command(2, "incident"))
        .contains(
            "Invalid name (must be layer.table or layer.table.column): incident. Did you mean 'standard.incident'?");
  }

  private static String command(int exitCode, String name) {
    StringWriter said = new StringWriter();
    int code =
        Citylake.commandLine()
            .setErr(new PrintWriter(said, true))
            .execute("lineage", name, "--lake", lab.home().local().toString());
    assertThat(code).as("exit code, with %s", said).isEqualTo(exitCode);
    return said.toString();
  }

  @Test
  void versionsAndRowsAreThoseOfTheRelease() {
    for (StepRecord step : result.steps()) {
      if (step.outcome().equals("written")) {
        JsonNode output = completed(step.step()).path("outputs").path(0);

        assertThat(output.at("/facets/version/datasetVersion").asText())
            .isEqualTo(step.snapshot().toString());
        assertThat(output.at("/outputFacets/outputStatistics/rowCount").asLong())
            .isEqualTo(step.rowsWritten());
        assertThat(output.at("/facets/schema/fields")).isNotEmpty();
      }
    }
  }

  @Test
  void theOutGateTellsOfEveryRuleThatItJudged() {
    long told =
        StreamSupport.stream(completed("out_gate").path("inputs").spliterator(), false)
            .mapToLong(input -> input.at("/inputFacets/dataQualityAssertions/assertions").size())
            .sum();

    assertThat(told)
        .isEqualTo(
            lab.catalog().load(citylake.ddl.Tables.OPS_VERDICT) == null ? -1 : verdictRows());
  }

  private static long verdictRows() {
    Table verdicts = lab.catalog().load(Tables.OPS_VERDICT);
    return SmallTable.rows(verdicts, verdicts.currentSnapshot().snapshotId()).size();
  }

  @Test
  void aFigureOfAPublishedTableLeadsBackToItsColumn() {
    JsonNode lineage = completed("publish_hot_place").at("/outputs/0/facets/columnLineage");

    assertThat(fields(lineage.at("/fields/incidents/inputFields")))
        .containsExactly("derived.hot_place.count");
    assertThat(fields(lineage.path("dataset"))).containsExactly("derived.hot_place.gi_z");
    assertThat(completed("publish_hot_place").at("/job/facets/sql/query").asText())
        .contains("FROM derived.hot_place");
  }

  @Test
  void aStandardColumnLeadsBackToTheFieldsOfTheDumps() {
    JsonNode lineage = completed("standard_incident").at("/outputs/0/facets/columnLineage");

    assertThat(fields(lineage.at("/fields/incident_no/inputFields")))
        .contains("raw.record.record", "dump.jichuan_incident.case_no");
  }

  @Test
  void noValueOfARecordIsInAnyEvent() {
    String all = events.stream().map(JsonNode::toString).collect(Collectors.joining("\n"));
    List<String> values = new ArrayList<>();
    for (Row row :
        lab.released(
            "SELECT incident_no, address_text, place_original FROM standard.incident WHERE address_text IS NOT NULL LIMIT 500")) {
      for (int i = 0; i < row.length(); i++) {
        if (!row.isNullAt(i) && row.getString(i).length() > 4) {
          values.add(row.getString(i));
        }
      }
    }

    assertThat(values).hasSizeGreaterThan(500);
    assertThat(values.stream().filter(all::contains)).isEmpty();
  }

  @Test
  void whatIsDeclaredOfAModelIsWhatItsPlanReads() {
    for (ComputedStep step : computed()) {
      Optional<ColumnLineage> declared = StepColumns.declared(step);
      if (declared.isPresent()) {
        ColumnLineage plan = PlanColumns.of(rows(step));

        assertThat(declared.get().read())
            .as("columns declared of step %s, and those that its plan reads", step.name())
            .isEqualTo(plan.read());
      }
    }
  }

  @Test
  void aColumnThatAPlanReadsAndADeclarationLacksIsFound() {
    Step clock = named("hour_of_week");
    ColumnLineage lacking =
        new DeclaredColumns(
                """
                steps:
                  hour_of_week:
                    others: {AGGREGATION: [standard.incident.occurred_from]}
                """)
            .of(clock.name(), clock.output())
            .orElseThrow();
    NavigableSet<String> unsaid = new TreeSet<>(PlanColumns.of(rows((ComputedStep) clock)).read());
    unsaid.removeAll(lacking.read());

    assertThat(unsaid).contains("standard.incident.occurred_to", "standard.crash.occurred_from");
  }

  @Test
  void aStepReadsTheTablesThatItDeclaresAndNoOther() {
    for (ComputedStep step : computed()) {
      List<TableName> read =
          PlanColumns.of(rows(step)).read().stream()
              .map(column -> TableName.of(column.substring(0, column.lastIndexOf('.'))))
              .distinct()
              .toList();

      assertThat(read).as(step.name()).containsExactlyInAnyOrderElementsOf(step.inputs());
    }
  }

  @Test
  void aServerThatIsDownIsNamedAmongTheWarningsAndTheEventsWait() {
    LineageSettings nobody =
        LineageSettings.of(
            Map.of("OPENLINEAGE_URL", "http://127.0.0.1:1", "OPENLINEAGE_API_KEY", "secret"));
    NightResult again =
        new NightRun(
                settings.telling(nobody),
                lab.catalog(),
                lab::session,
                Progress.SILENT,
                Clock.systemUTC())
            .run();

    assertThat(again.status()).isEqualTo(NightResult.Status.UP_TO_DATE);
    assertThat(again.warnings())
        .contains(
            "Cannot tell http://127.0.0.1:1 of this night: it does not answer (ConnectException). %d events are kept in %s; they go with the next night, or by: citylake lineage send. The night is unharmed."
                .formatted(events.size(), NightLineage.file(settings).getParent()));
  }

  private static List<ComputedStep> computed() {
    return NightSteps.flow(sources, PROVINCE.night1(), lab.session()).inOrder().stream()
        .filter(ComputedStep.class::isInstance)
        .map(ComputedStep.class::cast)
        .toList();
  }

  private static Step named(String name) {
    return computed().stream().filter(step -> step.name().equals(name)).findFirst().orElseThrow();
  }

  private static Dataset<Row> rows(ComputedStep step) {
    NightTables tables =
        new NightTables(
            lab.catalog(), lab.session(), new Releases(lab.catalog()).current(), settings.run());
    List<Dataset<Row>> rows = new ArrayList<>();
    tables.reading(step.inputs(), () -> rows.add(step.apply(tables::byName)));
    return rows.get(0);
  }

  private static JsonNode completed(String job) {
    return events.stream()
        .filter(event -> text(event, "job", "name").equals("night." + job))
        .filter(event -> event.path("eventType").asText().equals("COMPLETE"))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> fields(JsonNode inputs) {
    return StreamSupport.stream(inputs.spliterator(), false)
        .map(input -> input.path("name").asText() + "." + input.path("field").asText())
        .toList();
  }

  private static String text(JsonNode event, String in, String name) {
    return event.path(in).path(name).asText();
  }
}
