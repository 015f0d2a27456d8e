package citylake.etl.format;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Knows whether a reader has met the end of its file, which tells a cut file from a damaged one.
 */
class EndSeen extends FilterInputStream {
  private boolean hasEnded;

  EndSeen(InputStream bytes) {
    super(bytes);
  }

  @Override
  public final int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int got = in.read(bytes, from, length);
    hasEnded |= got < 0;
    return got;
  }

  @Override
  public final long skip(long length) throws IOException {
    int got = read(new byte[(int) Math.min(length, 1 << 16)]);
    return Math.max(0, got);
  }

  final boolean hasEnded() {
    return hasEnded;
  }
}
