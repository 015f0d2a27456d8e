package citylake.models.linkage.settings;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Reads the settings of a linkage from YAML; all faults are reported together. */
public final class SettingsFile {
  private static final List<String> KEYS =
      List.of(
          "id",
          "source",
          "scope",
          "columns",
          "comparisons",
          "blocking",
          "training",
          "thresholds",
          "largest_block",
          "groups");

  private final Faults faults = new Faults();

  private SettingsFile() {}

  /**
   * The settings that a YAML text declares.
   *
   * @param name of the file, for messages
   * @throws IllegalArgumentException naming every fault
   */
  public static LinkSettings parse(String name, String yaml) {
    try {
      JsonNode root = new YAMLMapper().readTree(yaml);
      SettingsFile file = new SettingsFile();
      LinkSettings settings = file.settings(root);
      file.faults.throwAny("Invalid linkage settings in " + name);
      return settings;
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          "Invalid linkage settings in %s: not readable as YAML (%s). Nothing was linked."
              .formatted(name, e.getOriginalMessage().lines().findFirst().orElse("")),
          e);
    }
  }

  private LinkSettings settings(JsonNode root) {
    faults.unknownKeys(root, "", KEYS);
    Map<String, String> derived = new LinkedHashMap<>();
    root.path("columns").properties().forEach(e -> derived.put(e.getKey(), e.getValue().asText()));
    Map<String, String> groups = new LinkedHashMap<>();
    root.path("groups").properties().forEach(e -> groups.put(e.getKey(), e.getValue().asText()));
    List<Comparison> comparisons = new ArrayList<>();
    for (JsonNode node : root.path("comparisons")) {
      ComparisonReader.read(node, faults).ifPresent(comparisons::add);
    }
    faults.check(!root.path("comparisons").isEmpty(), "comparisons: none is declared");
    LinkSettings settings =
        new LinkSettings(
            text(root, "id", "id"),
            text(root, "source", null),
            scope(root),
            derived,
            comparisons,
            blocking(root.path("blocking")),
            splits(root.path("blocking")),
            training(root.path("training")),
            thresholds(root.path("thresholds")),
            (int)
                faults.number(
                    root.path("largest_block"),
                    "largest_block",
                    LinkSettings.DEFAULT_LARGEST_BLOCK,
                    2,
                    100_000),
            groups);
    checkTogether(settings);
    return settings;
  }

  private String text(JsonNode root, String key, String otherwise) {
    JsonNode node = root.path(key);
    faults.check(
        node.isMissingNode() || node.isTextual(),
        "%s: must be a name, not %s; YAML reads words such as no and on as true or false: put it in quotes"
            .formatted(key, node));
    return node.isMissingNode() ? otherwise : node.asText();
  }

  private Scope scope(JsonNode root) {
    String word = text(root, "scope", "all");
    faults.check(
        word.equals("all") || word.equals("between"), "scope: must be all or between, not " + word);
    faults.check(
        !word.equals("between") || !root.path("source").isMissingNode(),
        "scope: between needs a source, the column that tells the tables apart");
    return word.equals("between") ? Scope.BETWEEN : Scope.ALL;
  }

  private List<List<String>> blocking(JsonNode node) {
    List<List<String>> rules = new ArrayList<>();
    for (JsonNode rule : node) {
      List<String> columns = texts(rule.isObject() ? rule.path("columns") : rule);
      faults.check(!columns.isEmpty(), "blocking: a rule must be a list of columns: " + rule);
      if (rule.isObject()) {
        faults.unknownKeys(rule, "blocking.", List.of("columns", "split"));
      }
      rules.add(columns);
    }
    faults.check(!rules.isEmpty(), "blocking: no rule is declared");
    faults.check(rules.size() <= 15, "blocking: at most 15 rules, not " + rules.size());
    return rules;
  }

  private static List<List<String>> splits(JsonNode blocking) {
    List<List<String>> splits = new ArrayList<>();
    blocking.forEach(rule -> splits.add(texts(rule.path("split"))));
    return splits;
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(entry -> texts.add(entry.asText()));
    return List.copyOf(texts);
  }

  private LinkSettings.Training training(JsonNode node) {
    faults.unknownKeys(node, "training.", List.of("random_pairs", "seed", "prior"));
    return new LinkSettings.Training(
        (long) faults.number(node.path("random_pairs"), "random_pairs", 1_000_000, 1_000, 1e9),
        (long) faults.number(node.path("seed"), "seed", 1, 0, 1e15),
        node.path("prior").isMissingNode()
            ? Double.NaN
            : faults.number(node.path("prior"), "prior", 0.0001, 1e-15, 1 - 1e-9));
  }

  private LinkSettings.Thresholds thresholds(JsonNode node) {
    faults.unknownKeys(node, "thresholds.", List.of("link", "review", "support"));
    double link = faults.number(node.path("link"), "thresholds.link", 0.95, 0, 1);
    double review = faults.number(node.path("review"), "thresholds.review", 0.5, 0, 1);
    faults.check(
        review <= link,
        "thresholds: review (%s) must not be above link (%s)".formatted(review, link));
    return new LinkSettings.Thresholds(
        link, review, faults.number(node.path("support"), "thresholds.support", 0.1, 0, 1));
  }

  /** What no part of the file can know alone. */
  private void checkTogether(LinkSettings settings) {
    List<String> names = settings.comparisons().stream().map(Comparison::name).toList();
    faults.check(
        names.stream().distinct().count() == names.size(),
        "comparisons: two have the same name; give one a name of its own");
    for (Comparison comparison : settings.comparisons()) {
      faults.check(
          comparison.isFixed()
              || settings.blocking().isEmpty()
              || IntStream.range(0, settings.blocking().size())
                  .anyMatch(rule -> !settings.isHeldOut(comparison, rule)),
          "comparison %s: cannot be learnt, every blocking rule uses its column; add a rule without it, or give m and u"
              .formatted(comparison.name()));
    }
  }
}
