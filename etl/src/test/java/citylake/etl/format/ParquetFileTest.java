package citylake.etl.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import citylake.testing.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Files written by Spark, whose writer is not the reader's. */
class ParquetFileTest {
  @RegisterExtension static final LocalSpark spark = new LocalSpark();

  @TempDir Path folder;

  private byte[] written(String select, String timeType) throws IOException {
    Path out = folder.resolve("out" + System.nanoTime());
    spark.session().conf().set("spark.sql.parquet.outputTimestampType", timeType);
    try {
      spark.session().sql(select).coalesce(1).write().parquet(out.toString());
    } finally {
      spark.session().conf().unset("spark.sql.parquet.outputTimestampType");
    }
    try (Stream<Path> files = Files.list(out)) {
      return Files.readAllBytes(
          files.filter(file -> file.toString().endsWith(".parquet")).findFirst().orElseThrow());
    }
  }

  private static FormatFile file(byte[] bytes, String... places) {
    return new FormatFile(
        bytes,
        DumpShape.of(
            "parquet",
            UTF_8,
            List.of(places).stream().map(place -> place.replaceAll("\\W", "_")).toList(),
            new Layout(List.of(places), Set.of(), Map.of())));
  }

  @Test
  void valuesOfEveryKindAreText() throws Exception {
    byte[] bytes =
        written(
            "SELECT 1.5D AS d, CAST(0.1 AS FLOAT) AS f, 12L AS w, true AS b, DATE'2026-03-02' AS day, CAST(1.50 AS DECIMAL(9,2)) AS m, CAST(12345678901234567890.5 AS DECIMAL(30,1)) AS big, X'FF00' AS x, '\u4eac' AS t, CAST(null AS STRING) AS n, named_struct('a', array(1, null, 3), 'o', map('k', 'v')) AS s",
            "TIMESTAMP_MICROS");
    assertThat(
            file(bytes, "d", "f", "w", "b", "day", "m", "big", "x", "t", "n", "s.a[2]", "s.o")
                .fields())
        .containsExactly(
            List.of(
                "1.5",
                "0.1",
                "12",
                "true",
                "2026-03-02",
                "1.50",
                "12345678901234567890.5",
                "ff00",
                "\u4eac",
                "",
                "3",
                "{\"k\":\"v\"}"));
  }

  @Test
  void timesOf96BitsAreReadAsTheyAreStored() throws Exception {
    String select =
        "SELECT TIMESTAMP'2026-03-02 13:30:00.25Z' AS a, TIMESTAMP_NTZ'1969-12-31 23:59:59.5' AS l, TIMESTAMP'1900-01-01 00:00:00Z' AS old";
    assertThat(file(written(select, "INT96"), "a", "l", "old").fields())
        .containsExactly(
            List.of("2026-03-02T13:30:00.25", "1969-12-31T23:59:59.5", "1900-01-01T00:00:00"));
    assertThat(file(written(select, "TIMESTAMP_MICROS"), "a", "l", "old").fields())
        .containsExactly(
            List.of("2026-03-02T13:30:00.25Z", "1969-12-31T23:59:59.5", "1900-01-01T00:00:00Z"));
  }

  @Test
  void aFileThatIsCutDamagedOrOfAnotherKindIsRefused() {
    byte[] whole = FormatSamples.of("parquet", 500).bytes();
    FormatFile sample = FormatSamples.of("parquet", 1);
    assertThat(sample.bytes(Arrays.copyOf(whole, whole.length / 2)).refusal())
        .isEqualTo(
            "truncated_file: it ends without the description of its content. Likely cause: the transfer broke off, or the file was fetched while it was still being written. Please send the whole file again, and compare its size on both sides.");
    byte[] damaged = whole.clone();
    Arrays.fill(damaged, 20, 200, (byte) 0xFF);
    assertThat(sample.bytes(damaged).refusal())
        .startsWith("corrupt_file: its content is damaged behind record 0. Likely cause: ");
    byte[] footless = whole.clone();
    Arrays.fill(footless, whole.length - 60, whole.length - 8, (byte) 0xFF);
    assertThat(sample.bytes(footless).refusal()).startsWith("corrupt_file: ");
    assertThat(sample.bytes(new byte[0]).refusal()).startsWith("empty_file: it is empty");
    assertThat(sample.bytes("a,b".getBytes(UTF_8)).refusal())
        .startsWith("wrong_format: it is no Parquet file. Likely cause: it begins like none.");
    assertThat(FormatSamples.of("parquet", 0).refusal())
        .startsWith("header_only: it has a schema but no records");
  }

  @Test
  void fieldsThatChangedRefuseTheFile() {
    byte[] bytes = FormatSamples.of("parquet", 3).bytes();
    assertThat(file(bytes, "id", "car.number", "speed").refusal())
        .startsWith(
            "renamed_column: its fields are not those of the contract: 1 field(s) renamed: 'car.number' is now called 'car.plate'?");
  }

  @Test
  void aTextThatIsNoUtf8IsAFaultOfItsRecord() throws Exception {
    byte[] bytes = written("SELECT 1 AS id, CAST(X'CDF5' AS STRING) AS name", "INT96");
    assertThat(file(bytes, "id", "name").refusal())
        .startsWith(
            "wrong_encoding: 1 of its 1 records are not valid UTF-8, the first: record 1 at byte 0 is not valid UTF-8 in field 'name'.");
  }
}
