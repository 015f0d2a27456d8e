package citylake.lineage.column;

import citylake.ddl.TableContract;
import citylake.ddl.TableContracts;
import citylake.ddl.TableName;
import citylake.lineage.column.ColumnUse.How;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Column lineage of the steps whose work is done by code that no plan can look into, as their
 * authors declare it: for each step the columns of its output, with what goes into each. {@code
 * others} stands for the columns that are not named, {@code like} for the lines of another step.
 */
public final class DeclaredColumns {
  private final JsonNode steps;
  private final JsonNode sets;
  private final List<String> faults = new ArrayList<>();

  /**
   * @param yaml keys {@code sets} (names for lists of columns) and {@code steps}
   */
  public DeclaredColumns(String yaml) {
    try {
      JsonNode root = new YAMLMapper().readTree(yaml);
      this.steps = root.path("steps");
      this.sets = root.path("sets");
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "Invalid column lineage: it is not YAML: " + e.getMessage(), e);
    }
  }

  /**
   * What is declared of a step; empty where nothing is.
   *
   * @throws IllegalArgumentException naming every column that no contract has
   */
  public Optional<ColumnLineage> of(String step, TableName output) {
    JsonNode declared = steps.path(step);
    if (declared.isMissingNode()) {
      return Optional.empty();
    }
    if (declared.has("like")) {
      declared = steps.path(declared.path("like").asText());
    }
    faults.clear();
    TableContract contract = TableContracts.of(output);
    JsonNode columns = declared.path("columns");
    columns
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!contract.columnNames().contains(name)) {
                faults.add("%s has no column %s".formatted(output, name));
              }
            });
    Map<String, NavigableSet<ColumnUse>> made = new LinkedHashMap<>();
    for (String column : contract.columnNames()) {
      if (!columns.has(column) && !declared.has("others")) {
        faults.add("nothing is said of %s.%s".formatted(output, column));
      }
      made.put(column, uses(columns.has(column) ? columns.path(column) : declared.path("others")));
    }
    NavigableSet<ColumnUse> rows = uses(declared.path("rows"));
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(
          "Invalid column lineage of step %s: %s. Mend its declaration."
              .formatted(step, String.join("; ", faults)));
    }
    return Optional.of(new ColumnLineage(made, rows));
  }

  private NavigableSet<ColumnUse> uses(JsonNode declared) {
    NavigableSet<ColumnUse> uses = new TreeSet<>();
    for (Map.Entry<String, JsonNode> entry : declared.properties()) {
      How how = How.valueOf(entry.getKey());
      for (JsonNode name : entry.getValue()) {
        if (sets.has(name.asText())) {
          sets.path(name.asText()).forEach(each -> column(each.asText(), how).ifPresent(uses::add));
        } else {
          column(name.asText(), how).ifPresent(uses::add);
        }
      }
    }
    return uses;
  }

  private Optional<ColumnUse> column(String name, How how) {
    int dot = name.lastIndexOf('.');
    TableName table = TableName.of(name.substring(0, Math.max(0, dot)));
    String column = name.substring(dot + 1);
    if (!TableContracts.of(table).columnNames().contains(column)) {
      faults.add("%s has no column %s".formatted(table, column));
      return Optional.empty();
    }
    return Optional.of(new ColumnUse(table, column, how));
  }
}
