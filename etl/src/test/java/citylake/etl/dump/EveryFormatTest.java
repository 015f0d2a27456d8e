package citylake.etl.dump;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import citylake.etl.format.FormatFile;
import citylake.etl.format.FormatSamples;
import citylake.testing.LocalSpark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What holds for delimited text holds for every format: rows are numbered, each points back to
 * evidence that alone gives its fields and its fault again, however the file is cut.
 */
class EveryFormatTest {
  @RegisterExtension static final LocalSpark spark = new LocalSpark();
  private static final int RECORDS = 300;

  @TempDir Path folder;

  static List<String> formats() {
    return FormatSamples.formats();
  }

  @ParameterizedTest
  @MethodSource("formats")
  void everyRowPointsBackToEvidenceThatGivesItAgain(String format) throws Exception {
    FormatFile file = FormatSamples.of(format, RECORDS);
    Path path = Files.write(folder.resolve("dump"), file.bytes());
    Landed cut = Landed.of(path, file.shape(), 2000);
    Landed whole = Landed.of(path, file.shape(), 1L << 40);
    List<Row> rows = sorted(cut.rows(spark.session()));

    assertThat(rows).isEqualTo(sorted(whole.rows(spark.session())));
    assertThat(rows)
        .extracting(row -> row.<Long>getAs("_record_no"))
        .containsExactlyElementsOf(LongStream.rangeClosed(1, RECORDS).boxed().toList());
    assertThat(fields(rows)).isEqualTo(FormatSamples.fields(RECORDS));
    assertThat(cut.scan().faultyRecords()).isZero();
    for (Row row : rows) {
      byte[] evidence = row.getAs("_record");
      assertThat(row.<byte[]>getAs("_content_hash"))
          .isEqualTo(MessageDigest.getInstance("SHA-256").digest(evidence));
    }
    Dataset<Row> kept =
        cut.rows(spark.session())
            .select(
                col("_delivery").as("delivery"),
                col("_file").as("file"),
                col("_record_no").as("record_no"),
                col("_byte_offset").as("byte_offset"),
                col("_record").as("record"),
                col("_content_hash").as("content_hash"),
                lit("2026-01-01").as("night"));
    assertThat(fields(sorted(KeptRecords.split(kept, file.shape()))))
        .isEqualTo(FormatSamples.fields(RECORDS));
  }

  private static List<Row> sorted(Dataset<Row> rows) {
    return rows.orderBy("_record_no").collectAsList();
  }

  private static List<List<String>> fields(List<Row> rows) {
    List<List<String>> all = new ArrayList<>();
    for (Row row : rows) {
      List<String> fields = new ArrayList<>();
      for (String field : FormatSamples.FIELDS) {
        fields.add(row.getAs(field));
      }
      all.add(fields);
    }
    return all;
  }
}
