package citylake.models.linkage.similarity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodePointsTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "a", "Zoë", "张伟", "𠮷田", "a张😀é\u0000\uFFFFz"})
  void bytesGiveTheCodePointsOfTheirText(String text) {
    byte[] bytes = ("x" + text + "y").getBytes(StandardCharsets.UTF_8);

    assertThat(CodePoints.ofUtf8(bytes, 1, bytes.length - 1))
        .isEqualTo(text.codePoints().toArray());
    assertThat(Value.ofUtf8(bytes, 1, bytes.length - 1).text()).isEqualTo(text);
  }

  @Test
  void tornTextEndsWhereItsBytesEnd() {
    byte[] torn = {'a', (byte) 0xE5, (byte) 0xBC, 'b'};

    assertThat(CodePoints.ofUtf8(torn, 0, 3)).hasSize(2).startsWith('a');
  }
}
