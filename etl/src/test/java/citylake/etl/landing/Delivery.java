package citylake.etl.landing;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import citylake.etl.format.DumpShape;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** A delivered file in memory: comma-separated UTF-8 with a header unless a test says otherwise. */
final class Delivery {
  private final byte[] bytes;
  private final DumpShape shape;
  private final ScanLimits limits;

  private Delivery(byte[] bytes, DumpShape shape, ScanLimits limits) {
    this.bytes = bytes;
    this.shape = shape;
    this.limits = limits;
  }

  byte[] bytes() {
    return bytes;
  }

  DumpShape shape() {
    return shape;
  }

  ScanLimits limits() {
    return limits;
  }

  static final String NAME = "crime.csv";

  static Delivery of(String text, String... fields) {
    return of(text.getBytes(StandardCharsets.UTF_8), fields);
  }

  static Delivery of(byte[] bytes, String... fields) {
    DumpShape shape = new DumpShape("csv", StandardCharsets.UTF_8, ',', '"', true, List.of(fields));
    return new Delivery(bytes, shape, ScanLimits.DEFAULT);
  }

  Delivery declaredAs(String encoding) {
    DumpShape declared =
        new DumpShape("csv", Charset.forName(encoding), ',', '"', true, shape.fields());
    return new Delivery(bytes, declared, limits);
  }

  Delivery within(ScanLimits other) {
    return new Delivery(bytes, shape, other);
  }

  Delivery gzipped() {
    return new Delivery(gzip(bytes), shape, limits);
  }

  static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return compressed.toByteArray();
  }

  Scan scan() throws IOException, DeliveryRefused {
    return scan(OutputStream.nullOutputStream());
  }

  Scan scan(OutputStream copy) throws IOException, DeliveryRefused {
    return DeliveryScan.scan(new ByteArrayInputStream(bytes), copy, shape, NAME, limits);
  }

  DeliveryRefused refused() {
    return catchThrowableOfType(DeliveryRefused.class, this::scan);
  }
}
