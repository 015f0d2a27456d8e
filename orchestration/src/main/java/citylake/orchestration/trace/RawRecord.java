package citylake.orchestration.trace;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Optional;
import org.apache.spark.sql.Row;

/**
 * One record as it was delivered: its exact bytes and where they lie.
 *
 * @param recordNo number of the data record in its file, 1-based
 * @param byteOffset place of its first byte in the uncompressed file, 0-based
 * @param bytes without the record end
 * @param contentHash SHA-256 that was taken when the file was read, hex
 */
record RawRecord(
    String source,
    LocalDate night,
    String delivery,
    String file,
    long recordNo,
    long byteOffset,
    byte[] bytes,
    String contentHash) {

  /** From a row of raw.record or quarantine.record. */
  static RawRecord of(Row row) {
    return new RawRecord(
        row.getAs("source"),
        LocalDate.parse(row.getAs("night").toString()),
        row.getAs("delivery"),
        row.getAs("file"),
        row.<Long>getAs("record_no"),
        row.<Long>getAs("byte_offset"),
        row.getAs("record"),
        PlainValue.hex(row, "content_hash"));
  }

  RawRecords.Place place() {
    return new RawRecords.Place(delivery, recordNo);
  }

  /** Bytes that are no text in this encoding show as the replacement character. */
  String text(Charset encoding) {
    return new String(bytes, encoding);
  }

  /**
   * The encoding by which to show a record whose source is not declared: UTF-8 where the bytes are
   * such text. Bytes of another encoding would show as something that nobody has sent.
   */
  Optional<Charset> likelyEncoding() {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return Optional.of(StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** Taken again from the bytes, hex. */
  String hashNow() {
    return sha256(bytes);
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Cannot hash: this Java has no SHA-256", e);
    }
  }
}
