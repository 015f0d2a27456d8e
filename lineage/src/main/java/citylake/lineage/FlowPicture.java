package citylake.lineage;

import citylake.ddl.TableName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Draws a flow as text that Markdown viewers show as a graph: tables are boxes by layer, steps are
 * arrows.
 */
public final class FlowPicture {
  private static final List<String> LAYERS =
      List.of("raw", "quarantine", "standard", "derived", "published", "ops");

  private FlowPicture() {}

  /** The flow in Mermaid's notation; the same text for the same flow. */
  public static String mermaid(Flow flow) {
    StringBuilder text = new StringBuilder("flowchart LR\n");
    tablesByLayer(flow)
        .forEach(
            (layer, tables) -> {
              text.append("  subgraph ").append(layer).append('\n');
              tables.forEach(
                  table -> text.append("    %s[\"%s\"]%n".formatted(id(table), table.table())));
              text.append("  end\n");
            });
    for (Step step : flow.inOrder()) {
      if (step.inputs().isEmpty()) {
        text.append(
            "  dumps([city dumps]) -- %s --> %s%n".formatted(step.name(), id(step.output())));
      }
      for (TableName input : step.inputs()) {
        text.append("  %s -- %s --> %s%n".formatted(id(input), step.name(), id(step.output())));
      }
    }
    return text.toString();
  }

  private static Map<String, SortedSet<TableName>> tablesByLayer(Flow flow) {
    Map<String, SortedSet<TableName>> byLayer = new LinkedHashMap<>();
    for (String layer : LAYERS) {
      for (Step step : flow.inOrder()) {
        step.inputs().stream().filter(t -> t.layer().equals(layer)).forEach(t -> add(byLayer, t));
        if (step.output().layer().equals(layer)) {
          add(byLayer, step.output());
        }
      }
    }
    return byLayer;
  }

  private static void add(Map<String, SortedSet<TableName>> byLayer, TableName table) {
    byLayer.computeIfAbsent(table.layer(), layer -> new TreeSet<>()).add(table);
  }

  private static String id(TableName table) {
    return table.layer() + "_" + table.table();
  }
}
