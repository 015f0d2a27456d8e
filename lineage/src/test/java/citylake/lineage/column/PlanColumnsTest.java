package citylake.lineage.column;

import static citylake.lineage.column.ColumnUse.How.AGGREGATION;
import static citylake.lineage.column.ColumnUse.How.CONDITIONAL;
import static citylake.lineage.column.ColumnUse.How.FILTER;
import static citylake.lineage.column.ColumnUse.How.GROUP_BY;
import static citylake.lineage.column.ColumnUse.How.IDENTITY;
import static citylake.lineage.column.ColumnUse.How.JOIN;
import static citylake.lineage.column.ColumnUse.How.SORT;
import static citylake.lineage.column.ColumnUse.How.TRANSFORMATION;
import static citylake.lineage.column.ColumnUse.How.WINDOW;
import static org.assertj.core.api.Assertions.assertThat;

import citylake.ddl.TableName;
import citylake.lineage.column.ColumnUse.How;
import citylake.testing.LocalSpark;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PlanColumnsTest {
  @RegisterExtension static final LocalSpark spark = new LocalSpark();

  @BeforeAll
  static void tables() {
    spark
        .session()
        .sql("CREATE TABLE lake.standard.event (no STRING, city STRING, weight INT, at INT)");
    spark.session().sql("CREATE TABLE lake.standard.city (city STRING, name STRING)");
  }

  @Test
  void aColumnTakenAsItIsIsTheSame() {
    ColumnLineage lineage = of("SELECT no AS number, weight FROM lake.standard.event");

    assertThat(lineage.columns().get("number")).containsExactly(event("no", IDENTITY));
    assertThat(lineage.columns().get("weight")).containsExactly(event("weight", IDENTITY));
    assertThat(lineage.rows()).isEmpty();
  }

  @Test
  void whatOnlyChoosesIsIndirect() {
    ColumnLineage lineage =
        of(
            "SELECT CASE WHEN city = 'A' THEN weight * 2 END AS w FROM lake.standard.event WHERE at > 3 ORDER BY no");

    assertThat(lineage.columns().get("w"))
        .containsExactly(event("city", CONDITIONAL), event("weight", TRANSFORMATION));
    assertThat(lineage.rows()).containsExactly(event("at", FILTER), event("no", SORT));
  }

  @Test
  void sharedQueriesJoinsAndGroupsAreFollowedToTheirTables() {
    ColumnLineage lineage =
        of(
            """
            WITH per_city AS (
              SELECT city, sum(weight) AS total FROM lake.standard.event GROUP BY city
            )
            SELECT c.name, a.total, b.total + 1 AS more
            FROM per_city AS a
            INNER JOIN per_city AS b ON a.city = b.city
            INNER JOIN lake.standard.city AS c ON c.city = a.city
            """);

    assertThat(lineage.columns().get("total")).containsExactly(event("weight", AGGREGATION));
    assertThat(lineage.columns().get("more")).containsExactly(event("weight", AGGREGATION));
    assertThat(lineage.columns().get("name"))
        .containsExactly(new ColumnUse(TableName.of("standard.city"), "name", IDENTITY));
    assertThat(lineage.rows())
        .containsExactly(
            new ColumnUse(TableName.of("standard.city"), "city", JOIN),
            event("city", JOIN),
            event("city", GROUP_BY));
  }

  @Test
  void windowsUnionsAndQueriesInExpressionsAreFollowed() {
    ColumnLineage lineage =
        of(
            """
            SELECT no AS x, row_number() OVER (PARTITION BY city ORDER BY at) AS n FROM lake.standard.event
            UNION ALL
            SELECT name AS x, (SELECT max(weight) FROM lake.standard.event) AS n FROM lake.standard.city
            """);

    assertThat(lineage.columns().get("x"))
        .containsExactly(
            new ColumnUse(TableName.of("standard.city"), "name", IDENTITY), event("no", IDENTITY));
    assertThat(lineage.columns().get("n"))
        .containsExactly(event("at", WINDOW), event("city", WINDOW), event("weight", AGGREGATION));
  }

  @Test
  void codeInsideAPlanMayUseAllThatItGets() {
    MapFunction<Row, String> both = row -> row.getString(0) + row.getInt(1);
    Dataset<Row> rows =
        spark
            .session()
            .sql("SELECT city, weight FROM lake.standard.event WHERE at = 1")
            .map(both, Encoders.STRING())
            .toDF("both");

    ColumnLineage lineage = PlanColumns.of(rows);

    assertThat(lineage.columns().get("both"))
        .containsExactly(event("city", TRANSFORMATION), event("weight", TRANSFORMATION));
    assertThat(lineage.read())
        .containsExactly("standard.event.at", "standard.event.city", "standard.event.weight");
  }

  private static ColumnLineage of(String sql) {
    return PlanColumns.of(spark.session().sql(sql));
  }

  private static ColumnUse event(String column, How how) {
    return new ColumnUse(TableName.of("standard.event"), column, how);
  }
}
