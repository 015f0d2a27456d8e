package citylake.orchestration.airflow;

import citylake.testing.SharedData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** The files of all eight real cities in a folder of dumps; one of them can be torn and mended. */
final class RealCities {
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

  /** Files of one line a record; of these the first records are enough for a short night. */
  private static final List<String> LONG =
      List.of(
          "boston/boston_bpd_2021_crime.csv.gz",
          "chicago/chicago_aggravated_assault_2019.csv.gz",
          "denver/denver_crime_201801_201906.csv.gz",
          "seattle/seattle_alpr_20211001_20211008.csv.gz",
          "st_louis/st_louis_crime_2013_2015.csv.gz");

  private final Path dumps;

  /**
   * @param mostLines of the long files; the others are whole in any case
   */
  RealCities(Path dumps, int mostLines) throws IOException {
    this.dumps = dumps;
    for (String city : CITIES) {
      Files.createDirectories(dumps.resolve(city));
      try (var files = Files.newDirectoryStream(original(city), "*.gz")) {
        for (Path file : files) {
          String name = city + "/" + file.getFileName();
          if (LONG.contains(name)) {
            cut(name, mostLines);
          } else {
            Files.copy(file, dumps.resolve(name));
          }
        }
      }
    }
  }

  private static Path original(String name) {
    return SharedData.folder().resolve("real").resolve(name);
  }

  private void cut(String name, int mostLines) throws IOException {
    try (BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(
                    new GZIPInputStream(Files.newInputStream(original(name))),
                    StandardCharsets.UTF_8));
        OutputStream to = new GZIPOutputStream(Files.newOutputStream(dumps.resolve(name)))) {
      for (String line : (Iterable<String>) lines.lines().limit(mostLines)::iterator) {
        to.write((line + "\n").getBytes(StandardCharsets.UTF_8));
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
