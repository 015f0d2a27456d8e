package citylake.etl.format;

import citylake.etl.format.RecordFault.Kind;
import java.io.IOException;
import org.apache.spark.unsafe.types.UTF8String;

/** Walks over delimited text; the rules stand at {@link DelimitedText}. */
final class DelimitedCursor implements RecordCursor {
  private final RecordBuffer buffer;
  private final RecordSplitter splitter;
  private final TextDecoder decoder;
  private final String encodingName;
  private final byte[] mark;
  private final byte quote;
  private final int declaredFields;
  private boolean atFileStart;
  private int start;

  DelimitedCursor(RecordBuffer buffer, DumpShape shape, boolean atFileStart) {
    this.buffer = buffer;
    this.splitter = new RecordSplitter(shape);
    this.decoder = new TextDecoder(shape.encoding());
    this.encodingName = shape.encoding().name();
    this.mark = Encodings.byteOrderMark(shape.encoding());
    this.quote = (byte) shape.quote();
    this.declaredFields = shape.fields().size();
    this.atFileStart = atFileStart;
  }

  @Override
  public boolean next() throws IOException {
    if (atFileStart) {
      buffer.skipMark(mark);
      atFileStart = false;
    }
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
    if (hasNonAscii()) {
      int bad = decoder.firstBadByte(buffer.bytes(), start, length());
      if (bad >= 0) {
        return new RecordFault(
            Kind.UNDECODABLE,
            "not valid %s at byte %d of the record".formatted(encodingName, bad + 1));
      }
    }
    boolean hasDeclaredShape =
        splitter.fields().count() == declaredFields
            && !splitter.isUnclosed()
            && splitter.fieldWithTextBehindQuote() == 0;
    return hasDeclaredShape ? null : new RecordFault(Kind.MISSHAPEN, shapeFault());
  }

  private String shapeFault() {
    if (splitter.isUnclosed()) {
      return "the quote that opens field %d is not closed before the end of the file"
          .formatted(splitter.fields().count());
    }
    String fault =
        splitter.fieldWithTextBehindQuote() > 0
            ? "text behind the closing quote of field " + splitter.fieldWithTextBehindQuote()
            : "%d fields where the contract has %d"
                .formatted(splitter.fields().count(), declaredFields);
    int lines = lines();
    return lines == 1
        ? fault
        : "%s; it runs over %d lines: a quote may be open".formatted(fault, lines);
  }

  private int lines() {
    byte[] bytes = buffer.bytes();
    int lines = 1;
    for (int at = start; at < splitter.end(); at++) {
      boolean isLoneReturn =
          bytes[at] == '\r' && (at + 1 == splitter.end() || bytes[at + 1] != '\n');
      if (bytes[at] == '\n' || isLoneReturn) {
        lines++;
      }
    }
    return lines;
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
