package citylake.benchmarks;

import citylake.sample.BigDump;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * From a dump to the standard table: the normal night against DuckDB, on the same file, one after
 * the other in one run.
 *
 * <p>Arguments: a scratch folder, then numbers of rows (default 1,000,000 and 5,000,000). Each side
 * runs in a fresh process, so start-up and compilation are in the figures.
 */
public final class DumpToStandard {
  private DumpToStandard() {}

  /** Runs the comparison and prints a table in Markdown. */
  public static void main(String[] arguments) throws Exception {
    Path scratch = Path.of(arguments[0]);
    List<Long> sizes = new ArrayList<>();
    for (int i = 1; i < arguments.length; i++) {
      sizes.add(Long.parseLong(arguments[i]));
    }
    System.out.println("| rows | MB | night s | night MB | DuckDB s | DuckDB MB | ratio |");
    System.out.println("|---|---|---|---|---|---|---|");
    for (long rows : sizes.isEmpty() ? List.of(1_000_000L, 5_000_000L) : sizes) {
      Path folder = Files.createTempDirectory(Files.createDirectories(scratch), "bench");
      try {
        Path dump = folder.resolve("dumps/denver/denver_crime_big.csv");
        Files.createDirectories(dump.getParent());
        long bytes = BigDump.write(dump, rows, 7);
        Measured duck = run("citylake.benchmarks.DuckSide", folder, "-Xmx512m");
        Measured night = run("citylake.benchmarks.NightSide", folder, "-Xmx2500m");
        System.out.printf(
            "| %,d | %,d | %.1f | %,d | %.1f | %,d | %.2f |%n",
            rows,
            bytes / 1_000_000,
            night.seconds(),
            night.peakMegabytes(),
            duck.seconds(),
            duck.peakMegabytes(),
            night.seconds() / duck.seconds());
        System.out.println("<!-- " + night.detail() + " -->");
      } finally {
        delete(folder);
      }
    }
  }

  private static Measured run(String side, Path folder, String heap)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add(heap);
    command.add("@" + System.getProperty("citylake.root") + "/jvm.options");
    command.add("-Dcitylake.log=" + folder.resolve("bench.log"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), side, folder.toString()));
    return Measured.of(command, folder);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
