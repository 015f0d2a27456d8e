package citylake.orchestration.cli;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.etl.landing.DeliveryRefused;
import citylake.etl.landing.DeliveryScan;
import citylake.etl.landing.ScanLimits;
import citylake.etl.source.Source;
import citylake.etl.source.Sources;
import citylake.testing.SharedData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The checker as a city runs it: its jar alone, in a Java of its own. */
class CityCheckTest {
  @TempDir static Path folder;
  private static Path jar;
  private static byte[] good;

  @BeforeAll
  static void packed() throws IOException {
    int code =
        Citylake.commandLine()
            .execute("source", "package", "--city", "denver", "--out", folder.toString());
    assertThat(code).isZero();
    jar = folder.resolve("check-denver.jar");
    Path real = SharedData.folder().resolve("real/denver/denver_crash_201801_201906.csv.gz");
    try (InputStream text = new GZIPInputStream(Files.newInputStream(real))) {
      good = text.readAllBytes();
    }
  }

  private record Said(int exitCode, String text) {}

  private static Said check(String name, byte[] bytes) throws IOException, InterruptedException {
    Path file = Files.write(folder.resolve(name), bytes);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dstdout.encoding=UTF-8",
                "-jar",
                jar.toString(),
                file.toString(),
                "crash")
            .redirectErrorStream(true)
            .start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Said(process.exitValue(), text);
  }

  /** What the night's scan says of the same bytes. */
  private static String refusal(String name, byte[] bytes) throws IOException {
    Source source = Sources.load(List.of()).named("denver.crash").orElseThrow();
    try {
      DeliveryScan.scan(
          new java.io.ByteArrayInputStream(bytes),
          OutputStream.nullOutputStream(),
          source.dumpShape(),
          name,
          ScanLimits.DEFAULT);
      throw new AssertionError("the night would take " + name);
    } catch (DeliveryRefused e) {
      return "REFUSED (%s): %s".formatted(e.reason(), e.getMessage());
    }
  }

  @Test
  void aGoodFileIsTakenAndItsRecordsAreCounted() throws Exception {
    Said said = check("good.csv", good);

    assertThat(said.exitCode()).as(said.text()).isZero();
    assertThat(said.text())
        .contains("12,240 records", "0 unreadable, 0 without a number", "Not looked at here");
  }

  @Test
  void aRecordWithoutItsNumberAndOneThatDoesNotSplitAreNamedByPlace() throws Exception {
    List<String> lines =
        new java.util.ArrayList<>(new String(good, StandardCharsets.UTF_8).lines().toList());
    int key = List.of(lines.get(0).split(",", -1)).indexOf("OFFENSE_ID");
    String[] fields = lines.get(3).split(",", -1);
    fields[key] = " ";
    lines.set(3, String.join(",", fields));
    lines.set(5, "torn,record");

    Said said =
        check("planted.csv", (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));

    assertThat(said.exitCode()).as(said.text()).isZero();
    assertThat(said.text())
        .contains("1 unreadable, 1 without a number")
        .containsPattern("record 3, byte \\d+: key_missing: OFFENSE_ID is empty")
        .containsPattern("record 5, byte \\d+: unreadable_record: ");
  }

  @Test
  void badFilesAreRefusedInTheNightsOwnWords() throws Exception {
    byte[] packed = gzip(good);
    String text = new String(good, StandardCharsets.UTF_8);
    String header = text.substring(0, text.indexOf('\n') + 1);
    assertSame("cut.csv.gz", Arrays.copyOf(packed, packed.length / 2));
    assertSame(
        "renamed.csv",
        text.replaceFirst("OFFENSE_ID", "OFFENCE_ID").getBytes(StandardCharsets.UTF_8));
    assertSame("header.csv", header.getBytes(StandardCharsets.UTF_8));
    assertSame("empty.csv", new byte[0]);
    assertSame(
        "encoding.csv", text.replace("traffic", "交通事故").getBytes(Charset.forName("GB18030")));
  }

  private static void assertSame(String name, byte[] bytes) throws Exception {
    Said said = check(name, bytes);

    assertThat(said.text()).contains(refusal(name, bytes));
    assertThat(said.exitCode()).isEqualTo(ExitCode.REFUSED_FILES);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    }
    return packed.toByteArray();
  }
}
