package citylake.etl.format;

import java.io.IOException;
import org.apache.spark.unsafe.types.UTF8String;

/** Walks over delimited text; the rules stand at {@link DelimitedText}. */
final class DelimitedCursor implements RecordCursor {
  /** A character that is cut off lacks one byte at least of four. */
  private static final int LONGEST_REST = 3;

  private final RecordBuffer buffer;
  private final RecordSplitter splitter;
  private final TextDecoder decoder;
  private final RecordFlaws flaws;
  private final byte[] mark;
  private final byte quote;
  private final boolean hasHeader;
  private final int titleLines;
  private final int declaredFields;
  private boolean atFileStart;
  private boolean isHeader;
  private int start;

  DelimitedCursor(RecordBuffer buffer, DumpShape shape, boolean atFileStart) {
    this.buffer = buffer;
    this.splitter = new RecordSplitter(shape);
    this.decoder = new TextDecoder(shape.encoding());
    this.flaws = new RecordFlaws(splitter, decoder, shape);
    this.mark = Encodings.byteOrderMark(shape.encoding());
    this.quote = (byte) shape.quote();
    this.hasHeader = shape.header();
    this.titleLines = shape.titleLines();
    this.declaredFields = shape.fields().size();
    this.atFileStart = atFileStart;
  }

  @Override
  public boolean next() throws IOException {
    isHeader = atFileStart && hasHeader;
    if (atFileStart) {
      buffer.skipMark(mark);
      atFileStart = false;
      for (int i = 0; i < titleLines; i++) {
        nextRecord();
      }
    }
    return nextRecord();
  }

  private boolean nextRecord() throws IOException {
    while (true) {
      skipBlankLines();
      if (buffer.start() < buffer.limit()) {
        byte[] bytes = buffer.bytes();
        if (splitter.split(bytes, buffer.start(), buffer.limit(), buffer.isLast())) {
          buffer.checkLength(splitter.end() - buffer.start());
          start = buffer.start();
          buffer.startAt(splitter.next());
          return true;
        }
      } else if (buffer.isLast()) {
        return false;
      }
      buffer.fill();
    }
  }

  private void skipBlankLines() {
    byte[] bytes = buffer.bytes();
    int at = buffer.start();
    while (at < buffer.limit() && (bytes[at] == '\n' || bytes[at] == '\r')) {
      at++;
    }
    buffer.startAt(at);
  }

  @Override
  public long byteOffset() {
    return buffer.offsetOf(start);
  }

  @Override
  public long endOffset() {
    return buffer.offsetOf(splitter.next());
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
    return splitter.end() - start;
  }

  @Override
  public boolean hasNonAscii() {
    return !ByteSearch.isAscii(buffer.bytes(), start, splitter.end());
  }

  @Override
  public RecordFault fault() {
    return flaws.of(buffer.bytes(), start, isHeader);
  }

  @Override
  public RecordFault faultInFile() {
    RecordFault fault = fault();
    return fault != null && isCutOff(fault) ? fault.atCutOff() : fault;
  }

  /** Fields are missing from its end, or a part of its last character, and nothing follows. */
  private boolean isCutOff(RecordFault fault) {
    boolean isWithoutEnd = splitter.end() == splitter.next() && !endsInALineEnd();
    if (!isWithoutEnd || fault.lines() > 1) {
      return false;
    }
    return fault.kind() == RecordFault.Kind.UNDECODABLE
        ? decoder.firstBadByte(buffer.bytes(), start, length()) >= length() - LONGEST_REST
        : splitter.isUnclosed() || splitter.fields().count() < declaredFields;
  }

  /** An open quote takes in the line end too. */
  private boolean endsInALineEnd() {
    byte last = buffer.bytes()[splitter.end() - 1];
    return last == '\n' || last == '\r';
  }

  @Override
  public int fields() {
    return splitter.fields().count();
  }

  @Override
  public UTF8String field(int index) {
    FieldBounds fields = splitter.fields();
    if (fields.hasDoubledQuotes(index)) {
      byte[] text = fields.unescaped(buffer.bytes(), quote, index);
      return decoder.text(text, 0, text.length);
    }
    return decoder.text(buffer.bytes(), fields.from(index), fields.to(index));
  }
}
