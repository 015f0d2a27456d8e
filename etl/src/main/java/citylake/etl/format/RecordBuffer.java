package citylake.etl.format;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The window of a stream in which the current record lies whole. Grows only as far as the longest
 * record needs.
 */
final class RecordBuffer {
  private static final int INITIAL_BYTES = 256 << 10;

  private final InputStream source;
  private final int maximumRecordBytes;
  private final boolean isMeasured;
  private byte[] bytes;
  private int start;
  private int limit;
  private long offsetOfZero;
  private long remaining;

  RecordBuffer(InputStream source, long offset, long length, int maximumRecordBytes) {
    this.source = source;
    this.offsetOfZero = offset;
    this.remaining = length;
    this.isMeasured = length != Long.MAX_VALUE;
    this.maximumRecordBytes = maximumRecordBytes;
    this.bytes = new byte[initialBytes(length) + ByteSearch.SPARE_BYTES];
  }

  /** Records that are split one by one must not pay for a file's window each. */
  private static int initialBytes(long length) {
    return (int) Math.max(64, Math.min(INITIAL_BYTES, length));
  }

  byte[] bytes() {
    return bytes;
  }

  /** Index of the first byte not yet left behind. */
  int start() {
    return start;
  }

  int limit() {
    return limit;
  }

  /** Whether no byte will come behind {@link #limit}. */
  boolean isLast() {
    return remaining == 0;
  }

  long offsetOf(int index) {
    return offsetOfZero + index;
  }

  /** Leaves behind all bytes before this index. */
  void startAt(int index) {
    start = index;
  }

  /** Refuses a record that is longer than allowed. */
  void checkLength(int length) throws RecordTooLong {
    if (length > maximumRecordBytes) {
      throw new RecordTooLong(offsetOf(start), maximumRecordBytes);
    }
  }

  /** Makes room behind the bytes from {@link #start}, which move to the front, and fills it. */
  void fill() throws IOException {
    int kept = limit - start;
    checkLength(kept);
    int capacity = bytes.length - ByteSearch.SPARE_BYTES;
    if (kept > capacity / 2) {
      long doubled = Math.min(2L * capacity, Integer.MAX_VALUE - 64L);
      byte[] larger = new byte[(int) doubled + ByteSearch.SPARE_BYTES];
      System.arraycopy(bytes, start, larger, 0, kept);
      bytes = larger;
    } else {
      System.arraycopy(bytes, start, bytes, 0, kept);
    }
    offsetOfZero += start;
    start = 0;
    limit = kept;
    readUntilFull();
  }

  /** One fill, one scan: a long record is looked at again only when the room has doubled. */
  private void readUntilFull() throws IOException {
    while (remaining > 0 && limit < bytes.length - ByteSearch.SPARE_BYTES) {
      int room = bytes.length - ByteSearch.SPARE_BYTES - limit;
      int got = source.read(bytes, limit, (int) Math.min(room, remaining));
      if (got < 0 && isMeasured) {
        throw new EOFException(
            "Cannot read on at byte %d: %d bytes fewer than the file had when it was landed."
                .formatted(offsetOf(limit), remaining));
      } else if (got < 0) {
        remaining = 0;
      } else {
        limit += got;
        remaining -= got;
      }
    }
  }

  /** Skips these bytes when the stream begins with them. */
  void skipMark(byte[] mark) throws IOException {
    fill();
    if (mark.length > 0
        && limit >= mark.length
        && Arrays.equals(bytes, 0, mark.length, mark, 0, mark.length)) {
      start = mark.length;
    }
  }
}
