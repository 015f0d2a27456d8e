package citylake.etl.draft;

import citylake.etl.format.OtherFormat;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The format that a file other than delimited text is of, by its content, with the settings that
 * its contract has to make.
 *
 * @param name as contracts name it
 * @param settings beside the encoding
 * @param reason what was seen that speaks for it
 * @param doubt what a person should check; empty where nothing speaks against it
 */
record FoundFormat(String name, Map<String, String> settings, String reason, String doubt) {
  private static final Pattern JSON = Pattern.compile("\\{\\s*[\"}]|\\[\\s*[{\\]]");
  private static final String WORKBOOK = "xl/workbook.xml";
  private static final String ARCHIVE = "PK\u0003\u0004";
  private static final int LAST_MONTH = 12;
  private static final int LAST_DAY = 31;
  private static final int DBF_HEADER = 32;

  static Optional<FoundFormat> of(byte[] bytes) {
    String start = latin(bytes, OtherFormat.LOOKED_AT);
    if (start.startsWith("PAR1")) {
      return Optional.of(plain("parquet", "the file begins with the mark of Parquet"));
    }
    if (start.startsWith("Obj\u0001")) {
      return Optional.of(plain("avro", "the file begins with the mark of Avro"));
    }
    if (isArchive(bytes) && latin(bytes, bytes.length).contains(WORKBOOK)) {
      return Optional.of(
          new FoundFormat(
              "xlsx",
              Map.of(),
              "the archive holds a workbook",
              "all visible sheets are read: where only some are meant, name them in sheets"));
    }
    if (isDbf(bytes)) {
      return Optional.of(plain("dbf", "the file begins with the header of a dBase table"));
    }
    return ofText(bytes, start.replace("\u00EF\u00BB\u00BF", "").stripLeading());
  }

  private static Optional<FoundFormat> ofText(byte[] bytes, String start) {
    if (JSON.matcher(start).lookingAt()) {
      return JsonSigns.of(bytes);
    }
    if (start.startsWith("<")) {
      return OtherFormat.of(bytes).filter(other -> !other.contains("XML")).isPresent()
          ? Optional.empty()
          : XmlSigns.of(bytes);
    }
    return SqlSigns.of(bytes);
  }

  private static FoundFormat plain(String name, String reason) {
    return new FoundFormat(name, Map.of(), reason, "");
  }

  /** Whether it is a ZIP archive, of whatever content. */
  static boolean isArchive(byte[] bytes) {
    return latin(bytes, ARCHIVE.length()).equals(ARCHIVE);
  }

  /** Version, the date of the last change, and a length of the header that fits its columns. */
  private static boolean isDbf(byte[] bytes) {
    if (bytes.length <= DBF_HEADER || (bytes[0] & 0x07) == 0) {
      return false;
    }
    boolean hasDate =
        bytes[2] >= 1 && bytes[2] <= LAST_MONTH && bytes[3] >= 1 && bytes[3] <= LAST_DAY;
    int headerBytes = (bytes[8] & 0xFF) | (bytes[9] & 0xFF) << 8;
    int endOfColumns = DBF_HEADER;
    while (endOfColumns < Math.min(headerBytes, bytes.length) && bytes[endOfColumns] != '\r') {
      endOfColumns += DBF_HEADER;
    }
    return hasDate && endOfColumns > DBF_HEADER && endOfColumns < headerBytes;
  }

  /** Bytes as letters, one each, for marks of ASCII. */
  static String latin(byte[] bytes, int length) {
    return new String(bytes, 0, Math.min(length, bytes.length), StandardCharsets.ISO_8859_1);
  }
}
