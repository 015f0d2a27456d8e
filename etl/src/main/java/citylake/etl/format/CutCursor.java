package citylake.etl.format;

import java.io.IOException;
import java.util.List;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Walks over a file whose records are found by their bytes alone and read one by one, so that a
 * record that is damaged stays the only one.
 */
abstract class CutCursor implements RecordCursor {
  private final RecordBuffer buffer;
  private final FieldReader reader;
  private final int declaredFields;
  private final byte[] mark;
  private boolean atFileStart;
  private int start;
  private int end;
  private int next;
  private boolean isRead;
  private RecordFault fault;

  CutCursor(RecordBuffer buffer, FieldReader reader, DumpShape shape, boolean atFileStart) {
    this.buffer = buffer;
    this.reader = reader;
    this.declaredFields = shape.fields().size();
    this.mark = Encodings.byteOrderMark(shape.encoding());
    this.atFileStart = atFileStart;
  }

  /** Where a record was found. */
  record Cut(int start, int end, int next) {
    /** More bytes are needed; those before {@code start} are no record's. */
    static Cut moreFrom(int start) {
      return new Cut(start, -1, -1);
    }

    boolean isWhole() {
      return end >= 0;
    }
  }

  /**
   * Finds the next record.
   *
   * @param isLast whether nothing comes behind {@code limit}; then a cut without end means that
   *     there is no record left
   */
  abstract Cut cut(byte[] bytes, int from, int limit, boolean isLast) throws IOException;

  /** Looks at the file's first bytes, once they are in the buffer. */
  void begin(RecordBuffer bytes) throws IOException {
    bytes.skipMark(mark);
  }

  /**
   * The file has ended.
   *
   * @param from where the bytes begin that are no record's
   * @param offset of {@code limit} in the file: its length
   */
  void ended(int from, int limit, long offset) throws IOException {}

  @Override
  public boolean next() throws IOException {
    if (atFileStart) {
      begin(buffer);
      atFileStart = false;
    }
    isRead = false;
    while (true) {
      Cut cut = cut(buffer.bytes(), buffer.start(), buffer.limit(), buffer.isLast());
      if (cut.isWhole()) {
        buffer.startAt(cut.start());
        buffer.checkLength(cut.end() - cut.start());
        start = cut.start();
        end = cut.end();
        next = cut.next();
        buffer.startAt(next);
        return true;
      }
      buffer.startAt(cut.start());
      if (buffer.isLast()) {
        ended(buffer.start(), buffer.limit(), buffer.offsetOf(buffer.limit()));
        return false;
      }
      buffer.fill();
    }
  }

  @Override
  public long byteOffset() {
    return buffer.offsetOf(start);
  }

  @Override
  public long endOffset() {
    return buffer.offsetOf(next);
  }

  @Override
  public byte[] buffer() {
    return buffer.bytes();
  }

  @Override
  public int start() {
    return start;
  }

  @Override
  public int length() {
    return end - start;
  }

  @Override
  public boolean hasNonAscii() {
    return !ByteSearch.isAscii(buffer.bytes(), start, end);
  }

  @Override
  public RecordFault fault() {
    if (!isRead) {
      fault = reader.read(buffer.bytes(), start, end);
      isRead = true;
    }
    return fault;
  }

  @Override
  public int fields() {
    return declaredFields;
  }

  @Override
  public UTF8String field(int index) {
    if (!isRead) {
      fault();
    }
    return reader.field(index);
  }

  @Override
  public List<String> seenPlaces() {
    return reader.seenPlaces();
  }
}
