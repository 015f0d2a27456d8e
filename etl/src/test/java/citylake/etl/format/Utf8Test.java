package citylake.etl.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class Utf8Test {
  /** Bytes at every edge of the table of well-formed sequences. */
  private static final int[] EDGES = {
    0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC,
    0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF
  };

  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
  private final CharBuffer characters = CharBuffer.allocate(8);

  @Test
  void everySequenceOfEdgesIsJudgedAsByTheStrictDecoder() {
    for (int one : EDGES) {
      for (int two : EDGES) {
        for (int three : EDGES) {
          for (int four : EDGES) {
            byte[] bytes = {(byte) one, (byte) two, (byte) three, (byte) four};
            for (int length = 1; length <= 4; length++) {
              boolean isText = isText(bytes, length);
              if (Utf8.isValid(bytes, 0, length) != isText) {
                assertThat(bytes).as("%d bytes; text: %s", length, isText).isNull();
              }
            }
          }
        }
      }
    }
  }

  private boolean isText(byte[] bytes, int length) {
    characters.clear();
    decoder.reset();
    return !decoder.decode(ByteBuffer.wrap(bytes, 0, length), characters, true).isError();
  }
}
