package citylake.etl.landing;

import citylake.etl.format.DumpFormat;
import citylake.etl.format.DumpShape;
import citylake.etl.format.GzipFront;
import citylake.etl.format.UnfitFile;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Reads a delivered file once, as a stream: copies and hashes its bytes as they are, gunzips them
 * when they begin with gzip's mark (whatever the name says), holds them against the declared shape,
 * and finds where it can be read in parallel. Memory: a few MB and the longest record; a packed
 * format has its own bounds.
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
        throw refused(refusal, bytes, fileName);
      } catch (UnfitFile unfit) {
        throw refused(Refusal.of(unfit), bytes, fileName);
      }
    }
  }

  /** The delivered bytes are read to their end behind the records too. */
  private static InputStream keptOpen(InputStream file) {
    return new FilterInputStream(file) {
      @Override
      public int read(byte[] bytes, int from, int length) throws IOException {
        return in.read(bytes, from, length);
      }

      @Override
      public void close() {
        // the scan closes it
      }
    };
  }

  private static DeliveryRefused refused(Refusal refusal, DeliveredBytes bytes, String fileName)
      throws IOException {
    bytes.rethrowFailure();
    String sha256 = bytes.finish();
    return refusal.of(fileName, sha256, bytes.count());
  }

  private static Scan scan(DeliveredBytes bytes, DumpShape shape, ScanLimits limits)
      throws IOException {
    GzipFront front = GzipFront.of(bytes);
    boolean gzip = front.isGzip();
    DumpFormat format = DumpFormat.of(shape);
    boolean isWhole = gzip || format.isPacked();
    RecordTally tally =
        new RecordTally(shape, limits, isWhole ? Long.MAX_VALUE : limits.splitBytes());
    ExpandedBytes gunzipped =
        gzip ? ExpandedBytes.gunzip(front.bytes(), bytes::count, limits) : null;
    InputStream file = gzip ? gunzipped : front.bytes();
    long text;
    if (format.isPacked()) {
      try (UnpackedBytes unpacked =
          new UnpackedBytes(format.unpacked(keptOpen(file), shape), limits)) {
        tally.read(unpacked);
        text = unpacked.count();
      }
    } else {
      tally.read(file);
      text = gzip ? gunzipped.count() : 0;
    }
    String sha256 = bytes.finish();
    return new Scan(
        sha256,
        bytes.count(),
        isWhole ? text : bytes.count(),
        gzip,
        tally.records(),
        tally.faultyRecords(),
        tally.profile().fingerprint(),
        tally.profile().fields(),
        tally.splits());
  }
}
