package citylake.etl.format;

import java.io.InputStream;

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

  @Override
  public String name() {
    return "csv";
  }

  @Override
  public RecordCursor open(
      InputStream bytes, DumpShape shape, long offset, long length, int maximumRecordBytes) {
    return new DelimitedCursor(
        new RecordBuffer(bytes, offset, length, maximumRecordBytes), shape, offset == 0);
  }
}
