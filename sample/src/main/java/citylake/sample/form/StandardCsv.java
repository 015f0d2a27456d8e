package citylake.sample.form;

import citylake.sample.land.City;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/**
 * The provincial standard's dump: CSV, UTF-8, a header of standard field names, gzip. Times are
 * local, {@code yyyy-MM-dd HH:mm:ss}; places WGS84 degrees; unknown is empty. The last two fields
 * are {@code action} (A new, U changed, P changed in the filled fields, D taken back) and {@code
 * version}.
 */
record StandardCsv(boolean correctsInParts) implements CityForm {
  private static final String BROKEN = "transfer interrupted";

  /** Whole buffers go to the packer. */
  private static final int BUFFER = 1 << 16;

  @Override
  public String name() {
    return "provincial-standard";
  }

  @Override
  public String ending() {
    return ".csv.gz";
  }

  @Override
  public Habits habits() {
    return Habits.STANDARD;
  }

  @Override
  public RecordWriter open(OutputStream bytes, Kind kind, City city) throws IOException {
    BufferedWriter text =
        new BufferedWriter(
            new OutputStreamWriter(new GZIPOutputStream(bytes, BUFFER), StandardCharsets.UTF_8),
            BUFFER);
    CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text);
    csv.writeRecord(FieldNames.STANDARD.header(kind));
    return new Records(csv, new Spelling(kind, habits()));
  }

  private record Records(CsvWriter csv, Spelling spelling) implements RecordWriter {
    @Override
    public void write(Object[] values, Action action, int version) {
      csv.writeRecord(spelling.texts(values, action, version));
    }

    @Override
    public boolean writeBroken() {
      csv.writeRecord(BROKEN);
      return true;
    }

    @Override
    public void close() throws IOException {
      csv.close();
    }
  }
}
