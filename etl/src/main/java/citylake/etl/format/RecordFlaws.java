package citylake.etl.format;

import citylake.etl.format.RecordFault.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Finds what is wrong with a record of delimited text that was just split, in words without any of
 * its content. The rules stand at {@link DelimitedText}.
 */
final class RecordFlaws {
  private static final byte[] BYTE_ORDER_MARK = "\uFEFF".getBytes(StandardCharsets.UTF_8);
  private static final long ZERO = ByteSearch.pattern('\0');

  private final RecordSplitter splitter;
  private final TextDecoder decoder;
  private final String encodingName;
  private final boolean isUtf8;
  private final int declaredFields;

  /** The declared header in the file's encoding; none where it could be taken for data. */
  private final List<byte[]> header;

  RecordFlaws(RecordSplitter splitter, TextDecoder decoder, DumpShape shape) {
    this.splitter = splitter;
    this.decoder = decoder;
    this.encodingName = shape.encoding().name();
    this.isUtf8 = shape.encoding().equals(StandardCharsets.UTF_8);
    this.declaredFields = shape.fields().size();
    this.header =
        shape.header() && declaredFields > 1
            ? shape.fields().stream().map(name -> name.getBytes(shape.encoding())).toList()
            : List.of();
  }

  /**
   * @param bytes where the record stands from {@code start} to the splitter's end
   * @param isHeader whether it is the file's first, which names the fields
   * @return null for a sound record
   */
  RecordFault of(byte[] bytes, int start, boolean isHeader) {
    int end = splitter.end();
    if (!ByteSearch.isAscii(bytes, start, end)) {
      RecordFault undecodable = undecodable(bytes, start, end);
      if (undecodable != null) {
        return undecodable;
      }
    }
    int zero = ByteSearch.first(bytes, start, end, ZERO);
    if (zero < end) {
      return misshapen("a zero byte at byte %d of the record".formatted(zero - start + 1), 1);
    }
    if (startsWithMark(bytes, start, end)) {
      return misshapen("a byte order mark before it: files may have been joined", 1);
    }
    boolean hasDeclaredShape =
        splitter.fields().count() == declaredFields
            && !splitter.isUnclosed()
            && splitter.fieldWithTextBehindQuote() == 0;
    if (!hasDeclaredShape) {
      int lines = lines(bytes, start, end);
      return misshapen(shapeFault(lines), lines);
    }
    return !isHeader && isHeaderAgain(bytes)
        ? misshapen("the header again: files may have been joined", 1)
        : null;
  }

  private RecordFault undecodable(byte[] bytes, int start, int end) {
    int bad = decoder.firstBadByte(bytes, start, end - start);
    if (bad >= 0) {
      return new RecordFault(
          Kind.UNDECODABLE,
          "not valid %s at byte %d of the record".formatted(encodingName, bad + 1),
          1);
    }
    return !isUtf8 && Utf8.isUnmistakable(bytes, start, end)
        ? new RecordFault(Kind.UNDECODABLE, "valid UTF-8 and not " + encodingName, 1)
        : null;
  }

  private static RecordFault misshapen(String text, int lines) {
    return new RecordFault(Kind.MISSHAPEN, text, lines);
  }

  private boolean startsWithMark(byte[] bytes, int start, int end) {
    return isUtf8
        && end - start >= BYTE_ORDER_MARK.length
        && Arrays.equals(bytes, start, start + BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, 3);
  }

  private boolean isHeaderAgain(byte[] bytes) {
    FieldBounds fields = splitter.fields();
    for (int i = 0; i < header.size(); i++) {
      byte[] name = header.get(i);
      if (!Arrays.equals(bytes, fields.from(i), fields.to(i), name, 0, name.length)) {
        return false;
      }
    }
    return !header.isEmpty();
  }

  private String shapeFault(int lines) {
    if (splitter.isUnclosed()) {
      return "a quote that opens field %d and is not closed before the end of the file"
          .formatted(splitter.fields().count());
    }
    String fault =
        splitter.fieldWithTextBehindQuote() > 0
            ? "text behind the closing quote of field " + splitter.fieldWithTextBehindQuote()
            : "%d fields where the contract has %d"
                .formatted(splitter.fields().count(), declaredFields);
    return lines == 1
        ? fault
        : "%s; it runs over %d lines: a quote may be open".formatted(fault, lines);
  }

  private static int lines(byte[] bytes, int start, int end) {
    int lines = 1;
    for (int at = start; at < end - 1; at++) {
      boolean isLoneReturn = bytes[at] == '\r' && bytes[at + 1] != '\n';
      if (bytes[at] == '\n' || isLoneReturn) {
        lines++;
      }
    }
    return lines;
  }
}
