package citylake.orchestration.resident;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.testing.SharedData;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * The built program in a folder of its own, where a test may build it again: the launcher, our own
 * jars as they come from Maven, and the libraries of this build.
 */
final class InstalledProgram {
  private static final Path BUILT = Path.of("orchestration/target/app");
  private static final Path RUN = Path.of("orchestration/target/run");

  private final Path root;

  InstalledProgram(Path root) throws IOException, InterruptedException {
    this.root = root;
    Path project = SharedData.projectRoot();
    // The first command after a build puts the libraries and their archive in place.
    assertThat(
            new ProcessBuilder(project.resolve("citylake").toString(), "--version")
                .start()
                .waitFor())
        .isZero();
    for (String module : List.of("orchestration/src/main", BUILT.toString(), RUN.toString())) {
      Files.createDirectories(root.resolve(module));
    }
    for (String file : List.of("citylake", "jvm.options", "pom.xml", "orchestration/pom.xml")) {
      Files.copy(project.resolve(file), root.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
    }
    for (Path linked : links(project)) {
      Files.createSymbolicLink(root.resolve(linked), project.resolve(linked));
    }
    for (Path jar : jars(project)) {
      Files.copy(jar, root.resolve(BUILT).resolve(jar.getFileName()));
    }
  }

  Path root() {
    return root;
  }

  /**
   * Builds again, as Maven does: each of our own jars is written over, in its place. The content is
   * the same, but no byte stays where it was.
   */
  void buildAgain() throws IOException {
    for (Path jar : jars(root)) {
      Files.write(jar, packedOtherwise(Files.readAllBytes(jar)));
    }
  }

  /** The build that new commands run. */
  String now() throws IOException {
    return Files.readString(root.resolve(RUN).resolve("now"));
  }

  private static List<Path> links(Path project) throws IOException {
    try (Stream<Path> kept = Files.list(project.resolve(RUN))) {
      return Stream.concat(
              Stream.of(BUILT.resolve("lib")),
              kept.map(Path::getFileName)
                  .filter(name -> name.toString().startsWith("lib-"))
                  .map(RUN::resolve))
          .toList();
    }
  }

  /** Our own jars; that of this module last, as its time is the time of the build. */
  private static List<Path> jars(Path root) throws IOException {
    try (Stream<Path> files = Files.list(root.resolve(BUILT))) {
      return files
          .filter(file -> file.toString().endsWith(".jar"))
          .sorted(
              Comparator.comparing(
                  (Path file) -> file.getFileName().toString().startsWith("orchestration")))
          .toList();
    }
  }

  private static byte[] packedOtherwise(byte[] jar) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipInputStream from = new ZipInputStream(new ByteArrayInputStream(jar));
        ZipOutputStream to = new ZipOutputStream(bytes)) {
      to.setLevel(Deflater.NO_COMPRESSION);
      for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
        to.putNextEntry(new ZipEntry(entry.getName()));
        from.transferTo(to);
      }
    }
    return bytes.toByteArray();
  }
}
