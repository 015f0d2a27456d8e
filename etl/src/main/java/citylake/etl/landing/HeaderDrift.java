package citylake.etl.landing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a header differs from the declared one, in words about columns; positions are 1-based.
 *
 * @param missing declared columns that are not there, save those in {@code renamed}
 * @param renamed one column missing and an unknown one in its place
 * @param extra unknown columns, save those in {@code renamed}
 * @param twice known columns that come again
 * @param moved the fewest columns that would have to move back, and with one of two that were
 *     exchanged the other
 * @param padded known columns with blanks around their names. They are not taken for the columns:
 *     no contract says so, a draft keeps such names as they are, and where the names are padded the
 *     values are too, keys and codes among them
 */
record HeaderDrift(
    List<String> missing,
    List<String> renamed,
    List<String> extra,
    List<String> twice,
    List<String> moved,
    List<String> padded) {
  private static final int LONGEST_NAME = 80;

  static HeaderDrift between(List<String> declared, List<String> given) {
    List<String> padded = new ArrayList<>();
    List<String> found = withoutBlanks(declared, given, padded);
    Map<Integer, String> extra = new LinkedHashMap<>();
    Set<String> seen = new HashSet<>();
    List<String> twice = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      String name = found.get(i);
      if (!declared.contains(name)) {
        extra.put(i, name);
      } else if (!seen.add(name)) {
        twice.add("'%s' (columns %d and %d)".formatted(name, found.indexOf(name) + 1, i + 1));
      }
    }
    List<String> missing = new ArrayList<>();
    List<String> renamed = new ArrayList<>();
    for (int i = 0; i < declared.size(); i++) {
      if (seen.contains(declared.get(i))) {
        continue;
      }
      Integer place = placeTaken(i, declared, found, extra);
      if (place == null) {
        missing.add("'%s' (column %d)".formatted(declared.get(i), i + 1));
      } else {
        String name = shown(extra.remove(place));
        renamed.add("'%s' is now called %s? (column %d)".formatted(declared.get(i), name, i + 1));
      }
    }
    List<String> extras = new ArrayList<>();
    extra.forEach((i, name) -> extras.add("%s (column %d)".formatted(shown(name), i + 1)));
    return new HeaderDrift(missing, renamed, extras, twice, moved(declared, found), padded);
  }

  /** The names, without blanks around those that are known without them. */
  private static List<String> withoutBlanks(
      List<String> declared, List<String> given, List<String> padded) {
    List<String> plain = new ArrayList<>(given);
    for (int i = 0; i < given.size(); i++) {
      String name = given.get(i).strip();
      if (!declared.contains(given.get(i)) && declared.contains(name)) {
        plain.set(i, name);
        padded.add("'%s' (column %d)".formatted(name, i + 1));
      }
    }
    return plain;
  }

  /** Index of an unknown column that stands where this one was or behind its left neighbour. */
  private static Integer placeTaken(
      int column, List<String> declared, List<String> found, Map<Integer, String> extra) {
    if (extra.containsKey(column)) {
      return column;
    }
    for (int place : extra.keySet()) {
      boolean sameNeighbour =
          place > 0 && column > 0 && found.get(place - 1).equals(declared.get(column - 1));
      if (sameNeighbour) {
        return place;
      }
    }
    return null;
  }

  private static String shown(String name) {
    boolean isName = name.length() <= LONGEST_NAME && name.chars().noneMatch(c -> c < ' ');
    return isName ? "'%s'".formatted(name) : "a text of %d characters".formatted(name.length());
  }

  /** Known columns outside the longest run that kept its order; of two exchanged ones both. */
  private static List<String> moved(List<String> declared, List<String> found) {
    List<Integer> foundAt = new ArrayList<>();
    List<String> known = new ArrayList<>();
    for (String name : declared) {
      int at = found.indexOf(name);
      if (at >= 0) {
        known.add(name);
        foundAt.add(at);
      }
    }
    Set<Integer> kept = longestRise(foundAt);
    kept.removeIf(i -> isExchanged(i, kept, known, declared, foundAt));
    List<String> moved = new ArrayList<>();
    for (int i = 0; i < known.size(); i++) {
      if (!kept.contains(i)) {
        String name = known.get(i);
        moved.add(
            "'%s' from column %d to %d"
                .formatted(name, declared.indexOf(name) + 1, foundAt.get(i) + 1));
      }
    }
    return moved;
  }

  /** Whether a column that moved stands where this one was, and this one where that was. */
  private static boolean isExchanged(
      int kept,
      Set<Integer> all,
      List<String> known,
      List<String> declared,
      List<Integer> foundAt) {
    for (int moved = 0; moved < known.size(); moved++) {
      if (!all.contains(moved)
          && foundAt.get(moved) == declared.indexOf(known.get(kept))
          && foundAt.get(kept) == declared.indexOf(known.get(moved))) {
        return true;
      }
    }
    return false;
  }

  /** Indexes of one longest strictly rising subsequence. */
  private static Set<Integer> longestRise(List<Integer> values) {
    int[] length = new int[values.size()];
    int[] before = new int[values.size()];
    int best = -1;
    for (int i = 0; i < values.size(); i++) {
      length[i] = 1;
      before[i] = -1;
      for (int j = 0; j < i; j++) {
        if (values.get(j) < values.get(i) && length[j] + 1 > length[i]) {
          length[i] = length[j] + 1;
          before[i] = j;
        }
      }
      if (best < 0 || length[i] > length[best]) {
        best = i;
      }
    }
    Set<Integer> kept = new HashSet<>();
    for (int i = best; i >= 0; i = before[i]) {
      kept.add(i);
    }
    return kept;
  }

  /** The gravest of the drifts found. */
  String reason() {
    if (!missing.isEmpty()) {
      return "missing_column";
    }
    if (!renamed.isEmpty() || !padded.isEmpty()) {
      return "renamed_column";
    }
    return extra.isEmpty() && twice.isEmpty() ? "moved_column" : "extra_column";
  }
}
