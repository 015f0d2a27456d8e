package citylake.etl.dump;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import citylake.etl.format.DumpShape;
import citylake.testing.LocalSpark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class DumpSourceTest {
  @RegisterExtension static final LocalSpark spark = new LocalSpark();
  private static final DumpShape SHAPE =
      new DumpShape("csv", UTF_8, ',', '"', true, List.of("A", "B"));
  private static final String TEXT = "A,B\n1,\"x \"\"y\"\"\"\r\n\n2,\u4e2d\n3\n4,\"a\nb\"\n5,\n";

  @TempDir Path folder;

  private Landed landed(String text, long splitBytes) throws Exception {
    Path path = Files.writeString(folder.resolve("dump with blank.csv"), text);
    return Landed.of(path, SHAPE, splitBytes);
  }

  private static byte[] sha256(String record) throws Exception {
    return MessageDigest.getInstance("SHA-256").digest(record.getBytes(UTF_8));
  }

  @Test
  void rowHoldsFieldsPositionBytesHashAndFault() throws Exception {
    List<Row> rows = landed(TEXT, 1 << 20).rows(spark.session()).collectAsList();

    assertThat(rows)
        .extracting(row -> row.getString(0), row -> row.getString(1), row -> row.getString(8))
        .containsExactly(
            tuple("1", "x \"y\"", null),
            tuple("2", "\u4e2d", null),
            tuple(null, null, "1 fields where the contract has 2"),
            tuple("4", "a\nb", null),
            tuple("5", "", null));
    Row first = rows.get(0);
    assertThat(first.<String>getAs("_delivery")).isEqualTo("d-1");
    assertThat(first.<String>getAs("_file")).isEqualTo("dump with blank.csv");
    assertThat(first.<Long>getAs("_record_no")).isEqualTo(1);
    assertThat(first.<Long>getAs("_byte_offset")).isEqualTo(4);
    assertThat(first.<byte[]>getAs("_record")).isEqualTo("1,\"x \"\"y\"\"\"".getBytes(UTF_8));
    assertThat(first.<byte[]>getAs("_content_hash")).isEqualTo(sha256("1,\"x \"\"y\"\"\""));
    assertThat(rows)
        .extracting(row -> row.<Long>getAs("_record_no"))
        .containsExactly(1L, 2L, 3L, 4L, 5L);
  }

  @Test
  void aRecordInWhichTheFileEndsSaysSo() throws Exception {
    Landed landed = landed("A,B\n" + "1,2\n".repeat(200) + "3", 100);

    assertThat(landed.scan().faultyRecords()).isEqualTo(1);
    assertThat(landed.rows(spark.session()).filter("_fault is not null").collectAsList())
        .extracting(row -> row.<Long>getAs("_record_no"), row -> row.<String>getAs("_fault"))
        .containsExactly(
            tuple(
                201L,
                "1 fields where the contract has 2; no line end follows, so the file may end in the middle of it"));
  }

  @Test
  void anyChoiceOfColumnsGivesTheSameValues() throws Exception {
    Dataset<Row> rows = landed(TEXT, 1 << 20).rows(spark.session());
    List<Row> all = rows.collectAsList();
    for (String column : rows.columns()) {
      List<Object> expected = new ArrayList<>();
      all.forEach(row -> expected.add(row.getAs(column)));
      List<Object> alone = new ArrayList<>();
      rows.select(column).collectAsList().forEach(row -> alone.add(row.get(0)));
      assertThat(alone).as(column).usingRecursiveComparison().isEqualTo(expected);
    }
    assertThat(rows.count()).isEqualTo(5);
    assertThat(rows.filter("_fault is not null").count()).isEqualTo(1);
  }

  @Test
  void splitsAnywhereGiveTheSameRows() throws Exception {
    List<Row> whole = landed(TEXT, 1 << 20).rows(spark.session()).collectAsList();
    for (long splitBytes : new long[] {1, 7, 15}) {
      Landed cut = landed(TEXT, splitBytes);
      assertThat(cut.scan().splits()).hasSizeGreaterThan(1);
      assertThat(cut.rows(spark.session()).collectAsList())
          .usingRecursiveComparison()
          .isEqualTo(whole);
    }
  }

  @Test
  void rowsOutliveTheBufferTheyWereReadFrom() throws Exception {
    StringBuilder text = new StringBuilder("A,B\n");
    for (int i = 0; i < 50_000; i++) {
      text.append("key ").append(i % 100).append(",value ").append(i).append('\n');
    }
    Dataset<Row> rows = landed(text.toString(), 100_000).rows(spark.session());
    Row extremes = rows.selectExpr("min(B)", "max(B)", "max_by(A, _record_no)").head();
    assertThat(extremes).isEqualTo(RowFactory.create("value 0", "value 9999", "key 99"));
    assertThat(rows.groupBy("A").agg(org.apache.spark.sql.functions.max("B")).count())
        .isEqualTo(100);
    List<Row> sorted = rows.orderBy(col("_record_no").desc()).limit(2).collectAsList();
    assertThat(sorted)
        .extracting(row -> row.getString(1))
        .containsExactly("value 49999", "value 49998");
    assertThat(rows.selectExpr("collect_list(B) as b").selectExpr("size(array_distinct(b))").head())
        .isEqualTo(RowFactory.create(50_000));
  }

  @Test
  void readWithoutOptionsIsRefused() {
    assertThatThrownBy(() -> spark.session().read().format(DumpSource.class.getName()).load())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Cannot read dumps without the options 'shape' and 'files': make them with DumpSource.options.");
  }

  @Test
  void fieldNamedLikeAColumnAboutTheRecordIsRefused() {
    DumpShape shape = new DumpShape("csv", UTF_8, ',', '"', true, List.of("_Record"));
    Map<String, String> options = DumpSource.options(shape, List.of());
    assertThatThrownBy(
            () -> spark.session().read().format(DumpSource.class.getName()).options(options).load())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Invalid dump shape: field '_record' has the name of a column about the record. Rename it in the dump's contract.");
  }
}
