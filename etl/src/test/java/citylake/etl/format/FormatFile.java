package citylake.etl.format;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import citylake.etl.landing.DeliveryRefused;
import citylake.etl.landing.DeliveryScan;
import citylake.etl.landing.Scan;
import citylake.etl.landing.ScanLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A file of any format in memory, with the shape that its contract declares. */
public record FormatFile(byte[] bytes, DumpShape shape) {
  static final String UNHARMED =
      " Nothing of this file was taken; what was delivered before stays as it is.";

  /** A shape of UTF-8 whose fields lie where they are named. */
  public static DumpShape shape(String format, Map<String, String> settings, String... fields) {
    return DumpShape.of(
        format, StandardCharsets.UTF_8, List.of(fields), new Layout(List.of(), Set.of(), settings));
  }

  public FormatFile bytes(byte[] other) {
    return new FormatFile(other, shape);
  }

  /** What the night's scan makes of it. */
  public Scan scan() throws DeliveryRefused {
    try {
      return DeliveryScan.scan(
          new ByteArrayInputStream(bytes),
          OutputStream.nullOutputStream(),
          shape,
          "dump",
          ScanLimits.DEFAULT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public DeliveryRefused refused() {
    return catchThrowableOfType(DeliveryRefused.class, this::scan);
  }

  /** Why the file is refused: the code, then the words between file name and what is unharmed. */
  public String refusal() {
    DeliveryRefused refused = refused();
    return refused.reason()
        + ": "
        + refused.getMessage().replace("Cannot take dump: ", "").replace(UNHARMED, "");
  }

  /** All records, read as tasks read them. */
  public List<ReadRecord> records() {
    try (InputStream text = DumpFormat.of(shape).unpacked(new ByteArrayInputStream(bytes), shape)) {
      return ReadRecord.all(shape, text.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fields of all records. */
  public List<List<String>> fields() {
    return records().stream().map(ReadRecord::fields).toList();
  }
}
