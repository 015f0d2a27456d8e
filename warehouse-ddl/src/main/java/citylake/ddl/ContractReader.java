package citylake.ddl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/**
 * Reads one table declaration (Open Data Contract Standard 3.1.0) and refuses one that leaves out
 * what a reader of the table needs: grain, owner, purpose, retention, freshness, key, and for each
 * column its type, meaning and grade. All faults of a file are reported together.
 */
public final class ContractReader {
  private static final ObjectMapper YAML = new YAMLMapper();

  private final String file;
  private final JsonNode contract;
  private final JsonNode table;
  private final Faults faults = new Faults();

  private ContractReader(String file, JsonNode contract) {
    this.file = file;
    this.contract = contract;
    this.table = contract.path("schema").path(0);
  }

  /**
   * @param file name of the file, for messages
   * @param yaml its text
   * @throws InvalidContract with all faults
   */
  public static TableContract read(String file, String yaml) {
    try {
      return new ContractReader(file, YAML.readTree(yaml)).read();
    } catch (JsonProcessingException notYaml) {
      throw new InvalidContract(file, List.of("not YAML: " + notYaml.getOriginalMessage()));
    }
  }

  private TableContract read() {
    faults.unless(contract.path("schema").size() == 1, "must declare exactly one table");
    TableName name = tableName();
    String grain = text(table, "dataGranularityDescription", "the table's grain");
    String purpose = text(contract.path("description"), "purpose", "the table's purpose");
    String owner = text(contract.path("team"), "name", "the owner");
    String retention = promise("retention");
    String freshness = promise("latency");
    List<ColumnContract> columns = new ColumnReader(faults).columns(table.path("properties"));
    QualityRules rules = QualityRules.read(table.path("quality"), keyOf(columns), faults);
    Optional<RetentionPeriod> removal = removal(name, columns);
    List<String> excludes = columnsNamed("contentHashExcludes", columns);
    List<String> partitionedBy = words("partitionedBy");
    List<String> sortedBy = columnsNamed("sortedBy", columns);
    List<String> eventTime = columnsNamed("eventTime", columns);
    faults.unless(eventTime.size() < 2, "eventTime names more than one column");
    faults.throwIfAny(file);
    return new TableContract(
        name,
        grain,
        purpose,
        owner,
        retention,
        removal,
        freshness,
        columns,
        rules.expectations(),
        rules.uniqueKey(),
        excludes,
        partitionedBy,
        sortedBy,
        eventTime.stream().findFirst(),
        ContractHash.of(contract));
  }

  private TableName tableName() {
    String text = text(table, "physicalName", "the table's name");
    try {
      TableName name = TableName.of(text);
      faults.unless(
          file.equals(fileOf(name)),
          "declares %s and must lie at %s".formatted(name, fileOf(name)));
      return name;
    } catch (IllegalArgumentException invalid) {
      faults.add(invalid.getMessage());
      return new TableName("invalid", "invalid");
    }
  }

  /** Where the declaration of a table lies below {@code contracts/}. */
  static String fileOf(TableName name) {
    return "%s/%s.odcs.yaml".formatted(name.layer(), name.table());
  }

  private List<String> keyOf(List<ColumnContract> columns) {
    List<ColumnContract> key = columns.stream().filter(ColumnContract::isKey).toList();
    faults.unless(!key.isEmpty(), "the table has no primary key");
    Set<Integer> positions = Set.copyOf(key.stream().map(ColumnContract::keyPosition).toList());
    faults.unless(
        positions.equals(Set.copyOf(IntStream.rangeClosed(1, key.size()).boxed().toList())),
        "primaryKeyPosition must count 1 to %d without gaps".formatted(key.size()));
    key.stream()
        .filter(column -> !column.required())
        .forEach(column -> faults.add("key column %s must be required".formatted(column.name())));
    return key.stream()
        .sorted((one, other) -> Integer.compare(one.keyPosition(), other.keyPosition()))
        .map(ColumnContract::name)
        .toList();
  }

  /** A service level, as value and unit. */
  private String promise(String property) {
    Optional<JsonNode> found = entry(contract.path("slaProperties"), property);
    if (found.isEmpty()) {
      faults.add("slaProperties lack " + property);
      return "";
    }
    return (found.get().path("value").asText() + " " + found.get().path("unit").asText()).strip();
  }

  /** The period of a table whose rows are deleted: its element names what it is counted from. */
  private Optional<RetentionPeriod> removal(TableName name, List<ColumnContract> columns) {
    JsonNode period = entry(contract.path("slaProperties"), "retention").orElse(table.path("none"));
    String element = period.path("element").asText("");
    if (element.isEmpty()) {
      return Optional.empty();
    }
    int count = period.path("value").asInt(0);
    ChronoUnit unit = RetentionPeriod.UNITS.get(period.path("unit").asText());
    boolean isOfTable = element.startsWith(name.table() + ".");
    String column = isOfTable ? element.substring(name.table().length() + 1) : "";
    String whole = column.split("\\.", 2)[0];
    faults.unless(
        columns.stream().anyMatch(each -> each.name().equals(whole)),
        "retention is counted from no column of the table: " + element);
    faults.unless(
        count > 0 && unit != null,
        "retention with an element needs a value and a unit of y, m or d");
    return unit == null ? Optional.empty() : Optional.of(new RetentionPeriod(count, unit, column));
  }

  private List<String> columnsNamed(String property, List<ColumnContract> columns) {
    List<String> named = words(property);
    List<String> known = columns.stream().map(ColumnContract::name).toList();
    named.stream()
        .filter(column -> !known.contains(column))
        .forEach(column -> faults.add("%s names no column: %s".formatted(property, column)));
    return named;
  }

  private List<String> words(String property) {
    List<String> words = new ArrayList<>();
    entry(table.path("customProperties"), property)
        .ifPresent(entry -> entry.path("value").forEach(word -> words.add(word.asText())));
    return words;
  }

  private static Optional<JsonNode> entry(JsonNode entries, String property) {
    return StreamSupport.stream(entries.spliterator(), false)
        .filter(entry -> entry.path("property").asText().equals(property))
        .findFirst();
  }

  private String text(JsonNode node, String field, String meaning) {
    String text = node.path(field).asText("").strip();
    faults.unless(!text.isEmpty(), "lacks %s (%s)".formatted(meaning, field));
    return text;
  }
}
