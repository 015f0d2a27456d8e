package citylake.sample;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/**
 * Reads a sample dump with another library than the one that wrote it, and only as far as a test
 * needs.
 */
final class DumpFile {
  private static final Charset GB18030 = Charset.forName("GB18030");

  private DumpFile() {}

  static String text(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    if (file.toString().endsWith(".gz")) {
      try (InputStream plain = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
        return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
      }
    }
    return new String(bytes, GB18030);
  }

  /** The records that have all fields, blanks at both ends taken off. */
  static List<Map<String, String>> records(Path file) throws IOException {
    String text = text(file);
    return file.toString().endsWith(".gz") ? comma(text) : pipe(text);
  }

  private static List<Map<String, String>> comma(String text) throws IOException {
    int fields = text.lines().findFirst().orElseThrow().split(",", -1).length;
    try (CsvReader<NamedCsvRecord> reader =
        CsvReader.builder().allowMissingFields(true).ofNamedCsvRecord(text)) {
      return reader.stream()
          .filter(each -> each.getFieldCount() == fields)
          .map(NamedCsvRecord::getFieldsAsMap)
          .toList();
    }
  }

  private static List<Map<String, String>> pipe(String text) {
    List<String[]> lines = text.lines().map(line -> line.split("\\|", -1)).toList();
    String[] header = lines.get(0);
    return lines.stream()
        .skip(1)
        .filter(fields -> fields.length == header.length)
        .map(
            fields ->
                IntStream.range(0, header.length)
                    .boxed()
                    .collect(Collectors.toMap(i -> header[i], i -> fields[i].trim())))
        .toList();
  }
}
