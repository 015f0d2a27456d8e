package citylake.lineage.graph;

import citylake.lineage.event.EventFile;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What the nights of a lake have told: of each step its newest completed run. */
public final class ToldLineage {
  private final Map<String, JsonNode> newest = new TreeMap<>();
  private final List<String> unreadable = new ArrayList<>();

  /**
   * @param folder of the event files; one that is not there tells nothing
   */
  public ToldLineage(Path folder) {
    for (EventFile file : EventFile.in(folder)) {
      int line = 0;
      for (String text : file.lines()) {
        line++;
        Optional<JsonNode> event = EventFile.event(text);
        if (event.isPresent()) {
          keep(event.get());
        } else {
          unreadable.add("%s, line %d".formatted(file.path().getFileName(), line));
        }
      }
    }
  }

  /** Lines that are no event, as file and line: torn when a process was killed. */
  public List<String> unreadable() {
    return List.copyOf(unreadable);
  }

  private void keep(JsonNode event) {
    if (event.path("eventType").asText().equals("COMPLETE") && !event.path("outputs").isEmpty()) {
      newest.merge(
          event.at("/job/name").asText(),
          event,
          (one, other) ->
              Comparator.comparing((JsonNode each) -> each.path("eventTime").asText())
                          .compare(one, other)
                      > 0
                  ? one
                  : other);
    }
  }

  public boolean isEmpty() {
    return newest.isEmpty();
  }

  public LineageGraph tables() {
    Set<Arrow> arrows = new LinkedHashSet<>();
    newest.forEach(
        (job, event) -> {
          String to = event.at("/outputs/0/name").asText();
          for (JsonNode input : event.path("inputs")) {
            boolean isTable = input.path("namespace").equals(event.at("/outputs/0/namespace"));
            arrows.add(
                new Arrow(
                    isTable ? input.path("name").asText() : LineageGraph.DUMPS,
                    step(job),
                    to,
                    true));
          }
        });
    return new LineageGraph(List.copyOf(arrows));
  }

  public LineageGraph columns() {
    List<Arrow> arrows = new ArrayList<>();
    newest.forEach(
        (job, event) -> {
          String table = event.at("/outputs/0/name").asText();
          JsonNode lineage = event.at("/outputs/0/facets/columnLineage");
          for (Map.Entry<String, JsonNode> column : lineage.path("fields").properties()) {
            String to = table + "." + column.getKey();
            column.getValue().path("inputFields").forEach(in -> arrows.add(arrow(in, job, to)));
            lineage.path("dataset").forEach(in -> arrows.add(arrow(in, job, to)));
          }
        });
    return new LineageGraph(arrows.stream().distinct().toList());
  }

  private static Arrow arrow(JsonNode input, String job, String to) {
    boolean isDirect = false;
    for (JsonNode how : input.path("transformations")) {
      isDirect |= how.path("type").asText().equals("DIRECT");
    }
    String from = input.path("name").asText() + "." + input.path("field").asText();
    return new Arrow(from, step(job), to, isDirect);
  }

  private static String step(String job) {
    return job.substring(job.indexOf('.') + 1);
  }
}
