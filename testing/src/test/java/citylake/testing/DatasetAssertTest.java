package citylake.testing;

import static citylake.testing.DatasetAssert.assertThatRows;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DatasetAssertTest {
  @RegisterExtension static final LocalSpark spark = new LocalSpark();

  private record Tag(String source, long recordNo) {}

  private record Incident(
      String incidentNo, String offenceCode, Double lon, List<String> _issues, Tag _row) {
    static Incident incident(String incidentNo) {
      return new Incident(incidentNo, "0501", -104.99, List.of(), new Tag("denver.incident", 1));
    }

    Incident offence(String code) {
      return new Incident(incidentNo, code, lon, _issues, _row);
    }

    Incident lon(double degrees) {
      return new Incident(incidentNo, offenceCode, degrees, _issues, _row);
    }

    Incident recordNo(long number) {
      return new Incident(
          incidentNo, offenceCode, lon, _issues, new Tag("denver.incident", number));
    }
  }

  private static Incident incident(String incidentNo) {
    return Incident.incident(incidentNo);
  }

  private static Dataset<Row> rows(Incident first, Incident... more) {
    return RecordRows.dataset(spark.session(), first, more);
  }

  @Test
  void sameRowsInAnotherOrderAgree() {
    assertThatRows(rows(incident("A1"), incident("A2")))
        .containsExactlyInAnyOrder(incident("A2"), incident("A1"));
  }

  @Test
  void columnOrderDoesNotMatter() {
    assertThatRows(
            rows(incident("A1")).select("_row", "lon", "_issues", "offence_code", "incident_no"))
        .containsExactlyInAnyOrder(incident("A1"));
  }

  @Test
  void rowsOfOneKeyAreShownByTheColumnsThatDiffer() {
    assertThatThrownBy(
            () ->
                assertThatRows(rows(incident("A1").offence(" 9999"), incident("A2").recordNo(7)))
                    .keyedBy("incident_no")
                    .containsExactlyInAnyOrder(incident("A1"), incident("A2")))
        .hasMessage(
            """
            Rows differ: 2 expected, 2 found.
            Other values:
              incident_no | column       | expected                              | found
              A1          | offence_code | 0501                                  | ' 9999'
              A2          | _row         | {source=denver.incident, record_no=1} | {source=denver.incident, record_no=7}""");
  }

  @Test
  void missingAndUnexpectedRowsAreShownAsTables() {
    assertThatThrownBy(
            () ->
                assertThatRows(rows(incident("A1"), incident("A3")).select("incident_no", "lon"))
                    .hasSameRowsAs(
                        rows(incident("A1"), incident("A2")).select("incident_no", "lon")))
        .hasMessage(
            """
            Rows differ: 2 expected, 2 found.
            Missing (1):
              incident_no | lon
              A2          | -104.99
            Unexpected (1):
              incident_no | lon
              A3          | -104.99""");
  }

  @Test
  void rowThatIsThereTwiceIsNotTheSameAsOnce() {
    assertThatThrownBy(
            () ->
                assertThatRows(rows(incident("A1"), incident("A1")).select("incident_no"))
                    .hasSameRowsAs(rows(incident("A1")).select("incident_no")))
        .hasMessage(
            """
            Rows differ: 1 expected, 2 found.
            Unexpected (1):
              incident_no
              A1""");
  }

  @Test
  void numbersWithinTheToleranceAgree() {
    assertThatRows(rows(incident("A1").lon(-104.99001)))
        .withTolerance(1e-4)
        .containsExactlyInAnyOrder(incident("A1"));
  }

  @Test
  void numbersOutsideTheToleranceDiffer() {
    assertThatThrownBy(
            () ->
                assertThatRows(rows(incident("A1").lon(-104.9)).select("incident_no", "lon"))
                    .keyedBy("incident_no")
                    .withTolerance(1e-4)
                    .hasSameRowsAs(rows(incident("A1")).select("incident_no", "lon")))
        .hasMessage(
            """
            Rows differ: 1 expected, 1 found.
            Other values:
              incident_no | column | expected | found
              A1          | lon    | -104.99  | -104.9""");
  }

  @Test
  void otherColumnsAreNamed() {
    assertThatThrownBy(
            () ->
                assertThatRows(rows(incident("A1")).drop("lon").withColumnRenamed("_row", "tag"))
                    .containsExactlyInAnyOrder(incident("A1")))
        .hasMessage(
            "Columns differ: missing [_row, lon], unexpected [tag]. Select the columns that the test is about.");
  }

  @Test
  void orderIsComparedWhenAskedFor() {
    assertThatThrownBy(
            () ->
                assertThatRows(rows(incident("A2"), incident("A1")))
                    .containsExactly(incident("A1"), incident("A2")))
        .hasMessageStartingWith(
            "Rows are the expected ones in another order, first at row 1:\nExpected:\n  incident_no");
  }

  @Test
  void rowsWhereNoneShouldBeAreShown() {
    assertThatThrownBy(() -> assertThatRows(rows(incident("A1")).select("incident_no")).isEmpty())
        .hasMessage("Expected no rows, found 1:\n  incident_no\n  A1");
    assertThatRows(rows(incident("A1")).filter("false")).isEmpty();
  }

  @Test
  void wrongRowCountShowsTheRows() {
    assertThatThrownBy(
            () -> assertThatRows(rows(incident("A1")).select("incident_no")).hasRowCount(2))
        .hasMessage("Expected 2 row(s), found 1:\n  incident_no\n  A1");
  }
}
