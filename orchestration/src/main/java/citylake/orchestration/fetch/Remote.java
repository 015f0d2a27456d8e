package citylake.orchestration.fetch;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * A place where a city lays its files out, opened.
 *
 * <p>An {@link IOException} may pass: it is tried again. A {@link FetchFailure} does not.
 */
interface Remote extends AutoCloseable {
  /** What lies there: files alone, without those in folders below. */
  List<RemoteFile> files() throws IOException;

  /** One of them by its name, as it is now. */
  Optional<RemoteFile> file(String name) throws IOException;

  /**
   * Begins to read a file.
   *
   * @param from first byte that is wanted, 0-based; more than 0 only for files with a version
   */
  Opened open(RemoteFile file, long from) throws IOException;

  @Override
  void close() throws IOException;

  /**
   * @param from the byte with which it begins: 0 where the place cannot go on in the middle, or the
   *     file is no longer the same
   * @param whole size of the whole file; -1 where that is not known, and its end shows it
   * @param breakOff ends a read that waits for bytes which do not come
   */
  record Opened(InputStream bytes, long from, long whole, Closeable breakOff)
      implements AutoCloseable {
    Opened(InputStream bytes, long from, long whole) {
      this(bytes, from, whole, bytes);
    }

    @Override
    public void close() throws IOException {
      bytes.close();
    }
  }
}
