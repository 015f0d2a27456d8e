package citylake.sample.form;

import citylake.sample.land.City;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * dBase III: character fields in GBK, names of at most ten letters. Its header says how many
 * records there are, so records wait in a temporary file until all are known.
 *
 * <p>Written by hand: the kept library for it is under the LGPL, and a record is bytes padded with
 * blanks behind a header of 32 bytes a field.
 */
record DbaseFile(Habits habits) implements CityForm {
  private static final Charset GBK = Charset.forName("GBK");
  private static final byte DBASE_3 = 0x03;
  private static final byte END_OF_HEADER = 0x0D;
  private static final byte END_OF_FILE = 0x1A;
  private static final byte BLANK = ' ';
  private static final int HEADER = 32;
  private static final int NAME = 11;
  private static final int LENGTH_AT = 16;

  /** Date of last update in each header: years since 1900, month, day. */
  private static final byte[] UPDATED = {126, 7, 1};

  @Override
  public String name() {
    return "dbase";
  }

  @Override
  public String ending() {
    return ".dbf";
  }

  @Override
  public boolean correctsInParts() {
    return false;
  }

  @Override
  public RecordWriter open(OutputStream bytes, Kind kind, City city) throws IOException {
    return new Records(
        bytes,
        FieldNames.PINYIN.header(kind),
        types(kind),
        widths(kind),
        new Spelling(kind, habits));
  }

  private static char[] types(Kind kind) {
    char[] types = new char[kind.fields().size() + 2];
    Arrays.fill(types, 'C');
    for (int i = 0; i < kind.fields().size(); i++) {
      if (kind.fields().get(i).type() == Field.Type.FLAG) {
        types[i] = 'L';
      }
    }
    return types;
  }

  private static int[] widths(Kind kind) {
    int[] widths = new int[kind.fields().size() + 2];
    for (int i = 0; i < kind.fields().size(); i++) {
      widths[i] = FixedWidth.bytes(kind.fields().get(i).type());
    }
    widths[widths.length - 2] = FixedWidth.ACTION_BYTES;
    widths[widths.length - 1] = FixedWidth.VERSION_BYTES;
    return widths;
  }

  private static final class Records implements RecordWriter {
    private final OutputStream file;
    private final String[] names;
    private final char[] types;
    private final int[] widths;
    private final Spelling spelling;
    private final Path waiting;
    private final OutputStream records;
    private int count;

    Records(OutputStream file, String[] names, char[] types, int[] widths, Spelling spelling)
        throws IOException {
      this.file = file;
      this.names = names;
      this.types = types;
      this.widths = widths;
      this.spelling = spelling;
      this.waiting = Files.createTempFile("dbase", ".records");
      this.records = new BufferedOutputStream(Files.newOutputStream(waiting));
    }

    @Override
    public void write(Object[] values, Action action, int version) throws IOException {
      String[] texts = spelling.texts(values, action, version);
      records.write(BLANK); // not deleted
      for (int i = 0; i < texts.length; i++) {
        records.write(FixedWidth.padded(texts[i], widths[i], GBK));
      }
      count++;
    }

    /** A record of another length would break all behind it. */
    @Override
    public boolean writeBroken() {
      return false;
    }

    @Override
    public void close() throws IOException {
      records.close();
      file.write(header());
      Files.copy(waiting, file);
      file.write(END_OF_FILE);
      file.close();
      Files.delete(waiting);
    }

    private byte[] header() {
      int size = HEADER * (names.length + 1) + 1;
      ByteBuffer header = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
      header.put(DBASE_3).put(UPDATED).putInt(count).putShort((short) size);
      header.putShort((short) (1 + Arrays.stream(widths).sum()));
      for (int i = 0; i < names.length; i++) {
        int start = HEADER * (i + 1);
        header.position(start);
        header
            .put(Arrays.copyOf(names[i].getBytes(StandardCharsets.US_ASCII), NAME))
            .put((byte) types[i]);
        header.put(start + LENGTH_AT, (byte) widths[i]);
      }
      header.put(size - 1, END_OF_HEADER);
      return header.array();
    }
  }
}
