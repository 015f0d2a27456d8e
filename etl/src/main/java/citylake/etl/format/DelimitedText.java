package citylake.etl.format;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Delimited text (CSV and its kin), read as RFC 4180 with the freedoms that real dumps take:
 *
 * <ul>
 *   <li>a record ends at LF, CR LF or a lone CR outside quotes, or at the end of the file;
 *   <li>a line without any byte is no record and is not counted;
 *   <li>a quote means something only as the first byte of a field; elsewhere it is text;
 *   <li>within quotes two quotes stand for one;
 *   <li>a quote that the file's end leaves open, text behind a closing quote, another number of
 *       fields than declared, or bytes that are no text make the record faulty; reading goes on;
 *   <li>so do a zero byte, a byte order mark or the header behind the file's start, and text in
 *       UTF-8 where another encoding is declared, whose bytes would be taken for other letters.
 * </ul>
 */
final class DelimitedText implements DumpFormat {
  private static final FormatWords WORDS =
      new FormatWords(
          "delimited text",
          "separators or quotes inside fields are not quoted, or fields were added or left out",
          "the file with such fields in quotes and %d fields a record",
          "a quote that opens a field is never closed",
          "the file with quotes inside fields doubled");

  @Override
  public String name() {
    return "csv";
  }

  @Override
  public FormatWords words() {
    return WORDS;
  }

  @Override
  public List<String> settings() {
    return List.of("encoding", "separator", "quote", "header");
  }

  @Override
  public List<String> optionalSettings() {
    return List.of(DumpShape.TITLE_LINES);
  }

  @Override
  public boolean hasPlaces() {
    return false;
  }

  @Override
  public List<String> faults(DumpShape shape) {
    List<String> faults = new ArrayList<>();
    Encodings.fault(shape.encoding()).ifPresent(faults::add);
    char separator = shape.separator();
    char quote = shape.quote();
    if (!isOneAsciiMark(separator)) {
      faults.add("separator must be one ASCII character other than a line end");
    }
    if (quote != DumpShape.NO_QUOTE && !isOneAsciiMark(quote)) {
      faults.add("quote must be one ASCII character other than a line end, or none");
    }
    if (separator == quote) {
      faults.add("separator and quote are the same character");
    }
    String titles = shape.layout().settings().getOrDefault(DumpShape.TITLE_LINES, "0");
    if (!titles.matches("[0-9]") || (!titles.equals("0") && !shape.header())) {
      faults.add("title_lines must be a number from 0 to 9, above a header");
    }
    if (faults.isEmpty()
        && quote != DumpShape.NO_QUOTE
        && Encodings.mayEndCharacter(shape.encoding(), quote)) {
      faults.add(
          "quote '%s' can be the second byte of a character in %s"
              .formatted(quote, shape.encoding().name()));
    }
    return faults;
  }

  private static boolean isOneAsciiMark(char mark) {
    return mark > 0 && mark < 0x80 && mark != '\n' && mark != '\r';
  }

  @Override
  public Optional<String> otherThan(byte[] start) {
    return OtherFormat.of(start);
  }

  @Override
  public RecordCursor open(
      InputStream bytes, DumpShape shape, long offset, long length, int maximumRecordBytes) {
    return new DelimitedCursor(
        new RecordBuffer(bytes, offset, length, maximumRecordBytes), shape, offset == 0);
  }

  @Override
  public byte[] write(List<String> values, DumpShape shape) {
    return DelimitedRecord.of(values, shape);
  }
}
