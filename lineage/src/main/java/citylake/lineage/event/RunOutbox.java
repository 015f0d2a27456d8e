package citylake.lineage.event;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** What one run has told, and how far of it is done with. */
final class RunOutbox {
  private final EventFile file;
  private final Path markFile;
  private final boolean isMarkReadable;
  private SentMark mark;

  RunOutbox(EventFile file) {
    this.file = file;
    this.markFile = file.beside(".sent");
    var read = SentMark.read(markFile);
    this.isMarkReadable = read.isPresent();
    this.mark = read.orElse(SentMark.NONE);
  }

  /** An event that waits; its index counts the lines of its run from 0. */
  record Waiting(RunOutbox run, int index, String line) {
    boolean isReadable() {
      return EventFile.event(line).isPresent();
    }

    /** It waits no more. */
    void done() {
      run.keep(new SentMark(index + 1, 0));
    }

    /** It is kept beside the others, and offered no more. */
    void setAside() {
      new EventFile(run.refused()).add(line);
      done();
    }

    /** As people find it: file and line. */
    String place() {
      return "%s, line %d".formatted(run.file.path().getFileName(), index + 1);
    }
  }

  List<Waiting> waiting() {
    List<String> lines = file.lines();
    return IntStream.range(Math.min(mark.sent(), lines.size()), lines.size())
        .mapToObj(index -> new Waiting(this, index, lines.get(index)))
        .toList();
  }

  boolean isMarkReadable() {
    return isMarkReadable;
  }

  Path markFile() {
    return markFile;
  }

  Path refused() {
    return file.beside(".refused");
  }

  /** The first that waits was offered in vain once more; how often by now. */
  int offeredInVain() {
    keep(new SentMark(mark.sent(), mark.inVain() + 1));
    return mark.inVain();
  }

  private void keep(SentMark now) {
    now.write(markFile);
    mark = now;
  }
}
