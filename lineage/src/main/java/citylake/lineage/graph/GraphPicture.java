package citylake.lineage.graph;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/**
 * Draws a graph as SVG: boxes by layer from left to right, arrows for what goes into what, dashed
 * where no value goes over. The same picture for the same graph.
 */
public final class GraphPicture {
  private static final List<String> LAYERS =
      List.of("city dumps", "raw", "standard", "quarantine", "derived", "ops", "published");

  /** Fill of each layer's boxes, in the order of the layers; dark text on all has contrast 7:1. */
  private static final List<String> FILLS =
      List.of("#eeeeee", "#e3e9f2", "#d6e8f7", "#f7e1d6", "#dcefdc", "#ece3f4", "#fbf0c9");

  private static final double LETTER_WIDTH = 8.8;
  private static final double BOX_HEIGHT = 42;
  private static final int MARGIN = 12;

  private GraphPicture() {}

  /** The graph as a document that stands alone. */
  public static String svg(LineageGraph graph) {
    ElkNode root = laidOut(graph);
    StringBuilder text = new StringBuilder();
    text.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="13">
        <defs><marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0,0 L8,4 L0,8 z" fill="#445"/></marker></defs>
        <rect width="100%%" height="100%%" fill="#ffffff"/>
        """
            .formatted(
                Math.round(root.getWidth()) + 2 * MARGIN,
                Math.round(root.getHeight()) + 2 * MARGIN));
    for (int i = 0; i < graph.arrows().size(); i++) {
      text.append(line(graph.arrows().get(i), root.getContainedEdges().get(i)));
    }
    Map<String, String> makers = new TreeMap<>();
    graph.arrows().forEach(arrow -> makers.put(arrow.to(), arrow.step()));
    root.getChildren().forEach(box -> text.append(box(box, makers)));
    return text.append("</svg>\n").toString();
  }

  private static ElkNode laidOut(LineageGraph graph) {
    LayoutMetaDataService.getInstance()
        .registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
    ElkNode root = ElkGraphUtil.createGraph();
    root.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
    root.setProperty(CoreOptions.DIRECTION, Direction.RIGHT);
    root.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.POLYLINE);
    root.setProperty(LayeredOptions.SPACING_NODE_NODE, 14.0);
    root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 60.0);
    root.setProperty(LayeredOptions.PARTITIONING_ACTIVATE, true);
    Map<String, ElkNode> boxes = new TreeMap<>();
    for (String name : graph.names()) {
      ElkNode box = ElkGraphUtil.createNode(root);
      box.setIdentifier(name);
      box.setDimensions(Math.max(90, name.length() * LETTER_WIDTH + 20), BOX_HEIGHT);
      box.setProperty(LayeredOptions.PARTITIONING_PARTITION, layer(name));
      boxes.put(name, box);
    }
    graph
        .arrows()
        .forEach(
            arrow -> ElkGraphUtil.createSimpleEdge(boxes.get(arrow.from()), boxes.get(arrow.to())));
    new RecursiveGraphLayoutEngine().layout(root, new BasicProgressMonitor());
    return root;
  }

  private static int layer(String name) {
    int dot = name.indexOf('.');
    return Math.max(0, LAYERS.indexOf(dot < 0 ? name : name.substring(0, dot)));
  }

  private static String line(Arrow arrow, ElkEdge edge) {
    StringBuilder path = new StringBuilder();
    for (ElkEdgeSection section : edge.getSections()) {
      path.append("M").append(point(section.getStartX(), section.getStartY()));
      for (ElkBendPoint bend : section.getBendPoints()) {
        path.append(" L").append(point(bend.getX(), bend.getY()));
      }
      path.append(" L").append(point(section.getEndX(), section.getEndY()));
    }
    return "<path d=\"%s\" fill=\"none\" stroke=\"#778\" stroke-width=\"1.2\"%s marker-end=\"url(#head)\"><title>%s</title></path>%n"
        .formatted(
            path,
            arrow.isDirect() ? "" : " stroke-dasharray=\"5 4\"",
            escaped("%s → %s → %s".formatted(arrow.from(), arrow.step(), arrow.to())));
  }

  private static String box(ElkNode box, Map<String, String> makers) {
    String name = box.getIdentifier();
    String maker = makers.get(name);
    double x = box.getX() + MARGIN;
    double y = box.getY() + MARGIN;
    return """
        <rect x="%d" y="%d" width="%d" height="%d" rx="6" fill="%s" stroke="#556"/>
        <text x="%d" y="%d" fill="#112" font-weight="bold">%s</text>
        <text x="%d" y="%d" fill="#334" font-size="11">%s</text>
        """
        .formatted(
            Math.round(x),
            Math.round(y),
            Math.round(box.getWidth()),
            Math.round(box.getHeight()),
            FILLS.get(layer(name)),
            Math.round(x + 10),
            Math.round(y + 18),
            escaped(name),
            Math.round(x + 10),
            Math.round(y + 34),
            maker == null ? "" : escaped("by " + maker));
  }

  private static String point(double x, double y) {
    return String.format(Locale.ROOT, "%d,%d", Math.round(x + MARGIN), Math.round(y + MARGIN));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
