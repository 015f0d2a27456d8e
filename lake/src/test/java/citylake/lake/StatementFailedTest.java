package citylake.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import citylake.testing.LocalSpark;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a statement fails with, nothing of its rows is in what is said. */
class StatementFailedTest {
  private static final String SECRET = "SECRET-NAME";

  @RegisterExtension static final LocalSpark spark = new LocalSpark();

  @BeforeAll
  static void onePerson() {
    spark
        .session()
        .sql("SELECT '" + SECRET + "' AS name, 4711 AS number, 0 AS nothing FROM range(0, 2, 1, 2)")
        .createOrReplaceTempView("person");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "CAST(concat(name, id) AS INT); CAST_INVALID_INPUT",
        "CAST(concat(name, id) AS DATE); CAST_INVALID_INPUT",
        "to_timestamp(concat(name, id), 'yyyy-MM-dd'); CANNOT_PARSE_TIMESTAMP",
        "CAST((number + id) * 1000000000 AS SMALLINT); CAST_OVERFLOW",
        "number / (nothing * id); DIVIDE_BY_ZERO",
        "element_at(array(name), CAST(number + id AS INT)); INVALID_ARRAY_INDEX_IN_ELEMENT_AT",
        "array(name)[CAST(number + id AS INT)]; INVALID_ARRAY_INDEX",
        "raise_error(concat(name, id)); USER_RAISED_EXCEPTION",
        "assert_true(id > 9, concat(name, id)); USER_RAISED_EXCEPTION",
        "to_number(concat(name, id), '999'); INVALID_FORMAT"
      })
  void theClassIsSaidAndTheValueIsNot(String expression, String condition) {
    Throwable failure =
        failure(
            "SELECT %s FROM (SELECT * FROM person CROSS JOIN range(0, 2, 1, 2))"
                .formatted(expression));

    assertThat(failure)
        .isInstanceOf(StatementFailed.class)
        .hasNoCause()
        .hasMessageStartingWith("Failed to run the statement: [" + condition)
        .hasMessageEndingWith("The value is not shown, it may be a person's. Nothing was changed.");
    StringWriter whole = new StringWriter();
    failure.printStackTrace(new PrintWriter(whole));
    assertThat(whole.toString())
        .doesNotContain(SECRET)
        .doesNotContain("4711")
        .doesNotContain("4712");
  }

  @Test
  void thePlaceInTheStatementIsSaid() {
    assertThat(failure("SELECT CAST(concat(name, number) AS INT) FROM person"))
        .hasMessageContaining("(SQLSTATE 22018)")
        .hasMessageContaining("try_cast gives NULL instead")
        .hasMessageContaining(
            "; characters 8 to 40 of the statement, CAST(concat(name, number) AS INT)");
  }

  @Test
  void faultsOfTheStatementItselfStayAsTheyAre() {
    assertThat(failure("SELECT no_such_column FROM person"))
        .isNotInstanceOf(StatementFailed.class)
        .hasMessageContaining("no_such_column");
  }

  private static Throwable failure(String sql) {
    return catchThrowable(
        () -> {
          try {
            spark.session().sql(sql).collectAsList();
          } catch (Exception e) {
            StatementFailed.refuseValues(e);
            throw e;
          }
        });
  }
}
