package citylake.orchestration.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.etl.landing.ScanLimits;
import citylake.etl.source.Source;
import citylake.etl.source.Sources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A city's folder that may not be opened is that city's fault alone. Looked at by a process of its
 * own without the right to pass over permissions, which root otherwise has.
 */
class ClosedFolderIT {
  @TempDir Path folder;
  private Path closed;

  @BeforeEach
  void twoCities() throws IOException {
    write("dumps/denver/denver_crime_1.csv");
    write("dumps/boston/boston_crime_1.csv");
    closed = folder.resolve("dumps/boston");
    permit("---------");
  }

  @AfterEach
  void open() throws IOException {
    permit("rwxr-xr-x");
  }

  @Test
  void theOthersAreTakenAndTheClosedOneIsNamed() throws Exception {
    assertThat(looked(folder.resolve("dumps")))
        .contains("listed denver/denver_crime_1.csv", "listed boston")
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith(
                        "unreadable_file Cannot read boston where it lies: permission denied.")
                    .endsWith("the next run tries again."));
  }

  @Test
  void aFolderOfDumpsThatIsClosedItselfIsSaidSo() throws Exception {
    assertThat(looked(closed))
        .contains(
            "failed Failed to open the dump folder %s: permission denied. Nothing was read."
                .formatted(closed));
  }

  private List<String> looked(Path dumps) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      command.addAll(List.of("setpriv", "--bounding-set", "-dac_override,-dac_read_search"));
    }
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            Looking.class.getName(),
            dumps.toString(),
            folder.resolve("lake").toString()));
    Process looking = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(looking.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(looking.waitFor()).as(said).isZero();
    return said.lines().toList();
  }

  private void permit(String permissions) throws IOException {
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString(permissions));
  }

  private void write(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "a,b\n1,2\n");
  }

  /** Says what is listed of each city, and what the desk refuses. */
  static final class Looking {
    private Looking() {}

    public static void main(String[] arguments) {
      List<Source> sources = Sources.load(List.of()).all();
      try {
        List<DumpFile> files =
            new DumpListing(arguments[0], Path.of(arguments[1])).claimed(sources);
        files.forEach(file -> System.out.println("listed " + file.name()));
        new IntakeDesk(
                sources,
                new KnownFiles(List.of()),
                LocalDate.parse("2026-07-02"),
                Path.of(arguments[1], "landing"),
                ScanLimits.DEFAULT,
                Set.of())
            .land("boston", files, Optional.empty())
            .refused()
            .forEach(refusal -> System.out.println(refusal.reason() + " " + refusal.detail()));
      } catch (java.io.UncheckedIOException e) {
        System.out.println("failed " + e.getMessage());
      }
    }
  }
}
