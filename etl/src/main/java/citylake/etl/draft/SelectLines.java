package citylake.etl.draft;

import java.util.ArrayList;
import java.util.List;

/**
 * The lines of a drafted SELECT, gathered part by part.
 *
 * @param remarks whole lines of comment, each with its end
 * @param columns expressions with their names, in order
 * @param changes calls of changed
 * @param issues calls of issue
 */
record SelectLines(
    List<String> remarks, List<String> columns, List<String> changes, List<String> issues) {
  SelectLines() {
    this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
  }

  /** The SELECT, below its remarks. */
  String text() {
    List<String> all = new ArrayList<>(columns);
    addCall(all, "changes", changes);
    addCall(all, "issues", issues);
    return "%sSELECT%n  %s%nFROM dump%n"
        .formatted(String.join("", remarks), String.join(",\n  ", all));
  }

  private static void addCall(List<String> all, String function, List<String> arguments) {
    if (!arguments.isEmpty()) {
      all.add(
          "%s(\n    %s) AS _%s".formatted(function, String.join(",\n    ", arguments), function));
    }
  }
}
