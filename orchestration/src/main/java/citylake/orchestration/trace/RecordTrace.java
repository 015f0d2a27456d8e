package citylake.orchestration.trace;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/**
 * A delivered record: enough to open the file and put a finger on it.
 *
 * @param vendor of the city's platform; null where the source is not declared here
 * @param length in bytes, without the record end
 * @param encoding of the file; null where the source is not declared here and the bytes do not tell
 * @param rawText as delivered; null where hidden, or where the encoding is not known
 * @param contentHash taken when the file was read, hex
 * @param hashAgrees whether the bytes kept still have that hash
 * @param look a command that shows the record in the landed file; null where that is gone, or where
 *     its format is one that has to be unpacked
 */
public record RecordTrace(
    String source,
    String vendor,
    String delivery,
    LocalDate night,
    String file,
    long recordNo,
    long byteOffset,
    int length,
    String encoding,
    String rawText,
    String contentHash,
    boolean hashAgrees,
    String look) {

  /**
   * @param encoding null where it is not known
   * @param expectedHash by which whoever refers to the record knows it
   * @param landed copy of the file; null where it is not known, or holds no text of the record
   */
  static RecordTrace of(
      RawRecord record,
      String vendor,
      Charset encoding,
      boolean withRaw,
      String expectedHash,
      Path landed) {
    boolean agrees =
        expectedHash.equals(record.contentHash()) && expectedHash.equals(record.hashNow());
    return new RecordTrace(
        record.source(),
        vendor,
        record.delivery(),
        record.night(),
        record.file(),
        record.recordNo(),
        record.byteOffset(),
        record.bytes().length,
        encoding == null ? null : encoding.name(),
        withRaw && encoding != null ? record.text(encoding) : null,
        expectedHash,
        agrees,
        landed != null && Files.isRegularFile(landed) ? look(record, landed) : null);
  }

  private static String look(RawRecord record, Path landed) {
    return "zcat -f %s | tail -c +%d | head -c %d"
        .formatted(landed, record.byteOffset() + 1, record.bytes().length);
  }
}
