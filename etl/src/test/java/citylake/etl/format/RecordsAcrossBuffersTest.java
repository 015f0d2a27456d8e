package citylake.etl.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Puts each tricky piece at every place around the end of the first buffer. */
class RecordsAcrossBuffersTest {
  private static final int BUFFER = 256 << 10;

  @ParameterizedTest
  @ValueSource(strings = {"a,b\r\n", "\"a\"\"\",b\r", "\"a,\r\nb\",\n", "\u00e9,\u4e2d\r\n", ",\n"})
  void recordIsTheSameWhereverTheBufferEnds(String piece) throws IOException {
    DumpShape shape = ReadRecord.shape("X", "Y");
    byte[] pieceBytes = piece.getBytes(UTF_8);
    String alone = ReadRecord.all(shape, pieceBytes).get(0).toString();
    for (int before = BUFFER - 2 * pieceBytes.length; before <= BUFFER + 2; before++) {
      String filler = "f," + "x".repeat(before - 3) + "\n";
      byte[] file = (filler + piece + piece + "end,end").getBytes(UTF_8);
      List<String> seen = new ArrayList<>();
      for (ReadRecord record : ReadRecord.all(shape, file)) {
        seen.add(new ReadRecord(0, record.bytes(), record.fields(), record.fault()).toString());
      }
      assertThat(seen).hasSize(4);
      assertThat(seen.subList(1, 3)).containsExactly(alone, alone);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 1000})
  void streamMayGiveAsFewBytesAsItLikes(int most) throws IOException {
    DumpShape shape = ReadRecord.shape("X", "Y");
    byte[] file = "a,b\r\n\"c\r\n\"\"\",d\r\ne,f".getBytes(UTF_8);
    ByteArrayInputStream drops =
        new ByteArrayInputStream(file) {
          @Override
          public synchronized int read(byte[] bytes, int from, int length) {
            return super.read(bytes, from, Math.min(most, length));
          }
        };
    RecordCursor cursor = DumpFormat.of(shape).open(drops, shape, 0, Long.MAX_VALUE, 1 << 20);
    List<Long> ends = new ArrayList<>();
    while (cursor.next()) {
      ends.add(cursor.endOffset());
    }
    assertThat(ends).containsExactly(5L, 16L, 19L);
  }
}
