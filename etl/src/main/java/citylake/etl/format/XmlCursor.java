package citylake.etl.format;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the elements that are records by their tags, outside comments and character data, so that
 * one that is ill-formed does not end the reading. A record that begins within another ends that
 * one: records do not lie in each other.
 */
final class XmlCursor extends CutCursor {
  private static final Pattern DECLARED_ENCODING =
      Pattern.compile("^\\s*<\\?xml[^>]*encoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)[\"']");
  private static final byte[] COMMENT = ascii("<!--");
  private static final byte[] CHARACTER_DATA = ascii("<![CDATA[");
  private static final byte[] DOCUMENT_TYPE = ascii("<!DOCTYPE");
  private static final byte[] INSTRUCTION = ascii("<?");
  private static final byte[] COMMENT_END = ascii("-->");
  private static final byte[] CHARACTER_DATA_END = ascii("]]>");
  private static final byte[] INSTRUCTION_END = ascii("?>");
  private static final long OPEN = ByteSearch.pattern('<');

  private final byte[] record;
  private final String recordName;
  private final Charset encoding;
  private final boolean isWholeFile;
  private boolean hasRecords;
  private boolean hasEndTag;

  XmlCursor(
      RecordBuffer buffer,
      FieldReader reader,
      DumpShape shape,
      String recordName,
      boolean atFileStart) {
    super(buffer, reader, shape, atFileStart);
    this.record = ascii(recordName);
    this.recordName = recordName;
    this.encoding = shape.encoding();
    this.isWholeFile = atFileStart;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  void begin(RecordBuffer buffer) throws IOException {
    super.begin(buffer);
    int length = Math.min(OtherFormat.LOOKED_AT, buffer.limit() - buffer.start());
    String start = new String(buffer.bytes(), buffer.start(), length, StandardCharsets.ISO_8859_1);
    if (start.indexOf('\0') >= 0) {
      throw UnfitFile.wrongEncoding(
          "it does not begin as %s text".formatted(encoding.name()), encoding);
    }
    Optional<String> other =
        new XmlRecords().otherThan(start.getBytes(StandardCharsets.ISO_8859_1));
    if (other.isPresent()) {
      throw notXml("it is " + other.get());
    }
    Matcher declared = DECLARED_ENCODING.matcher(start);
    if (declared.find() && !isDeclared(declared.group(1))) {
      throw UnfitFile.wrongEncoding(
          "it says of itself that it is %s, but the contract says %s"
              .formatted(declared.group(1), encoding.name()),
          encoding);
    }
  }

  /** GBK is often called GB2312; both are GB18030 too. */
  private boolean isDeclared(String name) {
    boolean isGb = name.toUpperCase(Locale.ROOT).startsWith("GB");
    return (isGb && Encodings.isGb(encoding))
        || (Charset.isSupported(name) && Charset.forName(name).equals(encoding));
  }

  private static UnfitFile notXml(String found) {
    return UnfitFile.wrongFormat(FormatWords.of("XML"), found);
  }

  @Override
  Cut cut(byte[] bytes, int from, int limit, boolean isLast) throws IOException {
    int at = from;
    while (true) {
      int tag = ByteSearch.first(bytes, at, limit, OPEN);
      int behind = tag == limit ? -1 : behindMarkup(bytes, tag, limit, isLast);
      if (behind < 0) {
        return Cut.moreFrom(tag);
      }
      if (isRecordTag(bytes, tag + 1, behind)) {
        return recordFrom(bytes, tag, behind, limit, isLast);
      }
      hasEndTag |= bytes[tag + 1] == '/';
      at = behind;
    }
  }

  private Cut recordFrom(byte[] bytes, int start, int behindStart, int limit, boolean isLast)
      throws UnfitFile {
    if (bytes[behindStart - 2] == '/') {
      return found(start, behindStart);
    }
    int at = behindStart;
    while (true) {
      int tag = ByteSearch.first(bytes, at, limit, OPEN);
      int behind = tag == limit ? -1 : behindMarkup(bytes, tag, limit, isLast);
      if (behind < 0) {
        return isLast && !isWholeFile ? found(start, limit) : Cut.moreFrom(start);
      }
      if (bytes[tag + 1] == '/' && isRecordTag(bytes, tag + 2, behind)) {
        return found(start, behind);
      }
      if (isRecordTag(bytes, tag + 1, behind)) {
        return found(start, tag);
      }
      at = behind;
    }
  }

  private Cut found(int start, int end) {
    hasRecords = true;
    hasEndTag = false;
    return new Cut(start, end, end);
  }

  /** Index behind the tag, comment or character data that begins here; -1 when more is needed. */
  private static int behindMarkup(byte[] bytes, int at, int limit, boolean isLast)
      throws UnfitFile {
    if (limit - at < DOCUMENT_TYPE.length && !isLast) {
      return -1;
    }
    if (startsWith(bytes, at, limit, COMMENT)) {
      return behind(bytes, at + COMMENT.length, limit, COMMENT_END);
    }
    if (startsWith(bytes, at, limit, CHARACTER_DATA)) {
      return behind(bytes, at + CHARACTER_DATA.length, limit, CHARACTER_DATA_END);
    }
    if (startsWith(bytes, at, limit, DOCUMENT_TYPE)) {
      throw notXml("it declares a document type, which plain XML does not need");
    }
    return startsWith(bytes, at, limit, INSTRUCTION)
        ? behind(bytes, at + INSTRUCTION.length, limit, INSTRUCTION_END)
        : behindTag(bytes, at, limit);
  }

  private static boolean startsWith(byte[] bytes, int at, int limit, byte[] wanted) {
    return at + wanted.length <= limit
        && Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length);
  }

  private static int behind(byte[] bytes, int from, int limit, byte[] end) {
    for (int at = from; at + end.length <= limit; at++) {
      if (bytes[at] == end[0] && startsWith(bytes, at, limit, end)) {
        return at + end.length;
      }
    }
    return -1;
  }

  /** A tag's end is the first '>' outside quotes; one that never comes is left to the next tag. */
  private static int behindTag(byte[] bytes, int from, int limit) {
    byte quote = 0;
    for (int at = from + 1; at < limit; at++) {
      byte found = bytes[at];
      if (quote != 0) {
        quote = found == quote ? 0 : quote;
      } else if (found == '"' || found == '\'') {
        quote = found;
      } else if (found == '>') {
        return at + 1;
      } else if (found == '<') {
        return at;
      }
    }
    return -1;
  }

  /** Whether a tag that names an element from here on is a record's, with or without a prefix. */
  private boolean isRecordTag(byte[] bytes, int nameFrom, int behind) {
    int end = nameFrom;
    int local = nameFrom;
    while (end < behind && isNamePart(bytes[end])) {
      if (bytes[end] == ':') {
        local = end + 1;
      }
      end++;
    }
    return end - local == record.length && startsWith(bytes, local, behind, record);
  }

  private static boolean isNamePart(byte found) {
    return found < 0
        || Character.isLetterOrDigit(found)
        || found == '_'
        || found == '-'
        || found == '.'
        || found == ':';
  }

  @Override
  void ended(int from, int limit, long offset) throws IOException {
    if (!isWholeFile || offset == 0) {
      return;
    }
    if (from < limit || (hasRecords && !hasEndTag)) {
      throw UnfitFile.truncated("it ends before its document does, at byte " + offset);
    }
    if (!hasRecords) {
      throw new UnfitFile(
          "header_only",
          "it is a document without any element " + recordName,
          "the export found nothing, or its records are called otherwise now",
          "the file with its records; for a night without events send no file, and tell the data team");
    }
  }
}
