package citylake.governance.policy;

import citylake.ddl.ColumnContract;
import citylake.ddl.Grade;
import citylake.ddl.TableContract;
import citylake.ddl.TableContracts;
import citylake.ddl.TableName;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a policy and finds everything that is wrong with it, against the tables' contracts. */
public final class PolicyReader {
  private static final Set<String> LAYERS =
      Set.of("raw", "standard", "derived", "published", "quarantine", "ops");

  private static final String CITY = "city_code";

  /** Public counts withhold one to four. */
  private static final int SMALLEST_CELL = 5;

  private final JsonNode yaml;
  private final List<String> faults;

  private PolicyReader(JsonNode yaml, List<String> faults) {
    this.yaml = yaml;
    this.faults = faults;
  }

  /**
   * @param faults to which every fault is added
   */
  public static Policy read(JsonNode yaml, List<String> faults) {
    return new PolicyReader(yaml, faults).read();
  }

  private Policy read() {
    String version = yaml.path("version").asText("");
    unless(!version.isBlank(), "the policy has no version");
    Map<String, Map<String, String>> masks = masks();
    Policy policy =
        new Policy(
            version,
            masks,
            purposes(),
            roles(),
            deciders(),
            positive(yaml.path("approvals"), "longest_days"),
            forOne(),
            counted());
    TableContracts.all().forEach(table -> requireMasks(policy, table));
    return policy;
  }

  private Map<String, Map<String, String>> masks() {
    Map<String, Map<String, String>> masks = new LinkedHashMap<>();
    yaml.path("masks")
        .properties()
        .forEach(
            kind -> {
              Map<String, String> byType = new LinkedHashMap<>();
              kind.getValue()
                  .properties()
                  .forEach(type -> byType.put(type.getKey(), type.getValue().asText()));
              masks.put(kind.getKey(), byType);
            });
    return masks;
  }

  private void requireMasks(Policy policy, TableContract table) {
    for (ColumnContract column : table.columns()) {
      unless(
          column.personalData().isEmpty() || policy.mask(column).isPresent(),
          "%s.%s holds a person's data (%s) as %s, for which there is no mask"
              .formatted(
                  table.name(),
                  column.name(),
                  column.personalData().map(kind -> kind.word()).orElse(""),
                  column.type()));
    }
  }

  private Map<String, Purpose> purposes() {
    Map<String, Purpose> purposes = new LinkedHashMap<>();
    yaml.path("purposes")
        .properties()
        .forEach(
            entry -> {
              JsonNode purpose = entry.getValue();
              String code = entry.getKey();
              String meaning = purpose.path("meaning").asText("");
              unless(!meaning.isBlank(), "purpose %s has no meaning".formatted(code));
              unless(
                  purpose.path("needs_case").isBoolean(),
                  "purpose %s does not say needs_case".formatted(code));
              Set<String> tables = words(purpose.path("tables"));
              tables.forEach(table -> requireTable("purpose " + code, table));
              purposes.put(
                  code,
                  new Purpose(code, meaning, purpose.path("needs_case").asBoolean(true), tables));
            });
    return purposes;
  }

  private void requireTable(String whose, String table) {
    boolean isLayer =
        table.endsWith(".*") && LAYERS.contains(table.substring(0, table.length() - 2));
    unless(
        isLayer
            || TableContracts.all().stream().anyMatch(each -> each.name().toString().equals(table)),
        "%s names a table that is not declared: %s".formatted(whose, table));
  }

  private Map<String, Role> roles() {
    Map<String, Role> roles = new LinkedHashMap<>();
    yaml.path("roles")
        .properties()
        .forEach(
            entry -> {
              JsonNode role = merged(entry.getValue());
              String name = entry.getKey();
              List<Role.Right> rights = new ArrayList<>();
              role.path("rights").forEach(right -> rights.add(right(name, right)));
              Role.Decider decides =
                  word(Role.Decider.class, role.path("decides").asText("nobody"), "role " + name);
              roles.put(
                  name,
                  new Role(
                      name,
                      rights,
                      role.path("may_request").asBoolean(false),
                      decides,
                      role.path("stops").asBoolean(false)));
            });
    unless(!roles.isEmpty(), "the policy has no role");
    return roles;
  }

  /** Jackson knows no merge keys: a role may stand {@code like} another, and add to it. */
  private JsonNode merged(JsonNode role) {
    if (!role.has("like")) {
      return role;
    }
    String other = role.path("like").asText();
    JsonNode base = yaml.path("roles").path(other);
    unless(base.isObject(), "a role is like one that there is not: %s".formatted(other));
    com.fasterxml.jackson.databind.node.ObjectNode both =
        base.isObject() ? base.deepCopy() : role.deepCopy();
    role.properties().forEach(field -> both.set(field.getKey(), field.getValue()));
    return both;
  }

  private Role.Right right(String role, JsonNode right) {
    Set<String> layers = words(right.path("layers"));
    unless(
        !layers.isEmpty() && LAYERS.containsAll(layers),
        "role %s has a right on layers that there are not: %s".formatted(role, layers));
    Optional<Grade> clear = grade(role, right.path("clear"));
    Optional<Grade> masked = grade(role, right.path("masked"));
    boolean counts = right.path("counts").asBoolean(false);
    unless(
        counts || clear.isPresent() || masked.isPresent(),
        "a right of role %s shows nothing: it has neither clear nor masked nor counts"
            .formatted(role));
    unless(
        !counts || (clear.isEmpty() && masked.isEmpty()),
        "a right of role %s only counts, and names a grade: write two rights".formatted(role));
    String needs = right.path("needs").asText("");
    unless(
        needs.isEmpty() || needs.equals("case"),
        "a right of role %s needs something unknown: %s".formatted(role, needs));
    Role.Where where = word(Role.Where.class, right.path("where").asText(""), "role " + role);
    unless(
        !counts || where != Role.Where.DISTRICT,
        "a right of role %s counts in districts, and cells are of cities".formatted(role));
    return new Role.Right(where, layers, clear, masked, !needs.isEmpty(), counts);
  }

  private Optional<Grade> grade(String role, JsonNode word) {
    if (word.isMissingNode()) {
      return Optional.empty();
    }
    Optional<Grade> grade = Grade.of(word.asText());
    unless(grade.isPresent(), "role %s names an unknown grade: %s".formatted(role, word.asText()));
    unless(
        grade.filter(Grade.TOP_SECRET::equals).isEmpty(),
        "role %s opens TOP_SECRET without an approval".formatted(role));
    return grade;
  }

  private Map<Grade, Policy.Deciders> deciders() {
    Map<Grade, Policy.Deciders> deciders = new EnumMap<>(Grade.class);
    for (Grade grade : List.of(Grade.INTERNAL, Grade.SENSITIVE, Grade.TOP_SECRET)) {
      JsonNode each = yaml.path("approvals").path(grade.word());
      Role.Decider by =
          word(Role.Decider.class, each.path("by").asText(""), "approvals of " + grade.word());
      deciders.put(grade, new Policy.Deciders(by, positive(each, "persons")));
    }
    return deciders;
  }

  private Map<TableName, Policy.ForOne> forOne() {
    Map<TableName, Policy.ForOne> forOne = new LinkedHashMap<>();
    yaml.path("for_one")
        .properties()
        .forEach(
            entry -> {
              requireTable("for_one", entry.getKey());
              forOne.put(
                  TableName.of(entry.getKey()),
                  new Policy.ForOne(
                      List.copyOf(words(entry.getValue().path("columns"))),
                      positive(entry.getValue(), "most_hours")));
            });
    return forOne;
  }

  private Map<TableName, Policy.Counted> counted() {
    Map<TableName, Policy.Counted> counted = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : yaml.path("counted").properties()) {
      int faultsBefore = faults.size();
      requireTable("counted", entry.getKey());
      if (faults.size() == faultsBefore) {
        TableContract table = TableContracts.of(TableName.of(entry.getKey()));
        counted.put(table.name(), counted(table, entry.getValue()));
      }
    }
    return counted;
  }

  private Policy.Counted counted(TableContract table, JsonNode yaml) {
    String whose = "counted " + table.name();
    Map<String, String> by = new LinkedHashMap<>();
    yaml.path("by").properties().forEach(each -> by.put(each.getKey(), each.getValue().asText()));
    Set<String> within = words(yaml.path("within"));
    String closed = yaml.path("closed").asText(null);
    unless(!by.isEmpty(), whose + " names no columns");
    by.keySet().forEach(column -> requireCountable(whose, table, column));
    unless(by.keySet().containsAll(within), whose + " has a within that is not among its columns");
    unless(
        closed == null || table.columnNames().contains(closed),
        "%s has no column %s".formatted(whose, closed));
    unless(
        !table.columnNames().contains(CITY) || by.getOrDefault(CITY, "").equals("value"),
        "%s does not count each city by itself (city_code: value)".formatted(whose));
    int atLeast = yaml.path("at_least").asInt(0);
    unless(
        atLeast >= SMALLEST_CELL,
        "%s shows cells of fewer than %d rows".formatted(whose, SMALLEST_CELL));
    return new Policy.Counted(by, within, atLeast, yaml.path("rows").asText(null), closed);
  }

  /** Cells are seen without approval: no column that tells of a person, or needs two persons. */
  private void requireCountable(String whose, TableContract table, String column) {
    if (!table.columnNames().contains(column)) {
      faults.add("%s has no column %s".formatted(whose, column));
      return;
    }
    ColumnContract contract = table.column(column);
    unless(
        contract.personalData().isEmpty() && contract.grade() != Grade.TOP_SECRET,
        "%s counts by %s, which tells of a person or is TOP_SECRET".formatted(whose, column));
  }

  private int positive(JsonNode node, String field) {
    int number = node.path(field).asInt(0);
    unless(number > 0, "%s must be a number above 0".formatted(field));
    return number;
  }

  private <E extends Enum<E>> E word(Class<E> type, String word, String whose) {
    for (E each : type.getEnumConstants()) {
      if (each.name().toLowerCase(Locale.ROOT).equals(word)) {
        return each;
      }
    }
    faults.add(
        "%s has an unknown %s: '%s'"
            .formatted(whose, type.getSimpleName().toLowerCase(Locale.ROOT), word));
    return type.getEnumConstants()[0];
  }

  private void unless(boolean holds, String fault) {
    if (!holds) {
      faults.add(fault);
    }
  }

  private static Set<String> words(JsonNode list) {
    Set<String> words = new LinkedHashSet<>();
    list.forEach(word -> words.add(word.asText()));
    return words;
  }
}
