package citylake.governance.enforce;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser$;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementSizeTest {
  private static void check(String sql) throws Exception {
    StatementSize.refuseTooLargeToParse(sql);
    StatementSize.refuseTooLarge(CatalystSqlParser$.MODULE$.parsePlan(sql));
  }

  private static void refused(String sql) {
    assertThatThrownBy(() -> check(sql))
        .as(sql)
        .isInstanceOf(Refusal.class)
        .hasMessageStartingWith("Cannot run the statement: ");
  }

  private static String columns(int count) {
    return IntStream.range(0, count).mapToObj(i -> "c" + i).collect(Collectors.joining(", "));
  }

  @Test
  void partsThatDoubleThemselvesAreRefused() {
    String doubled =
        IntStream.range(1, 12)
            .mapToObj(i -> "t%d AS (SELECT * FROM t%d a, t%d b)".formatted(i, i - 1, i - 1))
            .collect(Collectors.joining(", ", "WITH t0 AS (SELECT 1 AS x FROM a.b), ", ""));
    refused(doubled + " SELECT 1 FROM t11");
    refused(doubled + " SELECT 1");
    refused("SELECT 1 WHERE EXISTS (" + doubled + " SELECT * FROM t11)");
  }

  @Test
  void starsThatDoubleThemselvesAreRefused() {
    String sql = "SELECT * FROM a.b";
    for (int i = 0; i < 12; i++) {
      sql = "SELECT *, s.* FROM (" + sql + ") s";
    }
    refused(sql);
  }

  @Test
  void pivotsOfManyCellsAndManyCountsOfDistinctValuesAreRefused() {
    String sums =
        IntStream.range(0, 100).mapToObj(i -> "sum(w) AS x" + i).collect(Collectors.joining(", "));
    String hours =
        IntStream.range(0, 100).mapToObj(String::valueOf).collect(Collectors.joining(", "));
    refused("SELECT * FROM a.b PIVOT (%s FOR hour IN (%s))".formatted(sums, hours));
    String counts =
        IntStream.range(0, 200)
            .mapToObj(i -> "count(DISTINCT hour + %d)".formatted(i))
            .collect(Collectors.joining(", "));
    refused("SELECT " + counts + " FROM a.b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GROUP BY CUBE (%s)",
        "GROUP BY %s WITH CUBE",
        "GROUP BY GROUPING SETS ((c0), CUBE (%s))",
        "GROUP BY GROUPING SETS ((c0), CUBE /* a /* b */ */ -- c\n (%s))",
        "GROUP BY c0, CUBE (%s), CUBE (%<s)"
      })
  void cubesOfManyColumnsAreRefused(String groups) {
    String list = columns(16);
    refused("SELECT count(*) FROM a.b " + groups.formatted(list));
  }

  @Test
  void whatAnalystsAskIsNot() {
    String joined =
        IntStream.range(0, 100)
            .mapToObj(i -> "JOIN standard.incident t%d ON t%d.incident_no = a.x".formatted(i, i))
            .collect(Collectors.joining(" ", "SELECT * FROM a.b a ", ""));
    assertThatCode(() -> check(joined)).doesNotThrowAnyException();
    String chained =
        IntStream.range(1, 30)
            .mapToObj(i -> "t%d AS (SELECT * FROM t%d WHERE x > %d)".formatted(i, i - 1, i))
            .collect(Collectors.joining(", ", "WITH t0 AS (SELECT * FROM a.b), ", ""));
    assertThatCode(() -> check(chained + " SELECT count(*) FROM t29")).doesNotThrowAnyException();
    assertThatCode(() -> check("SELECT count(*) FROM a.b GROUP BY CUBE (" + columns(6) + ")"))
        .doesNotThrowAnyException();
    assertThatCode(
            () -> check("SELECT count(*) FROM a.b GROUP BY x WITH CUBE -- (" + columns(40) + ")"))
        .doesNotThrowAnyException();
    assertThatCode(
            () ->
                check(
                    "SELECT * FROM (SELECT c, hour, n FROM a.b) PIVOT (sum(n) AS s, max(n) AS m FOR hour IN (%s))"
                        .formatted(
                            IntStream.range(0, 168)
                                .mapToObj(String::valueOf)
                                .collect(Collectors.joining(", ")))))
        .doesNotThrowAnyException();
    assertThatCode(
            () -> check("SELECT count(*), " + columns(40) + " FROM a.b GROUP BY " + columns(40)))
        .doesNotThrowAnyException();
  }
}
