package citylake.etl.draft;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/**
 * Which encoding a file is written in, and its bytes in one that records can be cut in.
 *
 * @param encoding in which {@code bytes} are to be read
 * @param bytes the file's own, or rewritten in UTF-8 where the file is in UTF-16
 */
record TextEncoding(Charset encoding, byte[] bytes, Finding finding) {
  private static final int SAMPLE = 1 << 16;

  /** GB 18030 holds all of GBK and GB 2312. */
  private static final Set<String> CHINESE = Set.of("GB18030", "GBK", "GB2312");

  static TextEncoding of(byte[] bytes) {
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      return plain(bytes, StandardCharsets.UTF_8, "the file begins with the mark of UTF-8", "");
    }
    Charset wide = wide(bytes);
    if (wide != null) {
      return new TextEncoding(
          StandardCharsets.UTF_8,
          inUtf8(bytes, wide),
          new Finding(
              "encoding",
              wide.name() + ", rewritten here in UTF-8",
              "every second byte is zero, or the file begins with the mark of " + wide.name(),
              "a night cannot cut records in %s: ask the city to export UTF-8; to go on with this sample: iconv -f %s -t UTF-8"
                  .formatted(wide.name(), wide.name())));
    }
    if (isAscii(bytes)) {
      return plain(
          bytes,
          StandardCharsets.UTF_8,
          "every byte is ASCII",
          "later deliveries may hold other characters: ask the city which encoding it writes");
    }
    if (isText(bytes, StandardCharsets.UTF_8)) {
      return plain(bytes, StandardCharsets.UTF_8, "all bytes beyond ASCII form valid UTF-8", "");
    }
    return detected(bytes);
  }

  private static TextEncoding detected(byte[] bytes) {
    CharsetDetector detector = new CharsetDetector();
    detector.setText(linesBeyondAscii(bytes));
    for (CharsetMatch match : detector.detectAll()) {
      Charset encoding = supported(match.getName());
      if (encoding != null && isText(bytes, encoding)) {
        return plain(
            bytes,
            encoding,
            "the bytes are no UTF-8, and their frequencies fit %s (%d of 100)"
                .formatted(encoding.name(), match.getConfidence()),
            "frequencies are a guess: look at a few names in the report");
      }
    }
    return plain(
        bytes,
        StandardCharsets.UTF_8,
        "most of the file is UTF-8 or ASCII, and no other encoding fits all of it",
        "some records are not valid UTF-8; see the faults");
  }

  private static Charset supported(String name) {
    if (CHINESE.contains(name)) {
      return Charset.forName("GB18030");
    }
    boolean fits = name.matches("windows-125\\d|ISO-8859-\\d+") && Charset.isSupported(name);
    return fits ? Charset.forName(name) : null;
  }

  private static TextEncoding plain(byte[] bytes, Charset encoding, String reason, String doubt) {
    return new TextEncoding(
        encoding, bytes, new Finding("encoding", encoding.name(), reason, doubt));
  }

  /** Rewritten piece by piece: as one text a long file would take twice its length once more. */
  private static byte[] inUtf8(byte[] bytes, Charset encoding) {
    ByteArrayOutputStream rewritten = new ByteArrayOutputStream(bytes.length);
    try (Reader from = new InputStreamReader(new ByteArrayInputStream(bytes), encoding);
        Writer to = new OutputStreamWriter(rewritten, StandardCharsets.UTF_8)) {
      from.transferTo(to);
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to rewrite text in memory", e);
    }
    return rewritten.toByteArray();
  }

  /** UTF-16 where the bytes begin with its mark or every second one is zero; else null. */
  static Charset wide(byte[] bytes) {
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return StandardCharsets.UTF_16LE;
    }
    if (startsWith(bytes, 0xFE, 0xFF)) {
      return StandardCharsets.UTF_16BE;
    }
    int[] zeros = new int[2];
    int sample = Math.min(bytes.length, SAMPLE);
    for (int i = 0; i < sample; i++) {
      zeros[i % 2] += bytes[i] == 0 ? 1 : 0;
    }
    if (zeros[1] > sample / 4) {
      return StandardCharsets.UTF_16LE;
    }
    return zeros[0] > sample / 4 ? StandardCharsets.UTF_16BE : null;
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAscii(byte[] bytes) {
    for (byte b : bytes) {
      if (b < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isText(byte[] bytes, Charset encoding) {
    CharsetDecoder decoder = encoding.newDecoder();
    CharBuffer piece = CharBuffer.allocate(SAMPLE);
    ByteBuffer input = ByteBuffer.wrap(bytes);
    CoderResult result = CoderResult.OVERFLOW;
    while (result.isOverflow()) {
      piece.clear();
      result = decoder.decode(input, piece, true);
    }
    return !result.isError();
  }

  /**
   * ASCII says nothing about the encoding: only lines with other bytes are shown to the detector.
   */
  private static byte[] linesBeyondAscii(byte[] bytes) {
    byte[] sample = new byte[SAMPLE];
    int length = 0;
    int lineStart = 0;
    boolean isBeyond = false;
    for (int i = 0; i < bytes.length && length < SAMPLE; i++) {
      isBeyond |= bytes[i] < 0;
      if (bytes[i] == '\n' || i == bytes.length - 1) {
        if (isBeyond) {
          int taken = Math.min(i + 1 - lineStart, SAMPLE - length);
          System.arraycopy(bytes, lineStart, sample, length, taken);
          length += taken;
        }
        lineStart = i + 1;
        isBeyond = false;
      }
    }
    return Arrays.copyOf(sample, length);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TextEncoding that
        && encoding.equals(that.encoding)
        && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return 31 * encoding.hashCode() + Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return encoding.name();
  }
}
