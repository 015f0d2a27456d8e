package citylake.etl.landing;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts the text that a packed file gives, and stops when it is more than is allowed. */
final class UnpackedBytes extends FilterInputStream {
  private final ScanLimits limits;
  private long count;

  UnpackedBytes(InputStream text, ScanLimits limits) {
    super(text);
    this.limits = limits;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int got = in.read(bytes, from, length);
    if (got > 0) {
      count += got;
      if (count > limits.uncompressedBytes()) {
        throw Refusal.of(
            "zip_bomb",
            "its records are more than %d bytes of text".formatted(limits.uncompressedBytes()),
            "a damaged or manipulated file, or far more data than agreed",
            "the dump again, in parts if it is truly that large");
      }
    }
    return got;
  }

  long count() {
    return count;
  }
}
