package citylake.etl.landing;

import citylake.etl.format.GzipFront;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/** Gunzips, counts what comes out, and stops when it is more than any honest dump gives. */
final class ExpandedBytes extends FilterInputStream {
  private final ScanLimits limits;
  private final LongSupplier compressedBytes;
  private long count;

  private ExpandedBytes(InputStream expanded, LongSupplier compressedBytes, ScanLimits limits) {
    super(expanded);
    this.limits = limits;
    this.compressedBytes = compressedBytes;
  }

  static ExpandedBytes gunzip(
      InputStream compressed, LongSupplier compressedBytes, ScanLimits limits) throws IOException {
    try {
      return new ExpandedBytes(GzipFront.gunzip(compressed), compressedBytes, limits);
    } catch (EOFException e) {
      throw truncated(compressedBytes.getAsLong());
    } catch (IOException e) {
      throw corrupt(e, compressedBytes.getAsLong(), 0);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    try {
      int got = in.read(bytes, from, length);
      if (got > 0) {
        count += got;
        checkExpansion();
      }
      return got;
    } catch (EOFException e) {
      throw truncated(compressedBytes.getAsLong());
    } catch (Refusal e) {
      throw e;
    } catch (IOException e) {
      throw corrupt(e, compressedBytes.getAsLong(), count);
    }
  }

  /** Uncompressed bytes read so far. */
  long count() {
    return count;
  }

  private void checkExpansion() throws Refusal {
    double ratio = (double) count / Math.max(1, compressedBytes.getAsLong());
    boolean isBomb = count > ScanLimits.JUDGED_FROM && ratio > limits.expansionRatio();
    if (isBomb || count > limits.uncompressedBytes()) {
      throw Refusal.of(
          "zip_bomb",
          "its gzip content grows beyond what is allowed (%d compressed bytes gave %d and more; allowed are %.0f-fold and %d bytes)"
              .formatted(
                  compressedBytes.getAsLong(),
                  count,
                  limits.expansionRatio(),
                  limits.uncompressedBytes()),
          "a damaged or manipulated file, or far more data than agreed",
          "the dump again, in parts if it is truly that large");
    }
  }

  private static Refusal truncated(long compressed) {
    return Refusal.of(
        "truncated_gzip",
        "its gzip content ends too early, after %d delivered bytes".formatted(compressed),
        "the transfer broke off, or the file was fetched while it was still being written",
        "the whole file again, and compare its size on both sides");
  }

  private static Refusal corrupt(IOException cause, long compressed, long expanded) {
    return Refusal.of(
        "corrupt_gzip",
        "its gzip content is damaged near delivered byte %d, after %d bytes of its content: %s"
            .formatted(compressed, expanded, cause.getMessage()),
        "bytes were changed or added on the way, for example by a transfer in text mode",
        "the file again, transferred as binary");
  }
}
