package citylake.etl.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Declared places of fields in nested records, as a tree: {@code vehicle.plate.no} is a member of a
 * member of a member, {@code photos[0].url} one of a list's first element.
 */
final class PathTree {
  /** What a member is not: it ends the field's way. */
  static final int NO_FIELD = -1;

  private static final Pattern PATH =
      Pattern.compile("[^.\\[\\]]+(\\[\\d{1,6}])*(\\.[^.\\[\\]]+(\\[\\d{1,6}])*)*");
  private static final Pattern STEP = Pattern.compile("\\[(\\d+)]|[^.\\[\\]]+");

  private final Map<String, PathTree> members = new HashMap<>();
  private final Map<Integer, PathTree> elements = new HashMap<>();
  private int field = NO_FIELD;

  private PathTree() {}

  /** What is wrong with these paths: some that are none, and such as would hide each other. */
  static List<String> faults(List<String> paths) {
    List<String> faults = new ArrayList<>();
    for (String path : paths) {
      if (!PATH.matcher(path).matches()) {
        faults.add(
            "'%s' is no path (members joined by dots, elements of lists as [0])".formatted(path));
      }
    }
    faults.addAll(twice(paths));
    for (String path : paths) {
      paths.stream()
          .distinct()
          .filter(other -> path.startsWith(other + ".") || path.startsWith(other + "["))
          .forEach(other -> faults.add("'%s' lies within '%s'".formatted(path, other)));
    }
    return faults;
  }

  /** Places that two fields have. */
  static List<String> twice(List<String> places) {
    Set<String> seen = new HashSet<>();
    return places.stream()
        .filter(place -> !seen.add(place))
        .map("'%s' is declared twice"::formatted)
        .toList();
  }

  /** Places that are paths. */
  static PathTree ofPaths(List<String> paths) {
    PathTree root = new PathTree();
    for (int i = 0; i < paths.size(); i++) {
      PathTree at = root;
      for (Object step : steps(paths.get(i))) {
        at =
            step instanceof Integer element
                ? at.elements.computeIfAbsent(element, any -> new PathTree())
                : at.members.computeIfAbsent((String) step, any -> new PathTree());
      }
      at.field = i;
    }
    return root;
  }

  /** Places that are names of members, whatever characters they hold. */
  static PathTree ofNames(List<String> names) {
    PathTree root = new PathTree();
    for (int i = 0; i < names.size(); i++) {
      root.members.computeIfAbsent(names.get(i), any -> new PathTree()).field = i;
    }
    return root;
  }

  /** Members' names and elements' indexes, from the outermost. */
  static List<Object> steps(String path) {
    List<Object> steps = new ArrayList<>();
    Matcher step = STEP.matcher(path);
    while (step.find()) {
      steps.add(step.group(1) == null ? step.group() : Integer.valueOf(step.group(1)));
    }
    return steps;
  }

  /** The declared way on through this member; null where no declared field lies there. */
  PathTree member(String name) {
    return members.get(name);
  }

  PathTree element(int index) {
    return elements.get(index);
  }

  boolean hasElements() {
    return !elements.isEmpty();
  }

  boolean hasWaysOn() {
    return !members.isEmpty() || !elements.isEmpty();
  }

  /** Index of the declared field that is here, whole; {@link #NO_FIELD} where none is. */
  int field() {
    return field;
  }
}
