package citylake.orchestration.airflow;

import citylake.testing.SharedData;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** The files of all eight real cities in a folder of dumps; one of them can be torn and mended. */
final class RealCities {
  /** For the whole files. */
  static final int ALL = Integer.MAX_VALUE;

  /** The city whose file is torn. */
  static final String BROKEN = "davis";

  static final List<String> CITIES =
      List.of(
          "boston",
          "chicago",
          "davis",
          "denver",
          "new_york",
          "seattle",
          "st_louis",
          "washington_dc");

  private static final String TORN = "davis/davis_crimegraphics_2016_2021.csv.gz";
  private static final int TORN_AFTER_BYTES = 3_000;

  private final Path dumps;

  /**
   * @param mostLines of each file, a few more where the last record goes on; the first records are
   *     enough for a short night. The file that can be torn is whole in any case.
   */
  RealCities(Path dumps, int mostLines) throws IOException {
    this.dumps = dumps;
    for (String city : CITIES) {
      Files.createDirectories(dumps.resolve(city));
      try (var files = Files.newDirectoryStream(original(city), "*.gz")) {
        for (Path file : files) {
          String name = city + "/" + file.getFileName();
          if (name.equals(TORN) || mostLines == ALL) {
            Files.copy(file, dumps.resolve(name));
          } else {
            cut(name, mostLines);
          }
        }
      }
    }
  }

  private static Path original(String name) {
    return SharedData.folder().resolve("real").resolve(name);
  }

  /** Byte for byte up to the end of a record: of a line with no quote open. */
  private void cut(String name, int mostLines) throws IOException {
    try (InputStream from =
            new BufferedInputStream(new GZIPInputStream(Files.newInputStream(original(name))));
        OutputStream to =
            new BufferedOutputStream(
                new GZIPOutputStream(Files.newOutputStream(dumps.resolve(name))))) {
      int lines = 0;
      boolean isQuoted = false;
      for (int next = from.read(); next >= 0 && lines < mostLines; next = from.read()) {
        to.write(next);
        isQuoted ^= next == '"';
        lines += next == '\n' && (lines < mostLines - 1 || !isQuoted) ? 1 : 0;
      }
    }
  }

  /** The file as it looks when its transfer broke off. */
  void tear() throws IOException {
    byte[] whole = Files.readAllBytes(original(TORN));
    Files.write(dumps.resolve(TORN), Arrays.copyOf(whole, TORN_AFTER_BYTES));
  }

  void mend() throws IOException {
    Files.write(dumps.resolve(TORN), Files.readAllBytes(original(TORN)));
  }
}
