package citylake.models;

import citylake.testing.SharedData;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Reads the shared reference files. */
public final class Oracle {
  private Oracle() {}

  /** All records of a gzipped CSV below the shared data. */
  public static List<NamedCsvRecord> csv(String file) {
    try (Reader text =
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(SharedData.folder().resolve(file))),
                StandardCharsets.UTF_8);
        CsvReader<NamedCsvRecord> records = CsvReader.builder().ofNamedCsvRecord(text)) {
      return records.stream().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to read " + file, e);
    }
  }

  public static double number(NamedCsvRecord record, String field) {
    return Double.parseDouble(record.getField(field));
  }
}
