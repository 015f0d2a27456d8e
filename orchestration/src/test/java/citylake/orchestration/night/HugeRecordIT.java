package citylake.orchestration.night;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import citylake.testing.SharedData;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A record of two gigabytes, which no heap of the night could hold: the built app refuses its file
 * and goes on with the others.
 */
@Tag("slow")
class HugeRecordIT {
  private static final String HEAP = "1g";
  private static final long HUGE_BYTES = 2L << 30;
  private static final int MOST_MINUTES = 8;

  @TempDir Path folder;

  @Test
  void aRecordOfTwoGigabytesIsRefusedWithinASmallHeapAndTheOthersGoThrough() throws Exception {
    Path dumps = Files.createDirectories(folder.resolve("dumps"));
    Path denver = Files.createDirectories(dumps.resolve("denver"));
    Path huge = denver.resolve("denver_crime_huge.csv");
    writeHuge(huge);
    assertThat(Files.size(huge)).isGreaterThan(HUGE_BYTES);
    Files.write(
        denver.resolve("denver_crime_sound.csv"), DenverRow.csv(DenverRow.incidents(0, 150)));

    String said = night(dumps);

    assertThat(said).doesNotContain("OutOfMemoryError");
    try (NightLab lab = new NightLab(folder)) {
      assertThat(lab.released("SELECT count(*) FROM standard.incident"))
          .extracting(row -> row.getLong(0))
          .containsExactly(150L);
      Row refused =
          lab.released("SELECT reason, detail, bytes FROM ops.delivery WHERE file LIKE '%huge.csv'")
              .get(0);
      assertThat(refused.getString(0)).isEqualTo("record_too_long");
      assertThat(refused.getString(1))
          .contains("the record after record 60 at byte ")
          .contains("has no end within 67108864 bytes");
      assertThat(refused.getLong(2)).isEqualTo(Files.size(huge));
    }
    assertThat(bytesUnder(folder.resolve("lake")))
        .as("nothing of the huge file is kept")
        .isLessThan(HUGE_BYTES / 10);
  }

  /** Sixty sound records, then one with an address of two gigabytes, written as a stream. */
  private static void writeHuge(Path file) throws IOException {
    byte[] part = new byte[8 << 20];
    Arrays.fill(part, (byte) 'x');
    String[] around = DenverRow.incident(900).text().split("INVENTED ST", -1);
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(DenverRow.csv(DenverRow.incidents(200, 260)));
      out.write(around[0].getBytes(UTF_8));
      for (long written = 0; written < HUGE_BYTES; written += part.length) {
        out.write(part);
      }
      out.write(around[1].getBytes(UTF_8));
      out.write('\n');
    }
  }

  /** What the night of the built app said, in a process with a heap of its own size. */
  private String night(Path dumps) throws IOException, InterruptedException {
    Path output = folder.resolve("output.txt");
    ProcessBuilder night =
        new ProcessBuilder(
                List.of(
                    SharedData.projectRoot().resolve("citylake").toString(),
                    "night",
                    "--date",
                    "2019-07-01",
                    "--dumps",
                    dumps.toString(),
                    "--lake",
                    folder.resolve("lake").toString()))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    night.environment().put("CITYLAKE_HEAP", HEAP);
    night.environment().put("CITYLAKE_LOG", folder.resolve("citylake.log").toString());
    Process process = night.start();
    if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
    }
    String said = Files.readString(output);
    assertThat(process.exitValue()).as(said).isZero();
    return said;
  }

  private static long bytesUnder(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }
}
