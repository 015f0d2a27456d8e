package citylake.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What one side of a comparison used.
 *
 * @param seconds wall time of the process's work, from its first line of Java
 * @param peakMegabytes largest resident memory of the process, as Linux counts it
 * @param detail how the time was spent
 */
record Measured(double seconds, long peakMegabytes, String detail) {
  private static final String MARK = "MEASURED ";

  /** Prints the figures of this process in the form that {@link #parse} reads. */
  static void print(double seconds, String detail) {
    System.out.println(MARK + seconds + " " + peakOfThisProcess() + " " + detail);
  }

  /**
   * Runs a process that prints its figures, in a folder of its own.
   *
   * @throws IllegalStateException with what it said, where it failed or gave no figures
   */
  static Measured of(List<String> command, Path folder) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    Measured measured = null;
    StringBuilder said = new StringBuilder();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        said.append(line).append('\n');
        measured = isIn(line) ? parse(line) : measured;
      }
    }
    if (process.waitFor() != 0 || measured == null) {
      throw new IllegalStateException("Failed to run %s:%n%s".formatted(command, said));
    }
    return measured;
  }

  private static Measured parse(String line) {
    String[] parts = line.substring(MARK.length()).split(" ", 3);
    return new Measured(Double.parseDouble(parts[0]), Long.parseLong(parts[1]), parts[2]);
  }

  private static boolean isIn(String line) {
    return line.startsWith(MARK);
  }

  private static long peakOfThisProcess() {
    try {
      return Files.readAllLines(Path.of("/proc/self/status")).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
          .findFirst()
          .orElse(-1);
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to read this process's memory", e);
    }
  }
}
