package citylake.sample.form;

import citylake.sample.land.City;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * A vendor's CSV as an office program saves it: a byte order mark, Chinese headings, quotes around
 * every field, CR LF; one address in fifty has a line break in it.
 */
record QuotedCsv(Habits habits) implements CityForm {
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final int WITH_LINE_BREAK = 50;
  private static final String BROKEN = "合计";

  @Override
  public String name() {
    return "quoted-csv";
  }

  @Override
  public String ending() {
    return ".csv";
  }

  @Override
  public boolean correctsInParts() {
    return false;
  }

  @Override
  public RecordWriter open(OutputStream bytes, Kind kind, City city) throws IOException {
    Writer text = new OutputStreamWriter(bytes, StandardCharsets.UTF_8);
    text.write(BYTE_ORDER_MARK);
    CsvWriter csv =
        CsvWriter.builder()
            .lineDelimiter(LineDelimiter.CRLF)
            .quoteStrategy(QuoteStrategies.ALWAYS)
            .build(text);
    csv.writeRecord(FieldNames.CHINESE.header(kind));
    int address = kind.fields().stream().map(Field::name).toList().indexOf("address_text");
    return new Records(csv, new Spelling(kind, habits), address);
  }

  private record Records(CsvWriter csv, Spelling spelling, int address) implements RecordWriter {
    @Override
    public void write(Object[] values, Action action, int version) {
      String[] texts = spelling.texts(values, action, version);
      if (address >= 0 && Math.floorMod(texts[address].hashCode(), WITH_LINE_BREAK) == 0) {
        int middle = texts[address].length() / 2;
        texts[address] =
            texts[address].substring(0, middle) + "\n" + texts[address].substring(middle);
      }
      csv.writeRecord(texts);
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
