package citylake.etl.landing;

import citylake.etl.format.RecordCursor;
import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** Recognises by its first bytes a file that is no text of the declared kind at all. */
final class FileStart {
  private static final int LOOKED_AT = 200;
  private static final Map<String, String> OTHER_FORMATS = otherFormats();

  private FileStart() {}

  private static Map<String, String> otherFormats() {
    Map<String, String> marks = new LinkedHashMap<>();
    marks.put("504b0304", "a ZIP archive or an Excel workbook");
    marks.put("d0cf11e0", "an old Excel workbook");
    marks.put("1f8b", "gzip within gzip");
    marks.put("425a68", "a bzip2 archive");
    marks.put("fd377a58", "an xz archive");
    marks.put("28b52ffd", "a Zstandard archive");
    marks.put("377abcaf", "a 7z archive");
    marks.put("25504446", "a PDF document");
    marks.put("50415231", "a Parquet file");
    return marks;
  }

  /** Refuses other formats and encodings; the cursor stands on the file's first record. */
  static void check(RecordCursor first, Charset declared) throws Refusal {
    int length = Math.min(first.length(), LOOKED_AT);
    byte[] bytes = new byte[length];
    System.arraycopy(first.buffer(), first.start(), bytes, 0, length);
    String hex = HexFormat.of().formatHex(bytes);
    for (Map.Entry<String, String> other : OTHER_FORMATS.entrySet()) {
      if (hex.startsWith(other.getKey())) {
        throw wrongFormat(other.getValue());
      }
    }
    String marked = markedEncoding(hex, bytes);
    if (marked != null && !marked.equals(declared.name())) {
      throw EncodingEvidence.refusal(
          "it does not begin as %s text".formatted(declared.name()), marked, declared);
    }
  }

  private static Refusal wrongFormat(String found) {
    return Refusal.of(
        "wrong_format",
        "it is no delimited text",
        "it is %s".formatted(found),
        "the dump as delimited text, as it is or in gzip");
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
