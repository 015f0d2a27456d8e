package citylake.etl.dump;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import citylake.etl.format.DumpShape;
import citylake.testing.LocalSpark;
import citylake.testing.SharedData;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real dumps give Spark the same rows from gzip and from plain text in many splits. */
class RealDumpsTest {
  @RegisterExtension static final LocalSpark spark = new LocalSpark();
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "denver/denver_crime_201801_201906.csv.gz, 35639",
    "st_louis/st_louis_hitrun_crash_2013_2015.csv.gz, 10447"
  })
  void rowsAreTheSameFromGzipAndFromManySplits(String name, long records) throws Exception {
    Path dump = SharedData.folder().resolve("real").resolve(name);
    Path plain = folder.resolve("plain.csv");
    try (InputStream text = new GZIPInputStream(Files.newInputStream(dump))) {
      Files.copy(text, plain);
    }
    List<String> fields = List.of(Files.readAllLines(plain).get(0).split(",", -1));
    DumpShape shape = new DumpShape("csv", UTF_8, ',', '"', true, fields);
    Landed gzip = Landed.of(dump, shape, 32 << 20);
    Landed cut = Landed.of(plain, shape, 200_000);

    assertThat(cut.scan().splits()).hasSizeGreaterThan(5);
    assertThat(gzip.scan().records()).isEqualTo(records);
    assertThat(summary(cut)).isEqualTo(summary(gzip));
    assertThat(summary(cut).getLong(0)).isEqualTo(records);
    assertThat(summary(cut).getLong(1))
        .as("_content_hash is SHA-256 of _record")
        .isEqualTo(records);
    assertThat(summary(cut).getLong(2))
        .as("numbers from 1 on")
        .isEqualTo(records * (records + 1) / 2);
  }

  private static Row summary(Landed landed) {
    return landed
        .rows(spark.session())
        .drop("_file")
        .selectExpr("*", "xxhash64(*) as every_value")
        .selectExpr(
            "count(*)",
            "count_if(_content_hash = unhex(sha2(_record, 256)))",
            "sum(_record_no)",
            "bit_xor(every_value)",
            "sum(every_value & 4294967295L)")
        .head();
  }
}
