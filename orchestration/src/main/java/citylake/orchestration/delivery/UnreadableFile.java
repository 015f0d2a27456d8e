package citylake.orchestration.delivery;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.fs.FSError;

/** A file that lies there but cannot be read: the fault of its place, and of nobody else's file. */
final class UnreadableFile extends IOException {
  /** The refusal's reason; such a file is tried again at each run. */
  static final String REASON = "unreadable_file";

  private static final long serialVersionUID = 1L;

  private UnreadableFile(Throwable cause) {
    super(cause.getMessage() == null ? cause.toString() : cause.getMessage(), cause);
  }

  /** The same bytes; failures of reading them are told from failures of writing the copy. */
  static InputStream telling(InputStream file) {
    return new FilterInputStream(file) {
      @Override
      public int read() throws IOException {
        try {
          return in.read();
        } catch (IOException | FSError e) {
          throw new UnreadableFile(e);
        }
      }

      @Override
      public int read(byte[] into, int from, int length) throws IOException {
        try {
          return in.read(into, from, length);
        } catch (IOException | FSError e) {
          throw new UnreadableFile(e);
        }
      }
    };
  }

  /** For a file that cannot even be opened. */
  static UnreadableFile because(IOException cause) {
    return new UnreadableFile(cause);
  }
}
