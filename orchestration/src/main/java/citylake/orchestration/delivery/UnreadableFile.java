package citylake.orchestration.delivery;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.fs.FSError;

/** A file that lies there but cannot be read: the fault of its place, and of nobody else's file. */
final class UnreadableFile extends IOException {
  /** The refusal's reason; such a file is tried again at each run. */
  static final String REASON = "unreadable_file";

  private static final long serialVersionUID = 1L;

  private UnreadableFile(String words, Throwable cause) {
    super(words, cause);
  }

  private UnreadableFile(Throwable cause) {
    this(cause.getMessage() == null ? cause.toString() : cause.getMessage(), cause);
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

  /**
   * For a file that cannot even be opened.
   *
   * @param file as the listing gives it
   */
  static UnreadableFile because(DumpFile file, IOException cause) {
    URI place = new org.apache.hadoop.fs.Path(file.path()).toUri();
    String words = "file".equals(place.getScheme()) ? words(Path.of(place.getPath())) : null;
    return words == null ? new UnreadableFile(cause) : new UnreadableFile(words, cause);
  }

  /** Null where the local place looks sound, and the failure itself says more. */
  private static String words(Path place) {
    try {
      if (Files.isSymbolicLink(place) && !Files.exists(place)) {
        return "it is a link to %s, where nothing is".formatted(Files.readSymbolicLink(place));
      }
    } catch (IOException e) {
      return null; // it went away while it was looked at
    }
    if (!Files.exists(place)) {
      return "it went away while the night looked at it";
    }
    if (!Files.isReadable(place)) {
      return "permission denied";
    }
    return Files.isDirectory(place) ? "it is a folder, not a file" : null;
  }
}
