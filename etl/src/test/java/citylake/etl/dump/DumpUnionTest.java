package citylake.etl.dump;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import citylake.etl.format.DumpShape;
import citylake.testing.LocalSpark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.internal.SQLConf;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DumpUnionTest {
  @RegisterExtension static final LocalSpark spark = new LocalSpark();
  private static final String MODE = SQLConf.CODEGEN_FACTORY_MODE().key();
  private static final DumpShape COMMAS =
      new DumpShape("csv", UTF_8, ',', '"', true, List.of("NO", "WHAT"));
  private static final DumpShape PIPES =
      new DumpShape("csv", UTF_8, '|', '"', true, List.of("KIND", "ID", "NOTE"));

  @TempDir Path folder;
  private Dataset<Row> commas;
  private Dataset<Row> pipes;

  @BeforeEach
  void twoDumpsOfDifferentShapes() throws Exception {
    commas = read("commas.csv", COMMAS, "NO,WHAT\n1,theft\n2,\n3\n4,robbery\n");
    pipes = read("pipes.csv", PIPES, "KIND|ID|NOTE\nfire|7|\nflood|8|late\n");
  }

  @AfterEach
  void modeOfTheSession() {
    spark.session().conf().unset(MODE);
  }

  private Dataset<Row> read(String name, DumpShape shape, String text) throws Exception {
    return Landed.of(Files.writeString(folder.resolve(name), text), shape, 1 << 20)
        .rows(spark.session());
  }

  /** Projections upon projections: Spark keeps apart what is dear and used twice. */
  private static Dataset<Row> projected(Dataset<Row> dump, String number, String what) {
    return dump.withColumn("dear", regexp_replace(col(what), "[aeiou]", "*"))
        .withColumn("twice", concat(col("dear"), lit(" "), col("dear")))
        .withColumn("size", length(col("twice")))
        .select(
            col(number).as("number"),
            col("twice"),
            when(col("size").gt(12), col("size")).as("long"),
            struct(col("_record_no").as("no"), col("_file").as("file")).as("place"),
            lit(what).as("source"),
            col("_content_hash"),
            col("_fault"));
  }

  private List<Dataset<Row>> parts() {
    return List.of(projected(commas, "NO", "WHAT"), projected(pipes, "ID", "KIND"));
  }

  private static List<String> sorted(Dataset<Row> rows) {
    return rows.collectAsList().stream().map(Row::json).sorted().toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"NO_CODEGEN", "CODEGEN_ONLY"})
  void theRowsAreThoseOfTheUnionWhateverColumnsAreAskedFor(String mode) {
    spark.session().conf().set(MODE, mode);
    Dataset<Row> union = parts().get(0).unionByName(parts().get(1));
    Dataset<Row> one = DumpUnion.of(parts());

    assertThat(one.schema()).isEqualTo(union.schema());
    assertThat(sorted(one)).hasSize(6).isEqualTo(sorted(union));
    for (String column : one.columns()) {
      assertThat(sorted(one.select(column))).as(column).isEqualTo(sorted(union.select(column)));
    }
    assertThat(one.count()).isEqualTo(6);
    assertThat(one.filter("_fault IS NOT NULL").select("place.no").collectAsList())
        .extracting(row -> row.getLong(0))
        .containsExactly(3L);
    assertThat(sorted(one.groupBy("source").count()))
        .isEqualTo(sorted(union.groupBy("source").count()));
  }

  @Test
  void aQuerySeesOneReadWithAsManyTasksAsThereAreCores() {
    List<Dataset<Row>> many = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      many.addAll(parts());
    }
    Dataset<Row> one = DumpUnion.of(many);

    assertThat(one.queryExecution().optimizedPlan().collectLeaves().size()).isEqualTo(1);
    assertThat(one.toJavaRDD().getNumPartitions())
        .isEqualTo(spark.session().sparkContext().defaultParallelism());
    assertThat(one.count()).isEqualTo(20 * 6);
  }

  @Test
  void aDumpAsItIsCanBeAPart() {
    List<String> twice = sorted(DumpUnion.of(List.of(commas, commas)));

    assertThat(twice).isEqualTo(sorted(commas.unionByName(commas)));
  }

  @Test
  void whatIsNoProjectionOfADumpIsUnitedAsSparkDoesIt() {
    Dataset<Row> filtered = projected(commas, "NO", "WHAT").filter("number = '1'");
    List<Dataset<Row>> parts = List.of(filtered, parts().get(0), parts().get(1));

    assertThat(DumpUnion.of(parts).count()).isEqualTo(1 + 6);
    assertThat(DumpUnion.of(List.of(filtered))).isSameAs(filtered);
  }

  @Test
  void differentColumnsOrTypesAreRefused() {
    Dataset<Row> numbers = commas.select(col("NO").as("number"));

    assertThatThrownBy(() -> DumpUnion.of(List.of(numbers, pipes.select("ID"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot unite dumps with different columns: number and ID.");
    assertThatThrownBy(
            () -> DumpUnion.of(List.of(numbers, pipes.select(length(col("ID")).as("number")))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot unite dumps: column number is string in one and int in another.");
  }
}
