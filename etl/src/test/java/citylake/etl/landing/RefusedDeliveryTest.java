package citylake.etl.landing;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

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
    assertRefused(Delivery.of("\uFEFF\n\n", "A"), "empty_file", message);
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
    ScanLimits limits = new ScanLimits(0.01, 0.01, 50, 1L << 40, 64 << 20, 32L << 20);
    String bomb = "A\n" + ("0".repeat(1000) + "\n").repeat(70_000);
    DeliveryRefused refused = Delivery.of(bomb, "A").gzipped().within(limits).refused();
    assertThat(refused.reason()).isEqualTo("zip_bomb");
    assertThat(refused)
        .hasMessageContaining("allowed are 50-fold and 1099511627776 bytes")
        .hasMessageContaining("Please send the dump again, in parts if it is truly that large.");

    ScanLimits small = new ScanLimits(0.01, 0.01, 5000, 1000, 64 << 20, 32L << 20);
    assertThat(Delivery.of(bomb, "A").gzipped().within(small).refused().reason())
        .isEqualTo("zip_bomb");
  }

  @Test
  void tooManyMisshapenRecords() {
    assertRefused(
        Delivery.of("A,B\n" + "1,2\n".repeat(98) + "1\n1,2,3\n", "A", "B"),
        "too_many_faulty_records",
        "2 of its 100 records do not have the declared shape (allowed: 1.0 of 100), the first: record 99 at byte 396 has 1 fields where the contract has 2. Likely cause: separators or quotes inside fields are not quoted, or fields were added or left out. Please send the file with such fields in quotes and 2 fields a record.");
  }

  @Test
  void quoteThatIsNeverClosed() {
    ScanLimits limits = new ScanLimits(0.01, 0.01, 300, 1L << 40, 1 << 20, 32L << 20);
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

  @Test
  void sixteenBitText() {
    String message =
        "it does not begin as UTF-8 text. Likely cause: the file was written in another encoding; it looks like UTF-16LE. Please send the file as UTF-8, or tell the data team its true encoding so that the contract is changed.";
    assertRefused(
        Delivery.of("A,B\n1,2\n".getBytes(UTF_16LE), "A", "B"), "wrong_encoding", message);
    assertRefused(
        Delivery.of("\uFEFFA,B\n1,2\n".getBytes(UTF_16LE), "A", "B"), "wrong_encoding", message);
  }
}
