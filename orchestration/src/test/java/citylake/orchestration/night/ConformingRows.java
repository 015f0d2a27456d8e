package citylake.orchestration.night;

import citylake.sample.night.FileAccount;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;

/**
 * What the province's cities know, read from its dumps in the provincial standard's form by another
 * reader than the product's, and played by number of record: the yardstick of the rows of the lake,
 * in whichever form a city delivers.
 *
 * @param rows values of the fields by name, by kind, city and number of the record
 */
record ConformingRows(Map<String, Map<String, Map<String, String>>> rows) {
  private static final Map<String, Integer> PARTS_OF_KEY = Map.of("incident", 2);

  /**
   * @param files of a province in which all conform and correct by whole records, in order of
   *     arrival
   * @param staysAsItWas whether a city's corrections change nothing, because it gives a part of the
   *     record alone
   */
  static ConformingRows of(Path province, List<FileAccount> files, Predicate<String> staysAsItWas) {
    ConformingRows played = new ConformingRows(new HashMap<>());
    for (FileAccount file : files) {
      if (file.outcome().equals("taken")) {
        played.play(
            file,
            province.resolve("nights").resolve(file.night().toString()).resolve(file.file()),
            staysAsItWas.test(file.city()));
      }
    }
    return played;
  }

  /** Rows of a kind and city by number, parts of it joined by a slash. */
  Map<String, Map<String, String>> of(String kind, String city) {
    return rows.getOrDefault(kind + " " + city, Map.of());
  }

  private void play(FileAccount file, Path path, boolean staysAsItWas) {
    Map<String, Map<String, String>> there =
        rows.computeIfAbsent(file.kind() + " " + file.city(), any -> new LinkedHashMap<>());
    List<String> header = null;
    for (List<String> record : records(path)) {
      if (header == null) {
        header = record;
      } else if (record.size() == header.size() && !record.get(0).isEmpty()) {
        Map<String, String> row = byName(header, record);
        if (!(staysAsItWas && row.get("action").equals("U"))) {
          play(number(file.kind(), record), row, there);
        }
      }
    }
  }

  private static String number(String kind, List<String> record) {
    return String.join("/", record.subList(0, PARTS_OF_KEY.getOrDefault(kind, 1)));
  }

  private static Map<String, String> byName(List<String> header, List<String> record) {
    Map<String, String> row = new HashMap<>();
    for (int i = 0; i < header.size(); i++) {
      row.put(header.get(i), record.get(i));
    }
    return row;
  }

  private static void play(
      String number, Map<String, String> row, Map<String, Map<String, String>> to) {
    switch (row.get("action")) {
      case "A", "U" -> to.put(number, row);
      case "D" -> to.remove(number);
      default -> throw new IllegalStateException("not of a whole record: " + row.get("action"));
    }
  }

  private static List<List<String>> records(Path file) {
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder()
            .allowMissingFields(true)
            .ofCsvRecord(
                new InputStreamReader(
                    new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      return csv.stream().map(CsvRecord::getFields).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }
}
