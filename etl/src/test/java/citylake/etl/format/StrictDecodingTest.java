package citylake.etl.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A record is undecodable exactly when Java's strict decoder says so. */
class StrictDecodingTest {

  @Provide
  Arbitrary<byte[]> recordsOfBytes() {
    return Arbitraries.bytes()
        .filter(b -> b != '\n' && b != '\r' && b != '"' && b != '|' && b != 0)
        .array(byte[].class)
        .ofMinSize(1)
        .ofMaxSize(6);
  }

  @Property(tries = 5000)
  void faultIsGivenExactlyForWhatCannotBeDecoded(
      @ForAll @From("recordsOfBytes") byte[] file, @ForAll boolean utf8) {
    Charset encoding = Charset.forName(utf8 ? "UTF-8" : "GB18030");
    DumpShape shape = new DumpShape("csv", encoding, '|', '"', false, List.of("X"));
    byte[] withoutMark = new byte[file.length + 1];
    withoutMark[0] = 'x';
    System.arraycopy(file, 0, withoutMark, 1, file.length);
    String fault = ReadRecord.all(shape, withoutMark).get(0).fault();
    assertThat(fault == null).isEqualTo(isText(file, encoding));
  }

  private static boolean isText(byte[] bytes, Charset encoding) {
    try {
      encoding.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
