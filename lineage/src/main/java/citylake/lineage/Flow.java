package citylake.lineage;

import citylake.ddl.TableName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * All steps of the night in an order in which each finds its inputs made.
 *
 * <p>The order is derived from what the steps declare, never written down: a step comes after every
 * step whose output it reads. Among steps that could go next, the one declared first goes first, so
 * the order is the same at every start.
 */
public final class Flow {
  private final List<Step> ordered;
  private final Map<TableName, Step> maker;

  private Flow(List<Step> ordered, Map<TableName, Step> maker) {
    this.ordered = ordered;
    this.maker = maker;
  }

  /**
   * @throws IllegalArgumentException naming every table that two steps make, every step name used
   *     twice, and the steps that wait for each other
   */
  public static Flow of(Collection<? extends Step> steps) {
    List<String> problems = new ArrayList<>();
    Map<TableName, Step> maker = new HashMap<>();
    Set<String> names = new TreeSet<>();
    for (Step step : steps) {
      Step other = maker.putIfAbsent(step.output(), step);
      if (other != null) {
        problems.add(
            "%s is made by %s and by %s".formatted(step.output(), other.name(), step.name()));
      }
      if (!names.add(step.name())) {
        problems.add("two steps are called " + step.name());
      }
    }
    List<Step> ordered = new ArrayList<>();
    List<Step> waiting = new ArrayList<>(steps);
    Set<TableName> made = new LinkedHashSet<>();
    while (!waiting.isEmpty()) {
      Optional<Step> next =
          waiting.stream()
              .filter(
                  step ->
                      step.inputs().stream()
                          .allMatch(input -> made.contains(input) || !maker.containsKey(input)))
              .findFirst();
      if (next.isEmpty()) {
        problems.add(
            "these steps wait for each other: "
                + String.join(", ", waiting.stream().map(Step::name).toList()));
        break;
      }
      ordered.add(next.get());
      made.add(next.get().output());
      waiting.remove(next.get());
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException("Invalid flow: " + String.join("; ", problems));
    }
    return new Flow(List.copyOf(ordered), Map.copyOf(maker));
  }

  /** The steps, each behind all that it reads from. */
  public List<Step> inOrder() {
    return ordered;
  }

  /** The step that makes the table; empty for a table that comes from outside. */
  public Optional<Step> makerOf(TableName table) {
    return Optional.ofNullable(maker.get(table));
  }

  /** The steps whose outputs this step reads, in flow order. */
  public List<Step> before(Step step) {
    return ordered.stream().filter(other -> step.inputs().contains(other.output())).toList();
  }
}
