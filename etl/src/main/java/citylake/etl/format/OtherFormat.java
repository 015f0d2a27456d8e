package citylake.etl.format;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Recognises by its first bytes a file that is no delimited text, whatever its name says. */
public final class OtherFormat {
  /** So many first bytes are enough. */
  public static final int LOOKED_AT = 200;

  private static final Map<String, String> MARKS = marks();
  private static final Map<String, String> BEGINNINGS = beginnings();

  private OtherFormat() {}

  private static Map<String, String> marks() {
    Map<String, String> marks = new LinkedHashMap<>();
    marks.put("504b0304", "a ZIP archive or an Excel workbook");
    marks.put("504b0506", "an empty ZIP archive");
    marks.put("504b0708", "a part of a ZIP archive");
    marks.put("89504e47", "a PNG picture");
    marks.put("ffd8ff", "a JPEG picture");
    marks.put("47494638", "a GIF picture");
    marks.put("7f454c46", "a program (ELF)");
    marks.put("d0cf11e0", "an old Excel workbook, or one with a password");
    marks.put("1f8b", "gzip within gzip");
    marks.put("425a68", "a bzip2 archive");
    marks.put("fd377a58", "an xz archive");
    marks.put("28b52ffd", "a Zstandard archive");
    marks.put("377abcaf", "a 7z archive");
    marks.put("25504446", "a PDF document");
    marks.put("50415231", "a Parquet file");
    marks.put("53514c69746520", "a SQLite database");
    marks.put("0000000000000000", "zero bytes, as a full disk or a broken copy leaves them");
    return marks;
  }

  private static Map<String, String> beginnings() {
    Map<String, String> beginnings = new LinkedHashMap<>();
    String page = "an HTML page, such as the error or log-in page of a portal";
    beginnings.put("<!doctype html", page);
    beginnings.put("<html", page);
    beginnings.put("<?xml", "an XML document");
    beginnings.put("{\"", "JSON");
    beginnings.put("[{", "JSON");
    return beginnings;
  }

  /**
   * Name of the format with its article.
   *
   * @param bytes the beginning of a file; more than {@link #LOOKED_AT} are not looked at
   */
  public static Optional<String> of(byte[] bytes) {
    int length = Math.min(bytes.length, LOOKED_AT);
    String text =
        new String(bytes, 0, length, StandardCharsets.ISO_8859_1)
            .replace("\u00EF\u00BB\u00BF", "")
            .stripLeading()
            .toLowerCase(Locale.ROOT);
    return binary(bytes).or(() -> first(BEGINNINGS, text));
  }

  /** The same by marks alone that no text begins with. */
  public static Optional<String> binary(byte[] bytes) {
    return first(MARKS, HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, LOOKED_AT)));
  }

  private static Optional<String> first(Map<String, String> formats, String beginning) {
    return formats.entrySet().stream()
        .filter(format -> beginning.startsWith(format.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
