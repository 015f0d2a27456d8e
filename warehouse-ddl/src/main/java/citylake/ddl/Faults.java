package citylake.ddl;

import java.util.ArrayList;
import java.util.List;

/** Faults found in one declaration, kept until all of it has been looked at. */
final class Faults {
  private final List<String> found = new ArrayList<>();

  void add(String fault) {
    found.add(fault);
  }

  void unless(boolean holds, String fault) {
    if (!holds) {
      add(fault);
    }
  }

  void throwIfAny(String file) {
    if (!found.isEmpty()) {
      throw new InvalidContract(file, found);
    }
  }
}
