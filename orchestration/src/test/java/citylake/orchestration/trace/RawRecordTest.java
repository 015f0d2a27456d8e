package citylake.orchestration.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class RawRecordTest {
  private static final String STREET = "滨河路12号";

  @Test
  void whatIsNoTextInUtf8HasNoLikelyEncoding() {
    assertThat(record(STREET.getBytes(StandardCharsets.UTF_8)).likelyEncoding())
        .contains(StandardCharsets.UTF_8);
    assertThat(record(STREET.getBytes(Charset.forName("GB18030"))).likelyEncoding()).isEmpty();
  }

  private static RawRecord record(byte[] bytes) {
    return new RawRecord(
        "a.crash", LocalDate.of(2026, 3, 2), "d", "f.csv", 1, 0, bytes, RawRecord.sha256(bytes));
  }
}
