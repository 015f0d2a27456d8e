package citylake.etl.landing;

import citylake.etl.format.DumpFormat;
import citylake.etl.format.DumpShape;
import citylake.etl.format.FormatWords;
import citylake.etl.format.OtherFormat;
import citylake.etl.format.RecordCursor;
import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.Optional;

/** Recognises by its first bytes a file that is no text of the declared kind at all. */
final class FileStart {
  private FileStart() {}

  /** Refuses other formats and encodings; the cursor stands on the file's first record. */
  static void check(RecordCursor first, DumpShape shape) throws Refusal {
    byte[] bytes = new byte[Math.min(first.length(), OtherFormat.LOOKED_AT)];
    System.arraycopy(first.buffer(), first.start(), bytes, 0, bytes.length);
    DumpFormat format = DumpFormat.of(shape);
    Charset declared = shape.encoding();
    Optional<String> other = format.otherThan(bytes);
    if (other.isPresent()) {
      throw wrongFormat(other.get(), format.words());
    }
    String hex = HexFormat.of().formatHex(bytes);
    String marked = markedEncoding(hex, bytes);
    if (marked != null && !marked.equals(declared.name())) {
      throw EncodingEvidence.refusal(
          "it does not begin as %s text".formatted(declared.name()), marked, declared);
    }
  }

  private static Refusal wrongFormat(String found, FormatWords declared) {
    return Refusal.of(
        "wrong_format",
        "it is no " + declared.name(),
        "it is " + found,
        "the dump as %s, as it is or in gzip".formatted(declared.name()));
  }

  /** Encoding that a byte order mark or a pattern of zero bytes gives away; null when none. */
  private static String markedEncoding(String hex, byte[] bytes) {
    if (hex.startsWith("efbbbf")) {
      return "UTF-8";
    }
    int[] zeros = new int[2];
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == 0) {
        zeros[i % 2]++;
      }
    }
    if (hex.startsWith("fffe") || zeros[1] > bytes.length / 4) {
      return "UTF-16LE";
    }
    return hex.startsWith("feff") || zeros[0] > bytes.length / 4 ? "UTF-16BE" : null;
  }
}
