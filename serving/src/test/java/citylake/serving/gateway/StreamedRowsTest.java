package citylake.serving.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import citylake.serving.gateway.wire.Refusal;
import citylake.testing.LocalSpark;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.spark.SparkEnv;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import scala.jdk.javaapi.CollectionConverters;

/** Rows come once each and in their order, however Spark plans the statement. */
class StreamedRowsTest {
  private static final String ADAPTIVE = "spark.sql.adaptive.enabled";

  @RegisterExtension static final LocalSpark spark = LocalSpark.compiling();

  @AfterEach
  void asBefore() {
    spark.session().conf().set(ADAPTIVE, false);
  }

  private static List<Long> taken(Dataset<Row> rows) throws Exception {
    List<Long> taken = new ArrayList<>();
    StreamedRows.of(
        rows,
        row -> {
          taken.add(row.getLong(0));
          return true;
        });
    return taken;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theOrderIsThatOfTheStatement(boolean isAdaptive) throws Exception {
    spark.session().conf().set(ADAPTIVE, isAdaptive);
    String backwards = "SELECT id FROM range(0, 1000, 1, 5) ORDER BY id DESC";

    assertThat(taken(spark.session().sql(backwards)))
        .containsExactlyElementsOf(LongStream.range(0, 1000).map(i -> 999 - i).boxed().toList());
    assertThat(taken(spark.session().sql(backwards + " LIMIT 3")))
        .containsExactly(999L, 998L, 997L);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void emptyPartitionsAreSteppedOver(boolean isAdaptive) throws Exception {
    spark.session().conf().set(ADAPTIVE, isAdaptive);

    assertThat(taken(spark.session().sql("SELECT id FROM range(0, 100, 1, 8) WHERE id IN (3, 97)")))
        .containsExactly(3L, 97L);
    assertThat(
            taken(
                spark
                    .session()
                    .sql(
                        "SELECT sum(id) AS s FROM range(0, 100, 1, 8) WHERE id IN (3, 97) GROUP BY id ORDER BY s")))
        .containsExactly(3L, 97L);
    assertThat(taken(spark.session().sql("SELECT id FROM range(10) WHERE id < 0"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whoWantsNoMoreGetsNoMore(boolean isAdaptive) throws Exception {
    spark.session().conf().set(ADAPTIVE, isAdaptive);
    List<Long> taken = new ArrayList<>();

    StreamedRows.of(
        spark.session().sql("SELECT id FROM range(0, 1000, 1, 5) ORDER BY id"),
        row -> {
          taken.add(row.getLong(0));
          return taken.size() < 4;
        });

    assertThat(taken).containsExactly(0L, 1L, 2L, 3L);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatTheTakerThrowsIsThrown(boolean isAdaptive) {
    spark.session().conf().set(ADAPTIVE, isAdaptive);

    assertThatThrownBy(
            () ->
                StreamedRows.of(
                    spark.session().sql("SELECT id FROM range(0, 1000, 1, 5) ORDER BY id"),
                    row -> {
                      throw new IllegalArgumentException("no room");
                    }))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no room");
  }

  /** What a task read is gone while it gives rows, so Spark makes them from the beginning. */
  @Test
  void rowsThatAreMadeOnceMoreAreNotGivenTwice() {
    Dataset<Row> rows = spark.session().sql("SELECT id FROM range(0, 100, 1, 2)").repartition(1);
    List<Long> taken = new ArrayList<>();

    assertThatThrownBy(
            () ->
                StreamedRows.of(
                    rows,
                    row -> {
                      if (taken.isEmpty()) {
                        deleteWhatIsShuffled();
                      }
                      return taken.add(row.getLong(0));
                    }))
        .isInstanceOf(Refusal.class)
        .hasMessage(
            "Cannot give the rows: Spark had to make some of them again that were taken before. Nothing of it is given. Ask again.");
    assertThat(taken).isNotEmpty().doesNotHaveDuplicates();
  }

  private static void deleteWhatIsShuffled() throws IOException {
    for (File file :
        CollectionConverters.asJava(
            SparkEnv.get().blockManager().diskBlockManager().getAllFiles())) {
      if (file.getName().startsWith("shuffle_")) {
        Files.deleteIfExists(file.toPath());
      }
    }
  }
}
