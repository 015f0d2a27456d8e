package citylake.orchestration.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.ddl.TableName;
import citylake.ddl.Tables;
import citylake.etl.source.Source;
import citylake.etl.source.Sources;
import citylake.lineage.column.ColumnLineage;
import citylake.lineage.column.ColumnUse;
import citylake.lineage.column.ColumnUse.How;
import java.util.List;
import org.junit.jupiter.api.Test;

class DumpFieldsTest {
  private static final List<Source> SOURCES = Sources.load(List.of()).all();
  private static final TableName DENVER = new TableName("dump", "denver_incident");

  @Test
  void everyFieldThatTheSelectOfADumpReadsIsNamed() {
    ColumnLineage lineage = DumpFields.into(Tables.STANDARD_INCIDENT, SOURCES);

    assertThat(lineage.columns().get("lon"))
        .contains(
            new ColumnUse(DENVER, "GEO_LON", How.TRANSFORMATION),
            new ColumnUse(DENVER, "GEO_LAT", How.TRANSFORMATION));
    assertThat(lineage.columns().get("incident_no"))
        .extracting(use -> use.table().table())
        .contains("denver_incident", "st_louis_incident", "chicago_incident_sample");
    assertThat(lineage.rows()).isEmpty();
  }

  @Test
  void columnsOfTheTableAloneAreNamed() {
    assertThat(DumpFields.into(Tables.STANDARD_INCIDENT, SOURCES).columns())
        .containsKey("_issues")
        .doesNotContainKeys("_operation", "_sequence");
  }

  @Test
  void intoOtherTablesNothingGoes() {
    assertThat(DumpFields.into(Tables.OPS_VERDICT, SOURCES).columns()).isEmpty();
  }

  @Test
  void whatADumpGivesIsAddedToWhatIsDeclared() {
    ColumnUse record = new ColumnUse(new TableName("raw", "record"), "record", How.TRANSFORMATION);
    ColumnLineage declared =
        new ColumnLineage(
            java.util.Map.of("lon", new java.util.TreeSet<>(List.of(record))),
            new java.util.TreeSet<>());

    ColumnLineage both = declared.with(DumpFields.into(Tables.STANDARD_INCIDENT, SOURCES));

    assertThat(both.columns().get("lon"))
        .contains(record, new ColumnUse(DENVER, "GEO_LON", How.TRANSFORMATION));
  }
}
