package citylake.etl.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GbTextTest {

  @ParameterizedTest
  @ValueSource(strings = {"GB18030", "GBK", "GB2312"})
  void everyTwoByteCharacterIsWhatJavaDecodes(String name) {
    Charset encoding = Charset.forName(name);
    GbText table = GbText.of(encoding);
    int known = 0;
    for (int pair = 0x8000; pair < 0x10000; pair++) {
      byte[] bytes = {'a', (byte) (pair >> 8), (byte) pair, 'b'};
      if (table.isText(bytes, 0, 4)) {
        known++;
        assertThat(table.text(bytes, 0, 4)).hasToString(new String(bytes, encoding));
      } else {
        assertThat(table.text(bytes, 0, 4)).isNull();
      }
    }
    assertThat(known).isGreaterThan(7000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GB18030", "GBK", "GB2312"})
  void charactersOutsideTheTableAreLeftToTheDecoder(String name) {
    Charset encoding = Charset.forName(name);
    byte[] cut = {'a', (byte) 0xB0};
    assertThat(GbText.of(encoding).isText(cut, 0, 2)).isFalse();
    assertThat(GbText.of(encoding).text(cut, 0, 2)).isNull();
    byte[] four = "\uD83D\uDE97".getBytes(Charset.forName("GB18030"));
    assertThat(GbText.of(encoding).isText(four, 0, 4)).isFalse();
    assertThat(new TextDecoder(Charset.forName("GB18030")).text(four, 0, 4))
        .hasToString("\uD83D\uDE97");
  }
}
