package citylake.etl.landing;

import citylake.etl.format.DumpShape;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Reads a delivered file once. */
public final class DeliveryScan {
  private DeliveryScan() {}

  /** One streaming pass. */
  public static Scan scan(
      InputStream delivered, OutputStream copy, DumpShape shape, String fileName, ScanLimits limits)
      throws IOException, DeliveryRefused {
    byte[] all = delivered.readAllBytes();
    copy.write(all);
    if (all.length > 0) {
      throw new UnsupportedOperationException("Cannot scan yet: " + fileName);
    }
    throw new DeliveryRefused("empty_file", fileName + " is empty", "", 0);
  }
}
