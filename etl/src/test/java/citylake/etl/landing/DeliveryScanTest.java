package citylake.etl.landing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DeliveryScanTest {
  private static final String THREE = "A,B\n1,2\n3,4\r\n5,6";

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  @Test
  void scanHashesCopiesCountsAndIndexes() throws Exception {
    ByteArrayOutputStream copy = new ByteArrayOutputStream();
    Scan scan = Delivery.of(THREE, "A", "B").scan(copy);

    byte[] delivered = THREE.getBytes(UTF_8);
    assertThat(copy.toByteArray()).isEqualTo(delivered);
    assertThat(scan)
        .isEqualTo(
            new Scan(
                sha256(delivered),
                16,
                16,
                false,
                3,
                0,
                scan.fingerprint(),
                List.of(new FieldProfile("A", 3, 3, 3, 0), new FieldProfile("B", 3, 3, 3, 0)),
                List.of(new Split(1, 4, 12))));
  }

  @Test
  void sameRecordsInAnotherOrderAndPackingHaveTheSameFingerprint() throws Exception {
    String plain = Delivery.of("A,B\n1,2\n3,4\n", "A", "B").scan().fingerprint();

    assertThat(Delivery.of("A,B\n3,4\n1,2\n", "A", "B").gzipped().scan().fingerprint())
        .isEqualTo(plain);
    assertThat(Delivery.of("A,B\n1,2\n3,5\n", "A", "B").scan().fingerprint()).isNotEqualTo(plain);
    assertThat(Delivery.of("A,B\n1,2\n1,2\n3,4\n3,4\n", "A", "B").scan().fingerprint())
        .as("records twice are not the same delivery")
        .isNotEqualTo(plain);
  }

  @Test
  void fieldsAreCountedByWhatTheyLookLike() throws Exception {
    String file =
        "NO,AT,X,NOTE\n1,3/4/2018 5:06:07 PM,-104.5,a - b\n2,2018-03-04,+1.5, \n3,,x1,2018\n";

    assertThat(Delivery.of(file, "NO", "AT", "X", "NOTE").scan().fields())
        .containsExactly(
            new FieldProfile("NO", 3, 3, 3, 0),
            new FieldProfile("AT", 3, 2, 0, 2),
            new FieldProfile("X", 3, 3, 2, 0),
            new FieldProfile("NOTE", 3, 2, 1, 0));
  }

  @Test
  void gzipIsKnownByItsBytesAndCopiedAsItIs() throws Exception {
    ByteArrayOutputStream copy = new ByteArrayOutputStream();
    Delivery delivery = Delivery.of(THREE, "A", "B").gzipped();
    Scan scan = delivery.scan(copy);

    assertThat(copy.toByteArray()).isEqualTo(delivery.bytes());
    assertThat(scan.sha256()).isEqualTo(sha256(delivery.bytes()));
    assertThat(scan.gzip()).isTrue();
    assertThat(scan.deliveredBytes()).isEqualTo(delivery.bytes().length);
    assertThat(scan.bytes()).isEqualTo(16);
    assertThat(scan.splits()).containsExactly(new Split(1, 4, 12));
  }

  @Test
  void gzipOfSeveralMembersIsReadWhole() throws Exception {
    byte[] first = Delivery.gzip("A,B\n1,2\n3".getBytes(UTF_8));
    byte[] second = Delivery.gzip(",4\n".getBytes(UTF_8));
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);

    assertThat(Delivery.of(both, "A", "B").scan().records()).isEqualTo(2);
  }

  @Test
  void splitsAreCutAtRecordsAndCoverThemAll() throws Exception {
    String text = "A,B\n1,2\n\"3\n3\",4\n\n5,6\n7,8\n";
    ScanLimits cutOften = ScanLimits.DEFAULT.splitEvery(5);
    assertThat(Delivery.of(text, "A", "B").within(cutOften).scan().splits())
        .containsExactly(new Split(1, 4, 13), new Split(3, 17, 8));
    assertThat(Delivery.of(text, "A", "B").within(cutOften).gzipped().scan().splits())
        .as("gzip cannot be entered in the middle")
        .containsExactly(new Split(1, 4, 21));
  }

  @Test
  void fewFaultyRecordsAreCountedAndTheFileIsTaken() throws Exception {
    StringBuilder text = new StringBuilder("A,B\n");
    text.append("1,2\n".repeat(199)).append("1,2,3\n");
    Scan scan = Delivery.of(text.toString(), "A", "B").scan();
    assertThat(scan.records()).isEqualTo(200);
    assertThat(scan.faultyRecords()).isEqualTo(1);
  }

  @Test
  void largeDeliveryIsCopiedAndHashedWhole() throws Exception {
    byte[] bytes = ("A\n" + "x".repeat(99) + "\n").getBytes(UTF_8);
    ByteArrayOutputStream large = new ByteArrayOutputStream();
    large.write(bytes);
    Random random = new Random(1);
    while (large.size() < 5 << 20) {
      large.write((Long.toHexString(random.nextLong()) + "\n").getBytes(UTF_8));
    }
    ByteArrayOutputStream copy = new ByteArrayOutputStream();
    Scan scan = Delivery.of(large.toByteArray(), "A").scan(copy);
    assertThat(scan.sha256()).isEqualTo(sha256(large.toByteArray()));
    assertThat(copy.toByteArray()).isEqualTo(large.toByteArray());
  }

  @Test
  void refusedDeliveryIsStillHashedToItsEnd() throws Exception {
    Delivery delivery = Delivery.of("Z\n" + "1\n".repeat(1 << 20), "A");
    DeliveryRefused refused = delivery.refused();
    assertThat(refused.sha256()).isEqualTo(sha256(delivery.bytes()));
    assertThat(refused.deliveredBytes()).isEqualTo(delivery.bytes().length);
  }

  @Test
  void failureToReadIsNoFaultOfTheFile() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("disk on fire");
          }

          @Override
          public int read(byte[] bytes, int from, int length) throws IOException {
            throw new IOException("disk on fire");
          }
        };
    Delivery delivery = Delivery.of("", "A");
    assertThatThrownBy(
            () ->
                DeliveryScan.scan(
                    broken,
                    OutputStream.nullOutputStream(),
                    delivery.shape(),
                    Delivery.NAME,
                    delivery.limits()))
        .isInstanceOf(IOException.class)
        .hasMessage("disk on fire");
  }

  @Test
  void failureToCopyIsNoFaultOfTheFile() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int one) throws IOException {
            throw new IOException("no space left");
          }
        };
    Delivery delivery = Delivery.of("A\n" + "1\n".repeat(1 << 22), "A");
    assertThatThrownBy(
            () ->
                DeliveryScan.scan(
                    new ByteArrayInputStream(delivery.bytes()),
                    full,
                    delivery.shape(),
                    Delivery.NAME,
                    delivery.limits()))
        .isInstanceOf(IOException.class)
        .hasMessage("Failed to copy the delivery: no space left");
  }
}
