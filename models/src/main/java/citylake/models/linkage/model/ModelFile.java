package citylake.models.linkage.model;

import citylake.models.linkage.settings.Comparison;
import citylake.models.linkage.settings.Level;
import citylake.models.linkage.settings.LinkSettings;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A trained model as a text that later runs use as it is: JSON with version, prior, and m and u of
 * every level beside the level's label, so that people can read it and a model is refused that was
 * trained for other comparisons. For term frequencies it holds the values that are more common than
 * the floor, so that a pair weighs the same in every run; with a floor of 0 that is every value.
 */
public final class ModelFile {
  private static final String FORMAT = "citylake-linkage-model/1";
  private static final ObjectMapper JSON = new ObjectMapper();

  private ModelFile() {}

  /**
   * The model as JSON.
   *
   * @param version names the model, e.g. the night that trained it
   */
  public static String write(LinkModel model, String version) {
    ObjectNode root = JSON.createObjectNode();
    root.put("format", FORMAT).put("version", version).put("prior", model.prior());
    ArrayNode comparisons = root.putArray("comparisons");
    for (LinkModel.Learnt learnt : model.comparisons()) {
      ObjectNode node = comparisons.addObject().put("name", learnt.comparison().name());
      ArrayNode levels = node.putArray("levels");
      for (int l = 0; l < learnt.m().length; l++) {
        levels
            .addObject()
            .put("level", learnt.comparison().levels().get(l).label())
            .put("m", learnt.m()[l])
            .put("u", learnt.u()[l]);
      }
      if (learnt.frequencies() != null) {
        ObjectNode frequencies = node.putObject("frequencies");
        learnt.frequencies().forEach(frequencies::put);
      }
    }
    return root.toPrettyString();
  }

  /**
   * The model of a text, for the comparisons of these settings.
   *
   * @throws IllegalArgumentException where it is no model, or one of other comparisons or levels
   */
  public static LinkModel read(String name, String text, LinkSettings settings) {
    JsonNode root = parse(name, text);
    List<String> faults = new ArrayList<>();
    if (!root.path("format").asText().equals(FORMAT)) {
      faults.add("format is '%s', not %s".formatted(root.path("format").asText(), FORMAT));
    }
    int comparisons = root.path("comparisons").size();
    if (comparisons != settings.comparisons().size()) {
      faults.add(
          "it has %d comparisons, the settings have %d"
              .formatted(comparisons, settings.comparisons().size()));
    }
    List<LinkModel.Learnt> learnt = new ArrayList<>();
    for (int c = 0; c < settings.comparisons().size(); c++) {
      JsonNode node = root.path("comparisons").path(c);
      Comparison comparison = settings.comparisons().get(c);
      List<String> wanted = comparison.levels().stream().map(Level::label).toList();
      List<String> found = new ArrayList<>();
      node.path("levels").forEach(level -> found.add(level.path("level").asText()));
      if (!node.path("name").asText().equals(comparison.name()) || !found.equals(wanted)) {
        faults.add(
            "comparison %d is '%s' with levels %s, the settings have '%s' with %s"
                .formatted(c + 1, node.path("name").asText(), found, comparison.name(), wanted));
      }
      learnt.add(
          new LinkModel.Learnt(
              comparison, numbers(node, "m"), numbers(node, "u"), frequencies(node)));
    }
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(
          "Cannot use linkage model %s: %s. Nothing was linked; train a model for these settings."
              .formatted(name, String.join("; ", faults)));
    }
    return new LinkModel(root.path("prior").asDouble(), learnt);
  }

  private static JsonNode parse(String name, String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "Cannot use linkage model %s: not readable as JSON. Nothing was linked.".formatted(name),
          e);
    }
  }

  private static Map<String, Double> frequencies(JsonNode comparison) {
    if (comparison.path("frequencies").isMissingNode()) {
      return null;
    }
    Map<String, Double> frequencies = new TreeMap<>();
    comparison
        .path("frequencies")
        .properties()
        .forEach(entry -> frequencies.put(entry.getKey(), entry.getValue().asDouble()));
    return frequencies;
  }

  private static double[] numbers(JsonNode comparison, String key) {
    List<Double> numbers = new ArrayList<>();
    comparison.path("levels").forEach(level -> numbers.add(level.path(key).asDouble()));
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
