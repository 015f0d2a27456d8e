package citylake.etl.landing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many faulty records a small file may have, of which each is a large share. */
class FewFaultyRecordsTest {
  private static final String HEADER = "A,B\n";
  private static final String SOUND = "1,2\n";
  private static final String SHORT = "1\n";
  private static final byte[] NO_UTF8 = {'1', ',', (byte) 0xFF, '\n'};

  private static Delivery file(int sound, int faulty) {
    return Delivery.of(HEADER + SHORT.repeat(faulty) + SOUND.repeat(sound), "A", "B");
  }

  @ParameterizedTest
  @CsvSource({"59,1", "2,1", "57,3", "4,3", "400,4"})
  void fewFaultyRecordsAreSetAsideAndTheRestIsTaken(int sound, int faulty) throws Exception {
    Scan scan = file(sound, faulty).scan();

    assertThat(scan.records()).isEqualTo(sound + faulty);
    assertThat(scan.faultyRecords()).isEqualTo(faulty);
  }

  @ParameterizedTest
  @CsvSource({"0,1", "1,1", "1,3", "3,3", "56,4", "395,4"})
  void aFileThatIsMostlyFaultyOrHasManyFaultyRecordsIsRefused(int sound, int faulty) {
    assertThat(file(sound, faulty).refused().reason()).isEqualTo("too_many_faulty_records");
  }

  @Test
  void aDamagedLetterInASmallFileIsNoOtherEncoding() throws Exception {
    byte[] sound = (HEADER + SOUND.repeat(40)).getBytes(UTF_8);

    assertThat(Delivery.of(joined(sound, NO_UTF8), "A", "B").scan().faultyRecords()).isEqualTo(1);
    assertThat(Delivery.of(joined(HEADER.getBytes(UTF_8), NO_UTF8), "A", "B").refused().reason())
        .isEqualTo("wrong_encoding");
  }

  @Test
  void anOpenQuoteInASmallFileIsToldByTheLinesThatItTakesIn() throws Exception {
    String open = "1,\"2\n";

    assertThat(
            Delivery.of(HEADER + SOUND.repeat(20) + open + SOUND, "A", "B").scan().faultyRecords())
        .isEqualTo(1);
    assertThat(
            Delivery.of(HEADER + SOUND.repeat(20) + open + SOUND.repeat(9), "A", "B")
                .refused()
                .reason())
        .isEqualTo("open_quote");
  }

  @Test
  void linesBehindTheRecordsAreToldAsWhatTheyAreAndNotAsAWrongSeparator() {
    assertThat(Delivery.of(HEADER + SOUND.repeat(20) + "4 lines\n".repeat(4), "A", "B").refused())
        .hasMessageContaining(
            "record 21 at byte 84 has 1 fields where the contract has 2. Likely cause: lines stand behind the last record, such as a total or a note of the export. Please send the file without lines that are no records.");
    assertThat(
            Delivery.of(HEADER + "3\n" + SOUND.repeat(20) + "4 lines\n".repeat(4), "A", "B")
                .refused())
        .hasMessageContaining("Likely cause: separators or quotes inside fields are not quoted");
  }

  @Test
  void aSmallFileThatIsCutOffIsSaidToBeSoBesideAFaultyRecord() {
    assertThat(Delivery.of(HEADER + SHORT + SOUND.repeat(20) + "3", "A", "B").refused().reason())
        .isEqualTo("truncated_file");
  }

  private static byte[] joined(byte[] start, byte[] end) {
    byte[] whole = java.util.Arrays.copyOf(start, start.length + end.length);
    System.arraycopy(end, 0, whole, start.length, end.length);
    return whole;
  }
}
