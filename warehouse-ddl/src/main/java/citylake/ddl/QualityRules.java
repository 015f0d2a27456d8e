package citylake.ddl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The quality rules of a declaration: predicates over a row ({@code type: sql}) and the uniqueness
 * of the key ({@code type: library, metric: duplicateValues}). Other kinds are refused, for a rule
 * that nobody judges is worse than none.
 */
record QualityRules(List<Expectation> expectations, Optional<UniqueKey> uniqueKey) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

  static QualityRules read(JsonNode quality, List<String> key, Faults faults) {
    List<Expectation> expectations = new ArrayList<>();
    Optional<UniqueKey> uniqueKey = Optional.empty();
    Set<String> names = new HashSet<>();
    for (JsonNode rule : quality) {
      String name = rule.path("name").asText("");
      faults.unless(NAME.matcher(name).matches(), "rule name must be snake case: " + name);
      faults.unless(names.add(name), "rule %s twice".formatted(name));
      switch (rule.path("type").asText("")) {
        case "sql" -> expectations.add(expectation(name, rule, faults));
        case "library" -> uniqueKey = Optional.of(uniqueKey(name, rule, key, faults));
        default -> faults.add("rule %s is of a kind that is not judged".formatted(name));
      }
    }
    return new QualityRules(expectations, uniqueKey);
  }

  private static Expectation expectation(String name, JsonNode rule, Faults faults) {
    String holds = rule.path("query").asText("").strip();
    faults.unless(!holds.isEmpty(), "rule %s has no predicate (query)".formatted(name));
    double tolerance = rule.path("mustBeLessOrEqualTo").asDouble(Double.NaN);
    faults.unless(
        tolerance >= 0 && tolerance <= 1,
        "rule %s has no tolerance between 0 and 1 (mustBeLessOrEqualTo)".formatted(name));
    return new Expectation(
        name, holds, severity(name, rule, faults), tolerance, reason(name, rule, faults));
  }

  private static UniqueKey uniqueKey(String name, JsonNode rule, List<String> key, Faults faults) {
    List<String> columns = new ArrayList<>();
    rule.path("arguments").path("properties").forEach(column -> columns.add(column.asText()));
    faults.unless(
        rule.path("metric").asText().equals("duplicateValues")
            && rule.path("mustBe").asInt(-1) == 0,
        "rule %s must be duplicateValues that must be 0".formatted(name));
    faults.unless(
        columns.equals(key),
        "rule %s must name the primary key: %s".formatted(name, String.join(", ", key)));
    return new UniqueKey(name, columns, severity(name, rule, faults), reason(name, rule, faults));
  }

  private static Severity severity(String name, JsonNode rule, Faults faults) {
    Optional<Severity> severity = Severity.of(rule.path("severity").asText(""));
    faults.unless(
        severity.isPresent(), "rule %s has no severity (error or warning)".formatted(name));
    return severity.orElse(Severity.ERROR);
  }

  private static String reason(String name, JsonNode rule, Faults faults) {
    String reason = rule.path("description").asText("").strip();
    faults.unless(!reason.isEmpty(), "rule %s has no reason (description)".formatted(name));
    return reason;
  }
}
