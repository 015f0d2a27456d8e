package citylake.etl.landing;

import citylake.etl.format.Encodings;
import citylake.etl.format.ReadableText;
import citylake.etl.format.RecordCursor;
import citylake.etl.format.Utf8Evidence;
import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What the records say about the file's true encoding: how many cannot be decoded as declared, and
 * whether those that can are UTF-8 instead.
 */
final class EncodingEvidence {
  private static final String WRONG_ENCODING = "wrong_encoding";
  private static final int SAMPLE_BYTES = 8000;
  private static final int ENOUGH_RECORDS = 10;

  private static final double MIXED_SHARE = 0.05;

  private final Charset declared;
  private final boolean isUtf8Declared;
  private final Utf8Evidence utf8;
  private final ByteArrayOutputStream sample = new ByteArrayOutputStream();
  private String firstUndecodable;

  /** Records with characters beyond ASCII, by whether they can be decoded as declared. */
  private long decodable;

  private long undecodable;

  EncodingEvidence(Charset declared) {
    this.declared = declared;
    this.isUtf8Declared = declared.equals(StandardCharsets.UTF_8);
    this.utf8 = new Utf8Evidence(declared);
  }

  /** Takes a record that can be decoded as declared. */
  void add(RecordCursor cursor) {
    if (cursor.hasNonAscii()) {
      decodable++;
      utf8.add(cursor.buffer(), cursor.start(), cursor.length());
    }
  }

  private static boolean isUtf8(RecordCursor cursor) {
    return Encodings.isUtf8(cursor.buffer(), cursor.start(), cursor.length());
  }

  void addUndecodable(RecordCursor cursor, String words) {
    if (firstUndecodable == null) {
      firstUndecodable = words;
    }
    undecodable++;
    utf8.add(cursor.buffer(), cursor.start(), cursor.length());
    addToSample(cursor);
  }

  String firstUndecodable() {
    return firstUndecodable;
  }

  /** Takes this record and some more as a sample, when the file is refused already. */
  void sample(RecordCursor cursor) throws IOException {
    do {
      if (cursor.hasNonAscii()) {
        addToSample(cursor);
      }
    } while (sample.size() < SAMPLE_BYTES && cursor.next());
  }

  private void addToSample(RecordCursor cursor) {
    int room = SAMPLE_BYTES - sample.size();
    if (room > 0) {
      sample.write(cursor.buffer(), cursor.start(), Math.min(room, cursor.length()));
      sample.write('\n');
    }
  }

  /** For a header whose names are not those of the contract: maybe they only look different. */
  void checkHeaderIsNotUtf8(RecordCursor header) throws Refusal {
    if (!isUtf8Declared && header.hasNonAscii() && isUtf8(header)) {
      throw refusal(
          "its header is valid UTF-8, but the contract says " + declared.name(), "UTF-8", declared);
    }
  }

  /** Refuses UTF-8 that was declared as something else. */
  void checkIsNotUtf8() throws Refusal {
    Optional<String> fault = utf8.fault("records");
    if (fault.isPresent()) {
      throw refusal(fault.get(), "UTF-8", declared);
    }
  }

  /** For a file in which too many records are no text in the declared encoding. */
  Refusal refusal(String what) {
    return isMixed() ? mixed(what, likely()) : refusal(what, likely(), declared);
  }

  /** Whether many other records are sound text beyond ASCII: then no one encoding fits all. */
  private boolean isMixed() {
    return decodable >= ENOUGH_RECORDS && decodable >= MIXED_SHARE * (decodable + undecodable);
  }

  private Refusal mixed(String what, String likely) {
    return Refusal.of(
        WRONG_ENCODING,
        what,
        "text in two encodings was put together; the records that cannot be read "
            + (likely == null ? "fit none that is known" : "look like " + likely),
        "the whole file as %s".formatted(declared.name()));
  }

  /**
   * @param likely name of the encoding it looks like; null when none fits
   */
  static Refusal refusal(String what, String likely, Charset declared) {
    return Refusal.of(
        WRONG_ENCODING,
        what,
        likely == null
            ? "the file was written in another encoding, or its bytes were damaged"
            : "the file was written in another encoding; it looks like " + likely,
        "the file as %s, or tell the data team its true encoding so that the contract is changed"
            .formatted(declared.name()));
  }

  /**
   * The likeliest encoding in which the whole sample is text, UTF-8 first; null when none. In many
   * encodings each byte stands for something: what nobody writes is no text in them.
   */
  private String likely() {
    byte[] bytes = sample.toByteArray();
    CharsetDetector detector = new CharsetDetector();
    detector.setText(bytes);
    for (CharsetMatch match : detector.detectAll()) {
      String name = match.getName();
      boolean isCandidate = Charset.isSupported(name) && !Charset.forName(name).equals(declared);
      if (isCandidate && isText(bytes, Charset.forName(name))) {
        return name;
      }
    }
    return null;
  }

  /** A cut at the sample's end may split a character, so its last record does not count. */
  private static boolean isText(byte[] bytes, Charset encoding) {
    int end = bytes.length;
    if (end > SAMPLE_BYTES) {
      while (end > 0 && bytes[end - 1] != '\n') {
        end--;
      }
    }
    try {
      return ReadableText.isReadable(
          encoding.newDecoder().decode(ByteBuffer.wrap(bytes, 0, end)).toString());
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
