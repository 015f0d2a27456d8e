package citylake.orchestration.coincidence;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One line of the table: the figures of one city after one step.
 *
 * @param crimes incidents whose time counts
 * @param crashes crashes whose time counts
 * @param values by the names of derived.coincidence
 */
record StepFigures(
    String city, String step, long crimes, long crashes, Map<String, Double> values) {

  StepFigures {
    values = Map.copyOf(new TreeMap<>(values));
  }

  double value(String stat) {
    return values.get(stat);
  }

  /** A Markdown table of lines, as it stands in the method note. */
  static String table(List<StepFigures> lines) {
    return """
        | city | step | incidents, crashes with a time | r 24 h | r 168 h | r 24 h, no default times | r 168 h, no default times | Spearman, cells | top 5 % |
        |---|---|---|---|---|---|---|---|---|
        """
        + lines.stream().map(StepFigures::line).collect(Collectors.joining());
  }

  private String line() {
    long top = Math.round(value("top5_cells"));
    return String.format(
        Locale.ROOT,
        "| %s | %s | %,d, %,d | %.4f | %.4f | %.4f | %.4f | %.4f | %d of %d |%n",
        city,
        step,
        crimes,
        crashes,
        value("pearson_hours_24"),
        value("pearson_hours_168"),
        value("pearson_hours_24_without_default_times"),
        value("pearson_hours_168_without_default_times"),
        value("spearman_cells"),
        Math.round(value("top5_share") * top),
        top);
  }
}
