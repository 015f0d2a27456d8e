package citylake.orchestration.large;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.sample.form.CityForms;
import citylake.sample.land.Cities;
import citylake.sample.land.City;
import citylake.sample.province.ProvinceSources;
import citylake.testing.SharedData;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A file of two gigabytes in each of the thirteen forms, looked through and read by a process with
 * a heap of one gigabyte: as a stream, so that nothing of it is lost and no more memory is needed
 * than for a small one. How fast is written down, not judged.
 *
 * <p>{@code -Dcitylake.large.bytes=...} asks for other sizes, {@code -Dcitylake.large.forms=a,b}
 * for some forms.
 */
@Tag("slow")
class LargeFilesIT {
  private static final String HEAP = "-Xmx1g";
  private static final long BYTES = Long.getLong("citylake.large.bytes", 2L << 30);
  private static final int MOST_MINUTES = 40;
  private static final double MILLION = 1e6;

  private static final List<String> REPORT =
      new ArrayList<>(
          List.of(
              "| form | MB | records | looked through, records/s | MB/s | read, records/s | MB/s | memory of the process, MB |",
              "|---|---:|---:|---:|---:|---:|---:|---:|"));

  @TempDir static Path folder;

  @BeforeAll
  static void declare() {
    ProvinceSources.write(folder.resolve("sources"), Cities.first(Cities.ALL), CityForms::ofVendor);
  }

  static Stream<String> forms() {
    String some = System.getProperty("citylake.large.forms");
    return some == null
        ? cityOfEachForm().map(city -> CityForms.ofVendor(city).name())
        : Stream.of(some.split(","));
  }

  private static Stream<City> cityOfEachForm() {
    Set<String> seen = new HashSet<>();
    return Cities.first(Cities.ALL).stream()
        .filter(city -> seen.add(CityForms.ofVendor(city).name()));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void aFileOfTwoGigabytesIsReadWholeWithAHeapOfOne(String form) throws Exception {
    City city =
        cityOfEachForm()
            .filter(each -> CityForms.ofVendor(each).name().equals(form))
            .findFirst()
            .orElseThrow();
    LargeFile large = new LargeFile(city);
    Path file = folder.resolve(large.name());
    try {
      long records = large.write(file, BYTES);
      assertThat(Files.size(file)).isGreaterThanOrEqualTo(BYTES);

      Properties found = read(large.source(), file);

      assertThat(number(found, "scanned")).isEqualTo(records);
      assertThat(number(found, "faulty")).isZero();
      assertThat(number(found, "records")).isEqualTo(records);
      assertThat(number(found, "refused")).isZero();
      assertThat(new BigDecimal(found.getProperty("sum")))
          .as("each number once")
          .isEqualByComparingTo(
              BigDecimal.valueOf(records)
                  .multiply(BigDecimal.valueOf(records + 1))
                  .divide(BigDecimal.valueOf(2)));
      assertThat(number(found, "plates")).isGreaterThan(records / 2);
      report(form, Files.size(file), found);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static Properties read(String source, Path file)
      throws IOException, InterruptedException {
    Path found = folder.resolve("found.properties");
    Path said = folder.resolve("said.log");
    Files.deleteIfExists(found);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + SharedData.projectRoot().resolve("jvm.options"),
                HEAP,
                "-cp",
                System.getProperty("java.class.path"),
                ReadLargeFile.class.getName(),
                folder.resolve("own").toString(),
                folder.resolve("sources").toString(),
                source,
                file.toString(),
                found.toString())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly().waitFor();
    }
    assertThat(process.exitValue()).as(() -> failureIn(said)).isZero();
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(found)) {
      properties.load(in);
    }
    return properties;
  }

  /** Without the frames of its stack traces. */
  private static String failureIn(Path said) {
    try (Stream<String> lines = Files.lines(said)) {
      return lines
          .filter(line -> line.contains("Exception") || line.contains("Error"))
          .limit(20)
          .collect(Collectors.joining("\n"));
    } catch (IOException e) {
      return "Cannot read what the process said: " + e.getMessage();
    }
  }

  private static long number(Properties found, String name) {
    return Long.parseLong(found.getProperty(name));
  }

  /** Written anew after each form: all of them take hours on a busy machine. */
  private static void report(String form, long bytes, Properties found) throws IOException {
    double scan = number(found, "scan_ms") / 1e3;
    double read = number(found, "read_ms") / 1e3;
    long records = number(found, "records");
    String line =
        "| %s | %,.0f | %,d | %,.0f | %.0f | %,.0f | %.0f | %,d |"
            .formatted(
                form,
                bytes / MILLION,
                records,
                records / scan,
                bytes / MILLION / scan,
                records / read,
                bytes / MILLION / read,
                number(found, "peak_kb") / 1000);
    REPORT.add(line);
    Path report = Path.of("target/reports/large-files.md");
    Files.createDirectories(report.getParent());
    Files.write(report, REPORT);
  }
}
