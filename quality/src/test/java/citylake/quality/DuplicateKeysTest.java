package citylake.quality;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.testing.LocalSpark;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DuplicateKeysTest {
  @RegisterExtension static final LocalSpark spark = new LocalSpark();

  @Test
  void rowsOfDifferentKeysAreNotTakenForDuplicates() {
    Dataset<Row> many = numbered(30_000);

    assertThat(DuplicateKeys.surplusRows(many, List.of("no", "n"), 30_000)).isZero();
  }

  @Test
  void everyRowBeyondTheFirstOfItsKeyIsCounted() {
    Dataset<Row> many = numbered(30_000);

    assertThat(DuplicateKeys.surplusRows(many.union(many), List.of("no", "n"), 60_000))
        .isEqualTo(30_000);
    assertThat(DuplicateKeys.surplusRows(many, List.of("n"), 30_000)).isEqualTo(29_999);
  }

  @Test
  void oneDuplicateAmongManyRowsIsFoundInWhateverNumberOfBuckets() {
    Dataset<Row> many = numbered(30_000).union(numbered(1));

    for (long total : new long[] {0, 30_001, 100_000_000}) {
      assertThat(DuplicateKeys.surplusRows(many, List.of("no", "n"), total)).isEqualTo(1);
    }
  }

  /** The hash leaves nulls out, so (a, null) and (null, a) have one hash; the keys still differ. */
  @Test
  void equalHashesOfDifferentKeysAreToldApart() {
    Dataset<Row> rows =
        spark
            .session()
            .sql("SELECT * FROM VALUES ('a', NULL), (NULL, 'a'), ('b', 'a') AS rows(one, other)");

    assertThat(DuplicateKeys.surplusRows(rows, List.of("one", "other"), 3)).isZero();
    assertThat(DuplicateKeys.surplusRows(rows.union(rows), List.of("one", "other"), 6))
        .isEqualTo(3);
  }

  @Test
  void emptyTableHasNoDuplicates() {
    assertThat(DuplicateKeys.surplusRows(numbered(0), List.of("no"), 0)).isZero();
  }

  @Test
  void repeatedNumbersAreGivenOnceEach() {
    List<Long> numbers =
        LongStream.of(7, -7, 7, Long.MIN_VALUE, 0, Long.MAX_VALUE, 7, Long.MIN_VALUE, 0, 0, 1)
            .boxed()
            .toList();

    assertThat(
            RepeatedHashes.of(spark.session().createDataset(numbers, Encoders.LONG()), 11)
                .collectAsList())
        .containsExactlyInAnyOrder(7L, Long.MIN_VALUE, 0L);
  }

  private static Dataset<Row> numbered(int rows) {
    return spark.session().range(rows).selectExpr("CAST(id AS STRING) AS no", "0 AS n");
  }
}
