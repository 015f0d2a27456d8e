package citylake.lineage.graph;

import citylake.ddl.TableName;
import citylake.lineage.Flow;
import citylake.lineage.Step;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Function;

/** Arrows between tables, or between columns. */
public record LineageGraph(List<Arrow> arrows) {
  /** Stands for all files that cities deliver. */
  public static final String DUMPS = "city dumps";

  public LineageGraph {
    arrows = List.copyOf(arrows);
  }

  /** The tables of a flow, as its steps declare them. */
  public static LineageGraph of(Flow flow) {
    List<Arrow> arrows = new ArrayList<>();
    for (Step step : flow.inOrder()) {
      String to = step.output().toString();
      if (step.inputs().isEmpty()) {
        arrows.add(new Arrow(DUMPS, step.name(), to, true));
      }
      for (TableName input : step.inputs()) {
        arrows.add(new Arrow(input.toString(), step.name(), to, true));
      }
    }
    return new LineageGraph(arrows);
  }

  public NavigableSet<String> names() {
    NavigableSet<String> names = new TreeSet<>();
    arrows.forEach(arrow -> names.addAll(List.of(arrow.from(), arrow.to())));
    return names;
  }

  /** All that goes into it, near or far. */
  public LineageGraph up(String name) {
    return walk(name, Arrow::to, Arrow::from);
  }

  /** All that it goes into, near or far. */
  public LineageGraph down(String name) {
    return walk(name, Arrow::from, Arrow::to);
  }

  /** The arrows of both. */
  public LineageGraph and(LineageGraph other) {
    List<Arrow> all = new ArrayList<>(arrows);
    other.arrows().stream().filter(arrow -> !all.contains(arrow)).forEach(all::add);
    return new LineageGraph(all);
  }

  private LineageGraph walk(
      String start, Function<Arrow, String> here, Function<Arrow, String> there) {
    List<Arrow> walked = new ArrayList<>();
    Collection<String> seen = new TreeSet<>(List.of(start));
    List<String> next = List.of(start);
    while (!next.isEmpty()) {
      List<String> from = next;
      List<Arrow> step = arrows.stream().filter(arrow -> from.contains(here.apply(arrow))).toList();
      step.stream().filter(arrow -> !walked.contains(arrow)).forEach(walked::add);
      next = step.stream().map(there).distinct().filter(seen::add).toList();
    }
    return new LineageGraph(walked);
  }
}
