package citylake.etl.landing;

import citylake.etl.format.DumpShape;
import citylake.etl.format.GzipFront;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Reads a delivered file once, as a stream: copies and hashes its bytes as they are, gunzips them
 * when they begin with gzip's mark (whatever the name says), holds them against the declared shape,
 * and finds where it can be read in parallel. Memory: a few MB and the longest record.
 */
public final class DeliveryScan {
  private DeliveryScan() {}

  /**
   * @param delivered not closed here; read to its end even when the file is refused
   * @param copy receives the delivered bytes, from another thread; not closed here
   * @param fileName for messages
   * @throws DeliveryRefused when the file's content is at fault
   * @throws IOException when reading or copying fails
   */
  public static Scan scan(
      InputStream delivered, OutputStream copy, DumpShape shape, String fileName, ScanLimits limits)
      throws IOException, DeliveryRefused {
    try (DeliveredBytes bytes = new DeliveredBytes(delivered, copy)) {
      try {
        return scan(bytes, shape, limits);
      } catch (Refusal refusal) {
        bytes.rethrowFailure();
        String sha256 = bytes.finish();
        throw refusal.of(fileName, sha256, bytes.count());
      }
    }
  }

  private static Scan scan(DeliveredBytes bytes, DumpShape shape, ScanLimits limits)
      throws IOException {
    GzipFront front = GzipFront.of(bytes);
    boolean gzip = front.isGzip();
    long maximumSplit = gzip ? Long.MAX_VALUE : limits.splitBytes();
    RecordTally tally = new RecordTally(shape, limits, maximumSplit);
    long expanded = 0;
    if (gzip) {
      ExpandedBytes text = ExpandedBytes.gunzip(front.bytes(), bytes::count, limits);
      tally.read(text);
      expanded = text.count();
    } else {
      tally.read(front.bytes());
    }
    String sha256 = bytes.finish();
    return new Scan(
        sha256,
        bytes.count(),
        gzip ? expanded : bytes.count(),
        gzip,
        tally.records(),
        tally.faultyRecords(),
        tally.profile().fingerprint(),
        tally.profile().fields(),
        tally.splits());
  }
}
