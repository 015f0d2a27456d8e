package citylake.lineage.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import citylake.ddl.TableName;
import citylake.lineage.column.ColumnUse.How;
import org.junit.jupiter.api.Test;

class DeclaredColumnsTest {
  private static final TableName COINCIDENCE = TableName.of("derived.coincidence");

  @Test
  void othersStandsForTheColumnsThatAreNotNamed() {
    ColumnLineage lineage =
        new DeclaredColumns(
                """
                sets: {place: [standard.crash.lon, standard.crash.lat]}
                steps:
                  coincidence:
                    columns: {stat: {}}
                    others: {AGGREGATION: [place]}
                    rows: {FILTER: [standard.crash._state]}
                """)
            .of("coincidence", COINCIDENCE)
            .orElseThrow();

    assertThat(lineage.columns().get("stat")).isEmpty();
    assertThat(lineage.columns().get("value"))
        .containsExactly(
            new ColumnUse(TableName.of("standard.crash"), "lat", How.AGGREGATION),
            new ColumnUse(TableName.of("standard.crash"), "lon", How.AGGREGATION));
    assertThat(lineage.read()).contains("standard.crash._state");
  }

  @Test
  void columnsThatNoContractHasAndColumnsOfWhichNothingIsSaidAreReportedTogether() {
    DeclaredColumns declared =
        new DeclaredColumns(
            """
            steps:
              coincidence:
                columns: {city_code: {IDENTITY: [standard.crash.town]}, stat: {}, value: {}, n_crime: {}, note: {}, null_mean: {}, lo: {}, hi: {}, p: {}, n_perm: {}, more: {}}
            """);

    assertThatThrownBy(() -> declared.of("coincidence", COINCIDENCE))
        .hasMessage(
            "Invalid column lineage of step coincidence: derived.coincidence has no column more; standard.crash has no column town; nothing is said of derived.coincidence.n_crash. Mend its declaration.");
  }

  @Test
  void aStepThatIsNotDeclaredIsLeftToItsPlan() {
    assertThat(new DeclaredColumns("steps: {}").of("hot_place", COINCIDENCE)).isEmpty();
  }
}
