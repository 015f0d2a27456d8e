package citylake.sample.form;

import citylake.sample.land.City;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.util.zip.GZIPOutputStream;

/**
 * A vendor's text with pipes between fields, GBK, no header, CR LF, gzip. Characters that GBK lacks
 * become question marks, as they do in such exports.
 */
record PipeGbk(Habits habits) implements CityForm {
  private static final Charset GBK = Charset.forName("GBK");
  private static final String END = "\r\n";
  private static final String BROKEN = "ORA-01555: snapshot too old";

  @Override
  public String name() {
    return "pipe-gbk";
  }

  @Override
  public String ending() {
    return ".txt.gz";
  }

  @Override
  public Charset encoding() {
    return GBK;
  }

  @Override
  public boolean correctsInParts() {
    return false;
  }

  @Override
  public RecordWriter open(OutputStream bytes, Kind kind, City city) throws IOException {
    return new Records(
        new OutputStreamWriter(new GZIPOutputStream(bytes), GBK), new Spelling(kind, habits));
  }

  private record Records(Writer text, Spelling spelling) implements RecordWriter {
    @Override
    public void write(Object[] values, Action action, int version) throws IOException {
      text.write(String.join("|", spelling.texts(values, action, version)));
      text.write(END);
    }

    @Override
    public boolean writeBroken() throws IOException {
      text.write(BROKEN + END);
      return true;
    }

    @Override
    public void close() throws IOException {
      text.close();
    }
  }
}
