package citylake.lineage.event;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far the events of one run were sent.
 *
 * @param sent events that are done with: taken, or set aside
 * @param inVain rounds in which the server had no use for the next one and did not say for good
 */
record SentMark(int sent, int inVain) {
  static final SentMark NONE = new SentMark(0, 0);

  private static final Pattern TEXT = Pattern.compile("([0-9]{1,9})(?: ([0-9]{1,9}))?");

  /** What the file says; empty where it is there and says nothing, as after a loss of power. */
  static Optional<SentMark> read(Path file) {
    try {
      Matcher text = TEXT.matcher(Files.readString(file).strip());
      if (!text.matches()) {
        return Optional.empty();
      }
      int inVain = text.group(2) == null ? 0 : Integer.parseInt(text.group(2));
      return Optional.of(new SentMark(Integer.parseInt(text.group(1)), inVain));
    } catch (NoSuchFileException e) {
      return Optional.of(NONE);
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to read how far the lineage was sent: " + file, e);
    }
  }

  void write(Path file) {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.writeString(part, inVain == 0 ? Integer.toString(sent) : sent + " " + inVain);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to keep how far the lineage was sent: " + file, e);
    }
  }
}
