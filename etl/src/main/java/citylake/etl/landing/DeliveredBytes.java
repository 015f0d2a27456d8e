package citylake.etl.landing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * The bytes as delivered: whatever is read here is also copied and hashed, by an {@link
 * EvidenceWriter} beside the reading thread.
 */
final class DeliveredBytes extends InputStream {
  private final InputStream delivered;
  private final EvidenceWriter evidence;
  private long count;
  private IOException failure;

  DeliveredBytes(InputStream delivered, OutputStream copy) {
    this.delivered = delivered;
    this.evidence = new EvidenceWriter(copy);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    try {
      int got = delivered.read(bytes, from, length);
      if (got > 0) {
        evidence.add(bytes, from, got);
        count += got;
      }
      return got;
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  /** Bytes read so far. */
  long count() {
    return count;
  }

  /** Rethrows what went wrong with reading or copying, as against with the file's content. */
  void rethrowFailure() throws IOException {
    if (failure != null) {
      throw failure;
    }
  }

  /** Reads to the end and gives the SHA-256 of all delivered bytes, lower-case hex. */
  String finish() throws IOException {
    byte[] rest = new byte[64 << 10];
    while (read(rest, 0, rest.length) >= 0) {
      // read for the copy and the hash alone
    }
    return evidence.finish();
  }

  /** Ends the copying thread; the streams stay the caller's to close. */
  @Override
  public void close() {
    evidence.close();
  }
}
