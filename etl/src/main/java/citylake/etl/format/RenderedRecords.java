package citylake.etl.format;

import java.io.IOException;
import java.io.InputStream;

/**
 * Records of a packed file as text: one line a record, each ended by a line feed. Only the current
 * record is in memory.
 */
abstract class RenderedRecords extends InputStream {
  private byte[] line = new byte[0];
  private int at;
  private boolean hasEnded;

  /** The next record without its line end; null behind the last. */
  abstract byte[] nextRecord() throws IOException;

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (at > line.length || line.length == 0) {
      if (!moveOn()) {
        return -1;
      }
    }
    int part = Math.min(length, line.length - at);
    System.arraycopy(line, at, bytes, from, part);
    at += part;
    if (part < length) {
      bytes[from + part] = '\n';
      at++;
      return part + 1;
    }
    return part;
  }

  private boolean moveOn() throws IOException {
    byte[] next = hasEnded ? null : nextRecord();
    if (next == null) {
      hasEnded = true;
      return false;
    }
    line = next;
    at = 0;
    return true;
  }
}
