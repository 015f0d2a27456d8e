package citylake.etl.format;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which fields records were seen to have; of the undeclared ones only the first are kept. */
final class SeenPlaces {
  private static final int UNDECLARED_KEPT = 200;

  private final List<String> declared;
  private final boolean[] seen;
  private final Set<String> undeclared = new LinkedHashSet<>();

  SeenPlaces(List<String> declared) {
    this.declared = declared;
    this.seen = new boolean[declared.size()];
  }

  void see(int field) {
    seen[field] = true;
  }

  void seeUndeclared(String place) {
    if (undeclared.size() < UNDECLARED_KEPT) {
      undeclared.add(place);
    }
  }

  boolean isFullOfUndeclared() {
    return undeclared.size() >= UNDECLARED_KEPT;
  }

  List<String> all() {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < seen.length; i++) {
      if (seen[i]) {
        all.add(declared.get(i));
      }
    }
    all.addAll(undeclared);
    return List.copyOf(all);
  }
}
