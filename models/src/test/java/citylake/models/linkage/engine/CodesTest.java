package citylake.models.linkage.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CodesTest {
  @Test
  void everyTextKeepsItsNumberWhileThousandsAreAdded() {
    Codes codes = new Codes(8);
    Map<String, Integer> expected = new HashMap<>();
    for (int i = 0; i < 20_000; i++) {
      String text = "张" + i % 7_001 + "\u0000é";
      int code = codes.codeOf(text);
      assertThat(expected.computeIfAbsent(text, t -> expected.size())).isEqualTo(code);
    }

    assertThat(codes.size()).isEqualTo(7_001);
    expected.forEach((text, code) -> assertThat(codes.texts().text(code)).isEqualTo(text));
  }

  @Test
  void textThatWasNeverSeenHasNoNumber() {
    Codes codes = new Codes(8);
    codes.codeOf("a");
    byte[] other = "b".getBytes(StandardCharsets.UTF_8);

    assertThat(codes.find(other, 0, 1)).isEqualTo(-1);
    assertThat(codes.size()).isEqualTo(1);
  }

  @Test
  void orderOfTextsIsByCodePointAlsoBeyondTheBasicPlane() {
    Texts texts = new Texts(2);
    for (String text : new String[] {"\uFF5E", "𠮷"}) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      texts.add(bytes, 0, bytes.length);
    }

    assertThat(texts.compare(0, 1)).isNegative(); // as UTF-16 it would be the other way
  }
}
