package citylake.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

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

  static Measured parse(String line) {
    String[] parts = line.substring(MARK.length()).split(" ", 3);
    return new Measured(Double.parseDouble(parts[0]), Long.parseLong(parts[1]), parts[2]);
  }

  static boolean isIn(String line) {
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
