package citylake.etl.landing;

import citylake.etl.format.DumpFormat;
import citylake.etl.format.DumpShape;
import citylake.etl.format.FormatWords;
import citylake.etl.format.NoText;
import citylake.etl.format.OtherFormat;
import citylake.etl.format.RecordCursor;
import citylake.etl.format.WideText;
import java.io.IOException;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Recognises by its first bytes a file that is no text of the declared kind at all. */
final class FileStart {
  /** So many first bytes are enough. */
  static final int LOOKED_AT = 4096;

  /** The mark of UTF-8, read byte by byte. */
  private static final String MARK = "\u00EF\u00BB\u00BF";

  /** Byte order marks: of those that begin alike the longer first. */
  private static final Map<String, String> MARKS = marks();

  private final byte[] bytes;
  private final String hex;

  private FileStart(byte[] bytes) {
    this.bytes = bytes;
    this.hex = HexFormat.of().formatHex(bytes);
  }

  private static Map<String, String> marks() {
    Map<String, String> marks = new LinkedHashMap<>();
    marks.put("efbbbf", "UTF-8");
    marks.put("fffe0000", "UTF-32LE");
    marks.put("0000feff", "UTF-32BE");
    marks.put("fffe", "UTF-16LE");
    marks.put("feff", "UTF-16BE");
    return marks;
  }

  /**
   * Looks at the first bytes of a file.
   *
   * @param file with room for {@link #LOOKED_AT} bytes; stands where it stood afterwards
   */
  static FileStart of(PushbackInputStream file) throws IOException {
    byte[] bytes = file.readNBytes(LOOKED_AT);
    file.unread(bytes);
    return new FileStart(bytes);
  }

  /** Refuses what no reader of text should try to cut. */
  void refuseBinary(DumpShape shape) throws Refusal {
    Optional<String> binary = OtherFormat.binary(bytes);
    if (binary.isPresent()) {
      throw wrongFormat(binary.get(), DumpFormat.of(shape).words());
    }
    if (bytes.length < LOOKED_AT) {
      refuseBlank();
    }
  }

  /** For a file of which nothing else is known than its start. */
  void refuseBlank() throws Refusal {
    String text = new String(bytes, StandardCharsets.ISO_8859_1).replace(MARK, "");
    if (!text.isEmpty() && text.isBlank()) {
      throw Refusal.of(
          "empty_file",
          "it holds nothing but blank lines, no header and no record",
          "the export failed or found nothing",
          "the file again; for a night without events send no file, and tell the data team");
    }
  }

  /** Refuses other formats and encodings; the cursor stands on the file's first record. */
  void check(RecordCursor first, DumpShape shape) throws Refusal {
    byte[] record = new byte[Math.min(first.length(), OtherFormat.LOOKED_AT)];
    System.arraycopy(first.buffer(), first.start(), record, 0, record.length);
    DumpFormat format = DumpFormat.of(shape);
    Charset declared = shape.textEncoding();
    Optional<String> other = format.otherThan(record);
    if (other.isPresent()) {
      throw wrongFormat(other.get(), format.words());
    }
    String marked = markedEncoding();
    if (marked != null && !marked.equals(declared.name())) {
      throw EncodingEvidence.refusal(
          "it does not begin as %s text".formatted(declared.name()), marked, declared);
    }
    Optional<String> noText = NoText.of(bytes);
    if (noText.isPresent()) {
      throw wrongFormat(noText.get(), format.words());
    }
  }

  private static Refusal wrongFormat(String found, FormatWords declared) {
    return Refusal.of(
        "wrong_format",
        "it is no " + declared.name(),
        "it is " + found,
        "the dump as %s, as it is or in gzip".formatted(declared.name()));
  }

  /** Encoding that a byte order mark or zero bytes give away; null when none. */
  private String markedEncoding() {
    return MARKS.entrySet().stream()
        .filter(mark -> hex.startsWith(mark.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseGet(() -> WideText.encoding(bytes).map(Charset::name).orElse(null));
  }
}
