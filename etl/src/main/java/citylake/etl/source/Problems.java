package citylake.etl.source;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What is wrong with declarations, collected so that all of it is reported together. */
final class Problems {
  private final List<String> found;
  private final String file;

  Problems() {
    this(new ArrayList<>(), "");
  }

  private Problems(List<String> found, String file) {
    this.found = found;
    this.file = file;
  }

  /** The same collection, for findings in a file. */
  Problems in(String otherFile) {
    return new Problems(found, otherFile);
  }

  /**
   * @param key where in the file
   * @param what is wrong, and what is allowed
   */
  void add(String key, String what) {
    found.add("%s: %s: %s".formatted(file, key, what));
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  int count() {
    return found.size();
  }

  /** Refuses the declarations if anything was found. */
  void refuse() {
    if (!found.isEmpty()) {
      throw new InvalidSources(
          "Invalid sources: %d problem(s). No dump was read; correct the declarations:\n%s"
              .formatted(
                  found.size(),
                  found.stream()
                      .sorted()
                      .map(line -> "  " + line)
                      .collect(Collectors.joining("\n"))));
    }
  }
}
