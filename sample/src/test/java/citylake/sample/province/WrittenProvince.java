package citylake.sample.province;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** A province on disk, read back as a stranger would: by file names and headers alone. */
record WrittenProvince(Path folder) {
  /** A delivered file: its header and its records as they stand. */
  record Dump(String file, List<String> header, List<List<String>> records) {
    String kind() {
      String name = file.substring(file.indexOf('/') + 1);
      return name.replaceAll("_\\d{8}(_again)?\\.csv\\.gz$", "");
    }

    String date() {
      return file.replaceAll(".*_(\\d{8})(_again)?\\.csv\\.gz$", "$1");
    }

    /** Value of a field in each whole record. */
    String value(List<String> record, String field) {
      int at = header.indexOf(field);
      return at < 0 ? null : record.get(at);
    }
  }

  /** Lines of one table of the truth by the names of its columns. */
  List<Map<String, String>> truth(String table) {
    List<List<String>> lines = lines(folder.resolve("truth").resolve(table + ".csv.gz"));
    return lines.stream().skip(1).map(line -> byName(lines.get(0), line)).toList();
  }

  /** The same, of all nights and cities. */
  List<Map<String, String>> truthOfNights(String table) {
    List<Map<String, String>> all = new ArrayList<>();
    for (Path file : files("truth")) {
      if (file.getFileName().toString().equals(table + ".csv.gz")
          && !file.getParent().getFileName().toString().equals("truth")) {
        String place = folder.resolve("truth").relativize(file).getParent().toString();
        List<List<String>> lines = lines(file);
        for (List<String> line : lines.subList(1, lines.size())) {
          Map<String, String> named = byName(lines.get(0), line);
          named.put("city", place.substring(place.indexOf('/') + 1));
          all.add(named);
        }
      }
    }
    return all;
  }

  Dump dump(String night, String file) {
    List<List<String>> lines = lines(folder.resolve("nights").resolve(night).resolve(file));
    return new Dump(file, lines.get(0), lines.subList(1, lines.size()));
  }

  /** Every file's bytes by its path. */
  Map<String, byte[]> bytes(String below) {
    Map<String, byte[]> bytes = new TreeMap<>();
    try {
      for (Path file : files(below)) {
        bytes.put(folder.relativize(file).toString(), Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes;
  }

  private List<Path> files(String below) {
    try (Stream<Path> files = Files.walk(folder.resolve(below))) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> byName(List<String> header, List<String> line) {
    Map<String, String> named = new LinkedHashMap<>();
    for (int i = 0; i < header.size(); i++) {
      named.put(header.get(i), line.get(i));
    }
    return named;
  }

  private static List<List<String>> lines(Path file) {
    List<List<String>> lines = new ArrayList<>();
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder()
            .allowMissingFields(true)
            .ofCsvRecord(
                new InputStreamReader(
                    new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      csv.forEach(record -> lines.add(record.getFields()));
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
    return lines;
  }
}
