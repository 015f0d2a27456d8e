package citylake.governance.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Finds where a journal ends, and puts aside what a kill has left of an entry behind it.
 *
 * @param head of the last whole entry
 * @param file that is written on; null where the next entry begins one
 * @param torn what was put aside, if anything
 */
record JournalEnd(Head head, Path file, Optional<Path> torn) {

  /**
   * @throws InvalidLog where the last file has been changed
   */
  static JournalEnd of(JournalFiles files) throws IOException {
    var all = files.all();
    if (all.isEmpty()) {
      return new JournalEnd(Head.NONE, null, Optional.empty());
    }
    Path last = all.get(all.size() - 1);
    JournalLines lines = JournalLines.of(last);
    Head head = null;
    for (byte[] line : lines.whole()) {
      head = next(last, head, line);
    }
    if (head == null) {
      head = before(last, all.size() < 2 ? null : all.get(all.size() - 2));
    }
    Optional<Path> torn = Optional.empty();
    if (lines.rest().length > 0) {
      torn = Optional.of(putAside(files.tornAfter(head.seq()), lines.rest()));
      cut(last, Files.size(last) - lines.rest().length);
    }
    return new JournalEnd(head, last, torn);
  }

  private static Head next(Path file, Head before, byte[] line) {
    JournalEntry entry = JournalEntry.read(line).orElse(null);
    boolean isNext =
        entry != null
            && (before == null
                || (entry.seq() == before.seq() + 1 && entry.previous().equals(before.hash())));
    if (!isNext) {
      throw new InvalidLog(
          "Cannot write the access log: %s has been changed behind entry %s. Nothing is answered until it is mended; what was done is in the files as they are. Look: citylake audit verify --log %s"
              .formatted(
                  file.getFileName(),
                  before == null ? "0 of that file" : before.seq(),
                  file.getParent()));
    }
    return entry.head();
  }

  /** The head of the file before, where the last one holds no whole entry yet. */
  private static Head before(Path last, Path file) throws IOException {
    Head head = null;
    if (file != null) {
      for (byte[] line : JournalLines.of(file).whole()) {
        head = next(file, head, line);
      }
    }
    if (head == null && file != null) {
      throw new InvalidLog(
          "Cannot write the access log: %s before %s holds no entry. Nothing is answered until it is mended."
              .formatted(file.getFileName(), last.getFileName()));
    }
    return head == null ? Head.NONE : head;
  }

  private static Path putAside(Path aside, byte[] bytes) throws IOException {
    try (FileChannel out =
        FileChannel.open(aside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        out.write(rest);
      }
      out.force(true);
    }
    return aside;
  }

  private static void cut(Path file, long length) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(length).force(true);
    }
  }
}
