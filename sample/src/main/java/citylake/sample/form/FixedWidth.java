package citylake.sample.form;

import citylake.sample.land.City;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A mainframe's file: GB 18030, no header, each field padded with blanks to a number of bytes by
 * its type, LF at the end. What does not fit is cut off behind the last whole character.
 */
record FixedWidth(Habits habits) implements CityForm {
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final byte BLANK = ' ';
  static final int ACTION_BYTES = 1;
  static final int VERSION_BYTES = 4;
  private static final byte[] BROKEN = "*** ABEND S0C7 ***\n".getBytes(StandardCharsets.US_ASCII);

  @Override
  public String name() {
    return "fixed-width";
  }

  @Override
  public String ending() {
    return ".dat";
  }

  @Override
  public Charset encoding() {
    return GB18030;
  }

  @Override
  public boolean correctsInParts() {
    return false;
  }

  /** Bytes of a field in the file. */
  static int bytes(Field.Type type) {
    return switch (type) {
      case KEY -> 32;
      case TEXT -> 160;
      case CODE -> 12;
      case NAME -> 64;
      case ID_NO -> 36;
      case PHONE, TIME, PLATE -> 24;
      case DATE, LON, LAT -> 16;
      case NUMBER -> 10;
      case SPEED -> 8;
      case PLATE_COLOUR -> 4;
      case FLAG -> 1;
    };
  }

  /** A text in so many bytes: padded with blanks, or cut off behind a whole character. */
  static byte[] padded(String text, int width, Charset charset) {
    String kept = text;
    byte[] encoded = kept.getBytes(charset);
    while (encoded.length > width) {
      kept = kept.substring(0, kept.offsetByCodePoints(kept.length(), -1));
      encoded = kept.getBytes(charset);
    }
    byte[] field = Arrays.copyOf(encoded, width);
    Arrays.fill(field, encoded.length, width, BLANK);
    return field;
  }

  @Override
  public RecordWriter open(OutputStream bytes, Kind kind, City city) {
    return new Records(new BufferedOutputStream(bytes), new Spelling(kind, habits), kind.fields());
  }

  private record Records(OutputStream bytes, Spelling spelling, List<Field> fields)
      implements RecordWriter {
    @Override
    public void write(Object[] values, Action action, int version) throws IOException {
      String[] texts = spelling.texts(values, action, version);
      for (int i = 0; i < values.length; i++) {
        bytes.write(padded(texts[i], FixedWidth.bytes(fields.get(i).type()), GB18030));
      }
      bytes.write(padded(texts[values.length], ACTION_BYTES, GB18030));
      bytes.write(padded(texts[values.length + 1], VERSION_BYTES, GB18030));
      bytes.write('\n');
    }

    @Override
    public boolean writeBroken() throws IOException {
      bytes.write(BROKEN);
      return true;
    }

    @Override
    public void close() throws IOException {
      bytes.close();
    }
  }
}
