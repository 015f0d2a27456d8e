package citylake.governance.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of a journal: one after the other, each named for its first entry. */
final class JournalFiles {
  private static final String NAME = "journal-%016d.jsonl";

  private final Path folder;

  JournalFiles(Path folder) {
    this.folder = folder;
  }

  /** In the order of their entries. */
  List<Path> all() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches("journal-\\d{16}[.]jsonl"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to list the access log in " + folder, e);
    }
  }

  Path beginningWith(long seq) {
    return folder.resolve(NAME.formatted(seq));
  }

  /**
   * Where what a kill left of an entry is put: it was never answered, and it is not thrown away.
   */
  Path tornAfter(long seq) {
    Path free = folder.resolve("torn-after-%016d.bin".formatted(seq));
    for (int i = 2; Files.exists(free); i++) {
      free = folder.resolve("torn-after-%016d-%d.bin".formatted(seq, i));
    }
    return free;
  }
}
