package citylake.etl.landing;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Files whose bytes, emptiness or share of faults refuse them; headers have a test of their own.
 */
class RefusedDeliveryTest {
  private static final String UNHARMED =
      " Nothing of this file was taken; what was delivered before stays as it is.";

  private static void assertRefused(Delivery delivery, String reason, String message) {
    DeliveryRefused refused = delivery.refused();
    assertThat(refused.reason()).isEqualTo(reason);
    assertThat(refused).hasMessage("Cannot take crime.csv: " + message + UNHARMED);
  }

  private static byte[] largeGzip() {
    StringBuilder text = new StringBuilder("A,B\n");
    Random random = new Random(7);
    for (int i = 0; i < 1000; i++) {
      text.append(random.nextLong()).append(',').append(i).append('\n');
    }
    return Delivery.gzip(text.toString().getBytes(UTF_8));
  }

  @Test
  void emptyFile() {
    String message =
        "it is empty. Likely cause: the export failed or the disk was full. Please send the file again; for a night without events send no file, and tell the data team.";
    assertRefused(Delivery.of("", "A"), "empty_file", message);
    assertRefused(Delivery.of("", "A").gzipped(), "empty_file", message);
    assertRefused(Delivery.of("\uFEFF", "A"), "empty_file", message);
  }

  @Test
  void blankLinesAloneAreSaidToBeNoMore() {
    String message =
        "it holds nothing but blank lines, no header and no record. Likely cause: the export failed or found nothing. Please send the file again; for a night without events send no file, and tell the data team.";
    assertRefused(Delivery.of("\uFEFF\n\n", "A"), "empty_file", message);
    assertRefused(Delivery.of("   \n\t\n  \r\n", "A", "B"), "empty_file", message);
    assertRefused(Delivery.of("\n".repeat(100_000), "A", "B"), "empty_file", message);
  }

  @Test
  void headerWithoutRecords() {
    assertRefused(
        Delivery.of("A,B\n\n", "A", "B"),
        "header_only",
        "it has a header but no records. Likely cause: the export found nothing, for example because of a wrong date. Please send the file with its records; for a night without events send no file, and tell the data team.");
  }

  @Test
  void gzipThatEndsTooEarly() {
    byte[] whole = largeGzip();
    byte[] cut = Arrays.copyOf(whole, whole.length / 2);
    DeliveryRefused refused = Delivery.of(cut, "A", "B").refused();
    assertThat(refused.reason()).isEqualTo("truncated_gzip");
    assertThat(refused.getMessage())
        .matches(
            "Cannot take crime\\.csv: its gzip content ends too early, after "
                + cut.length
                + " delivered bytes\\. Likely cause: the transfer broke off, or the file was fetched while it was still being written\\. Please send the whole file again, and compare its size on both sides\\."
                + UNHARMED.replace(".", "\\."));
    for (int length : new int[] {2, 5, 10, whole.length - 8, whole.length - 1}) {
      assertThat(Delivery.of(Arrays.copyOf(whole, length), "A", "B").refused().reason())
          .as("%d of %d bytes", length, whole.length)
          .isEqualTo("truncated_gzip");
    }
  }

  @Test
  void gzipWithAChangedByte() {
    byte[] changed = largeGzip();
    changed[changed.length - 6] ^= 1;
    DeliveryRefused refused = Delivery.of(changed, "A", "B").refused();
    assertThat(refused.reason()).isEqualTo("corrupt_gzip");
    assertThat(refused)
        .hasMessageStartingWith(
            "Cannot take crime.csv: its gzip content is damaged near delivered byte")
        .hasMessageContaining("Please send the file again, transferred as binary.");
  }

  @Test
  void gzipThatGrowsWithoutEnd() {
    ScanLimits limits = new ScanLimits(0.01, 0.01, 3, 50, 1L << 40, 64 << 20, 32L << 20);
    String bomb = "A\n" + ("0".repeat(1000) + "\n").repeat(70_000);
    DeliveryRefused refused = Delivery.of(bomb, "A").gzipped().within(limits).refused();
    assertThat(refused.reason()).isEqualTo("zip_bomb");
    assertThat(refused)
        .hasMessageContaining("allowed are 50-fold and 1099511627776 bytes")
        .hasMessageContaining("Please send the dump again, in parts if it is truly that large.");

    ScanLimits small = new ScanLimits(0.01, 0.01, 3, 5000, 1000, 64 << 20, 32L << 20);
    assertThat(Delivery.of(bomb, "A").gzipped().within(small).refused().reason())
        .isEqualTo("zip_bomb");
  }

  @Test
  void tooManyMisshapenRecords() {
    assertRefused(
        Delivery.of("A,B\n" + "1,2\n".repeat(96) + "1\n1,2,3\n".repeat(2), "A", "B"),
        "too_many_faulty_records",
        "4 of its 100 records do not have the declared shape (allowed: 1.0 of 100, or 3 where they are fewer than half), the first: record 97 at byte 388 has 1 fields where the contract has 2. Likely cause: separators or quotes inside fields are not quoted, or fields were added or left out. Please send the file with such fields in quotes and 2 fields a record.");
  }

  @Test
  void quoteThatIsNeverClosed() {
    ScanLimits limits = new ScanLimits(0.01, 0.01, 3, 300, 1L << 40, 1 << 20, 32L << 20);
    assertRefused(
        Delivery.of("A,B\n1,2\n3,\"" + "4,5\n".repeat(1 << 20), "A", "B").within(limits),
        "record_too_long",
        "the record after record 1 at byte 8 has no end within 1048576 bytes. Likely cause: a quote that opens a field is never closed. Please send the file with quotes inside fields doubled.");
  }

  @Test
  void otherFormats() {
    assertRefused(
        Delivery.of("PK\u0003\u0004rest,of,it\n", "A"),
        "wrong_format",
        "it is no delimited text. Likely cause: it is a ZIP archive or an Excel workbook. Please send the dump as delimited text, as it is or in gzip.");
    assertThat(Delivery.of("A\n1\n", "A").gzipped().gzipped().refused())
        .hasMessageContaining("Likely cause: it is gzip within gzip.");
  }

  @ParameterizedTest
  @CsvSource({
    "504b0506000000000000000000000000000000000000, an empty ZIP archive",
    "504b07080102, a part of a ZIP archive",
    "89504e470d0a1a0a0000000d49484452, a PNG picture",
    "ffd8ffe000104a464946, a JPEG picture",
    "7f454c4602010100000000000000000003003e0001000000, a program (ELF)",
    "255044462d312e370a, a PDF document",
    "d0cf11e0a1b11ae10000000000000000, an old Excel workbook"
  })
  void binaryFilesAreNamedAsWhatTheyAre(String hex, String words) {
    assertThat(Delivery.of(HexFormat.of().parseHex(hex), "A", "B").refused())
        .hasMessageStartingWith(
            "Cannot take crime.csv: it is no delimited text. Likely cause: it is " + words)
        .extracting(DeliveryRefused::reason)
        .isEqualTo("wrong_format");
  }

  @Test
  void bytesThatAreNoTextAreToldByTheirCountAndNotByALikelyEncoding() {
    byte[] bytes = new byte[5000];
    new Random(3).nextBytes(bytes);
    DeliveryRefused random = Delivery.of(bytes, "A", "B").refused();
    DeliveryRefused sparse = Delivery.of("A\0\0\0B\0\0\0\0C\n", "A", "B").refused();

    assertThat(random.reason()).isEqualTo("wrong_format");
    assertThat(random.getMessage())
        .matches(
            "Cannot take crime.csv: it is no delimited text. Likely cause: it is no text in any encoding: [0-9]+ of its first 4096 bytes are control bytes. Please send the dump as delimited text, as it is or in gzip."
                + UNHARMED);
    assertThat(sparse)
        .hasMessageContaining("it is no text in any encoding: 7 of its first 11 bytes are zero");
  }

  @Test
  void damagedBytesBehindASoundStartLookLikeNoEncoding() {
    byte[] file = Arrays.copyOf("A,B\n1,2\n".repeat(600).getBytes(UTF_8), 9000);
    byte[] noise = new byte[9000 - 4800];
    new Random(5).nextBytes(noise);
    System.arraycopy(noise, 0, file, 4800, noise.length);

    assertThat(Delivery.of(file, "A", "B").refused())
        .hasMessageContaining(
            "Likely cause: the file was written in another encoding, or its bytes were damaged.");
  }

  @Test
  void aFileThatEndsInTheMiddleOfARecordIsToldSo() {
    assertRefused(
        Delivery.of("A,B\n" + "1,2\n".repeat(59) + "3", "A", "B"),
        "truncated_file",
        "record 60 at byte 240 has 1 fields where the contract has 2; no line end follows, so the file may end in the middle of it. Likely cause: the transfer broke off, or the file was fetched while it was still being written. Please send the whole file again, and compare its size on both sides.");
    assertThat(Delivery.of("A,B\n" + "1,2\n".repeat(59) + "3,\"x", "A", "B").refused())
        .hasMessageContaining(
            "record 60 at byte 240 has a quote that opens field 2 and is not closed before the end of the file; no line end follows");
    byte[] cutCharacter = ("A,B\n" + "1,2\n".repeat(59) + "3,庐").getBytes(UTF_8);
    assertThat(
            Delivery.of(Arrays.copyOf(cutCharacter, cutCharacter.length - 1), "A", "B").refused())
        .hasMessageContaining(
            "record 60 at byte 240 is not valid UTF-8 at byte 3 of the record; no line end follows");
  }

  @Test
  void aLastRecordThatIsWholeOrTooLongIsNotCutOff() throws Exception {
    assertThat(Delivery.of("A,B\n" + "1,2\n".repeat(59) + "3,4", "A", "B").scan().faultyRecords())
        .isZero();
    assertThat(Delivery.of("A,B\n" + "1,2\n".repeat(59) + "3,4,5", "A", "B").scan().faultyRecords())
        .isEqualTo(1);
    assertThat(Delivery.of("A,B\n" + "1,2\n".repeat(59) + "3\n", "A", "B").scan().faultyRecords())
        .isEqualTo(1);
  }

  @Test
  void sixteenBitText() {
    String message =
        "it does not begin as UTF-8 text. Likely cause: the file was written in another encoding; it looks like UTF-16LE. Please send the file as UTF-8, or tell the data team its true encoding so that the contract is changed.";
    assertRefused(
        Delivery.of("A,B\n1,2\n".getBytes(UTF_16LE), "A", "B"), "wrong_encoding", message);
    assertRefused(
        Delivery.of("\uFEFFA,B\n1,2\n".getBytes(UTF_16LE), "A", "B"), "wrong_encoding", message);
    assertRefused(
        Delivery.of("编号,地点\n1,庐阳区长江中路二十号\n".getBytes(UTF_16LE), "A", "B"),
        "wrong_encoding",
        message);
  }
}
