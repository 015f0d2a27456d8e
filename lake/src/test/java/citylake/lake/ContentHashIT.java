package citylake.lake;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.testing.LocalSpark;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentHashIT {
  @RegisterExtension static final LocalSpark spark = new LocalSpark();

  @Test
  void orderAndLayoutDoNotCount() {
    Dataset<Row> rows = sql("SELECT id, id % 7 AS a, cast(id AS string) AS b FROM range(1000)");

    assertThat(hash(rows.repartition(5).orderBy("b"))).isEqualTo(hash(rows.coalesce(1)));
  }

  @Test
  void everyRowCounts() {
    assertThat(hash(sql("SELECT 1 AS a UNION ALL SELECT 1")))
        .isNotEqualTo(hash(sql("SELECT 1 AS a")));
    assertThat(hash(sql("SELECT 1 AS a UNION ALL SELECT 1")))
        .isNotEqualTo(hash(sql("SELECT 2 AS a UNION ALL SELECT 2")));
  }

  @Test
  void noRowsHaveAHashToo() {
    assertThat(hash(sql("SELECT 1 AS a WHERE false"))).isEqualTo("0-0-0-0");
  }

  @Test
  void excludedColumnsDoNotCount() {
    assertThat(ContentHash.of(sql("SELECT 1 AS a, 2 AS run"), List.of("run")))
        .isEqualTo(ContentHash.of(sql("SELECT 1 AS a, 3 AS run"), List.of("run")))
        .isNotEqualTo(ContentHash.of(sql("SELECT 2 AS a, 2 AS run"), List.of("run")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cast(NULL AS int) AS a, 1 AS b                  | 1 AS a, cast(NULL AS int) AS b",
        "cast(NULL AS int) AS a                          | 0 AS a",
        "'' AS a                                         | cast(NULL AS string) AS a",
        "struct(cast(NULL AS int), 1) AS a               | struct(1, cast(NULL AS int)) AS a",
        "struct(struct(cast(NULL AS int), 1), 2) AS a    | struct(struct(1, cast(NULL AS int)), 2) AS a",
        "array(1, NULL) AS a                             | array(NULL, 1) AS a",
        "array(1) AS a                                   | array(1, NULL) AS a",
        "array(struct(NULL, 'x')) AS a                   | array(struct('x', NULL)) AS a",
        "array(array(1), array(2)) AS a                  | array(array(1, 2)) AS a",
        "array() AS a                                    | cast(NULL AS array<void>) AS a",
        "cast('a' AS binary) AS a                        | cast(NULL AS binary) AS a"
      })
  void whereTheNullsAreCounts(String one, String other) {
    assertThat(hash(sql("SELECT " + one)))
        .as("%s and %s", one, other)
        .isNotEqualTo(hash(sql("SELECT " + other)));
  }

  private static Dataset<Row> sql(String text) {
    return spark.session().sql(text);
  }

  private static String hash(Dataset<Row> rows) {
    return ContentHash.of(rows, List.of());
  }
}
