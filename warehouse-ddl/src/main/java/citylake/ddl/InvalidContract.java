package citylake.ddl;

import java.util.List;

/** A table declaration that does not say all it must; names all its faults at once. */
public final class InvalidContract extends IllegalArgumentException {
  private final transient List<String> faults;

  public InvalidContract(String file, List<String> faults) {
    super(
        "Invalid table contract %s: %d fault(s): %s. No table was read or changed; correct the file and start again."
            .formatted(file, faults.size(), String.join("; ", faults)));
    this.faults = List.copyOf(faults);
  }

  /** Each fault as a short sentence. */
  public List<String> faults() {
    return faults;
  }
}
