package citylake.models.linkage.settings;

import citylake.models.linkage.similarity.Agreement;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one comparison: its column, its levels in order, its term frequencies. */
final class ComparisonReader {
  private static final List<String> PROBABILITIES = List.of("m", "u");

  private final String name;
  private final Faults faults;

  private ComparisonReader(String name, Faults faults) {
    this.name = name;
    this.faults = faults;
  }

  static Optional<Comparison> read(JsonNode node, Faults faults) {
    if (node.path("column").asText().isEmpty()) {
      faults.check(false, "comparisons: one has no column: " + node);
      return Optional.empty();
    }
    String column = node.path("column").asText();
    String name = node.path("name").asText(column);
    ComparisonReader reader = new ComparisonReader(name, faults);
    faults.unknownKeys(node, name + ".", List.of("column", "name", "levels", "term_frequency"));
    List<Level> levels = reader.levels(node.path("levels"));
    return Optional.of(
        new Comparison(name, column, levels, reader.termFrequency(node.path("term_frequency"))));
  }

  private List<Level> levels(JsonNode node) {
    List<Level> levels = new ArrayList<>();
    for (JsonNode entry : node) {
      faults.check(
          levels.isEmpty() || levels.get(levels.size() - 1).agreement() != null,
          "comparison %s: nothing can hold after else".formatted(name));
      level(entry).ifPresent(levels::add);
    }
    faults.check(!levels.isEmpty(), "comparison %s: no level is declared".formatted(name));
    faults.check(levels.size() <= 60, "comparison %s: at most 60 levels".formatted(name));
    if (!levels.isEmpty() && levels.get(levels.size() - 1).agreement() != null) {
      levels.add(Level.anythingElse());
    }
    checkSums(levels);
    checkRepeats(levels);
    return levels;
  }

  private Optional<Level> level(JsonNode entry) {
    if (entry.isTextual()) {
      return level(entry.asText(), 0, entry);
    }
    List<String> words = new ArrayList<>();
    entry.fieldNames().forEachRemaining(words::add);
    words.removeAll(PROBABILITIES);
    if (words.size() != 1) {
      faults.check(
          false, "comparison %s: a level names one agreement, not %s".formatted(name, entry));
      return Optional.empty();
    }
    return level(words.get(0), entry.path(words.get(0)).asDouble(0), entry);
  }

  private Optional<Level> level(String word, double limit, JsonNode entry) {
    double m = probability(entry, "m");
    double u = probability(entry, "u");
    if (word.equals("else")) {
      return Optional.of(new Level(null, 0, m, u));
    }
    Optional<Agreement> agreement = Agreement.of(word);
    faults.check(agreement.isPresent(), "comparison %s: %s is no agreement".formatted(name, word));
    agreement
        .flatMap(known -> known.limit().fault(limit))
        .ifPresent(
            fault -> faults.check(false, "comparison %s: %s %s".formatted(name, word, fault)));
    return agreement.map(known -> new Level(known, limit, m, u));
  }

  private double probability(JsonNode entry, String key) {
    return entry.path(key).isMissingNode()
        ? Double.NaN
        : faults.number(entry.path(key), name + "." + key, 0.5, 1e-300, 1);
  }

  private void checkSums(List<Level> levels) {
    double m = levels.stream().mapToDouble(Level::m).sum(); // NaN where any is to be learnt
    double u = levels.stream().mapToDouble(Level::u).sum();
    faults.check(
        Double.isNaN(m) || Math.abs(m - 1) < 0.01,
        "comparison %s: m adds up to %s, not 1".formatted(name, m));
    faults.check(
        Double.isNaN(u) || Math.abs(u - 1) < 0.01,
        "comparison %s: u adds up to %s, not 1".formatted(name, u));
    boolean anyGiven =
        levels.stream().anyMatch(level -> !Double.isNaN(level.m()) || !Double.isNaN(level.u()));
    faults.check(
        !anyGiven || !(Double.isNaN(m) || Double.isNaN(u)),
        "comparison %s: give m and u of every level or of none".formatted(name));
  }

  /** A level that an earlier one covers can never hold. */
  private void checkRepeats(List<Level> levels) {
    for (int i = 0; i < levels.size(); i++) {
      for (int j = 0; j < i; j++) {
        Level later = levels.get(i);
        Level earlier = levels.get(j);
        if (later.agreement() != null && later.agreement() == earlier.agreement()) {
          faults.check(
              isWider(earlier.agreement(), earlier.limit(), later.limit()),
              "comparison %s: %s can never hold after %s"
                  .formatted(name, later.label(), earlier.label()));
        }
      }
    }
  }

  private static boolean isWider(Agreement agreement, double earlier, double later) {
    boolean moreIsStricter =
        switch (agreement) {
          case JARO, JARO_WINKLER, PREFIX, SHARED_WORDS -> true;
          default -> false;
        };
    return moreIsStricter ? later < earlier : later > earlier;
  }

  private TermFrequency termFrequency(JsonNode node) {
    if (node.isMissingNode()) {
      return null;
    }
    faults.unknownKeys(node, name + ".term_frequency.", List.of("floor", "weight"));
    return new TermFrequency(
        faults.number(node.path("floor"), name + ".term_frequency.floor", 0.001, 0, 1),
        faults.number(node.path("weight"), name + ".term_frequency.weight", 1, 0, 1));
  }
}
