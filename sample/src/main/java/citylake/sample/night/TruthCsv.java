package citylake.sample.night;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** One table of the truth: CSV with a header, UTF-8, gzip, in a form that no city delivers in. */
public final class TruthCsv implements Closeable {
  private final CsvWriter csv;

  public TruthCsv(Path file, String... header) throws IOException {
    Files.createDirectories(file.getParent());
    csv =
        CsvWriter.builder()
            .lineDelimiter(LineDelimiter.LF)
            .build(
                new BufferedWriter(
                    new OutputStreamWriter(
                        new GZIPOutputStream(Files.newOutputStream(file)),
                        StandardCharsets.UTF_8)));
    csv.writeRecord(header);
  }

  /** One line; null is written as nothing. */
  public void line(Object... values) {
    String[] texts = new String[values.length];
    for (int i = 0; i < values.length; i++) {
      texts[i] = values[i] == null ? "" : values[i].toString();
    }
    csv.writeRecord(texts);
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}
