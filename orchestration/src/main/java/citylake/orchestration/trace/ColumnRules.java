package citylake.orchestration.trace;

import citylake.ddl.ColumnContract;
import citylake.ddl.TableContract;
import citylake.etl.source.ColumnRule;
import citylake.etl.source.CoordinateSystem;
import citylake.etl.source.Source;
import citylake.orchestration.trace.RowTrace.Change;
import citylake.orchestration.trace.RowTrace.ColumnTrace;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.Row;

/** Tells of each column of a standard row by which rule it came from which fields. */
final class ColumnRules {
  private static final Set<String> ABOUT_THE_ROW = Set.of("_row", "_changes", "_issues");
  private static final Pattern WORD = Pattern.compile(":?\\w+");

  private final TableContract contract;
  private final Source source;
  private final RawRecord record;
  private final Map<String, String> fields;
  private final boolean withRaw;

  /**
   * @param source null where it is not declared here: then no rule is known
   */
  ColumnRules(TableContract contract, Source source, RawRecord record, boolean withRaw) {
    this.contract = contract;
    this.source = source;
    this.record = record;
    this.fields = source == null ? Map.of() : RecordFields.of(record, source.dumpShape());
    this.withRaw = withRaw;
  }

  /**
   * @param now what the SELECT makes of the record now; null where it could not be applied
   */
  List<ColumnTrace> columns(Row row, Row now) {
    return contract.columns().stream()
        .filter(column -> !ABOUT_THE_ROW.contains(column.name()) && has(row, column.name()))
        .map(column -> column(column, row, now))
        .toList();
  }

  /** Whether every column with a rule has the value that its rule gives now. */
  boolean agree(Row row, Row now) {
    return contract.columnNames().stream()
        .filter(column -> rule(column).isPresent() && !ABOUT_THE_ROW.contains(column))
        .filter(column -> has(row, column))
        .allMatch(column -> Objects.equals(PlainValue.of(row, column), PlainValue.of(now, column)));
  }

  /** A release of before a migration lacks the columns that it added. */
  static boolean has(Row row, String column) {
    return row.schema().getFieldIndex(column).isDefined();
  }

  private ColumnTrace column(ColumnContract column, Row row, Row now) {
    Optional<ColumnRule> rule = rule(column.name());
    Map<String, String> working = new LinkedHashMap<>();
    Map<String, String> parameters = new TreeMap<>();
    Map<String, String> reads = new LinkedHashMap<>();
    rule.ifPresent(
        known -> {
          explain(known.expression(), working, parameters);
          known.fields().forEach(field -> reads.put(field, withRaw ? fields.get(field) : null));
        });
    Object value = PlainValue.of(row, column.name());
    boolean isPlayed = rule.isPresent() && now != null;
    return new ColumnTrace(
        column.name(),
        column.description(),
        rule.map(ColumnRule::expression).orElseGet(() -> withoutRule(column.name())),
        working,
        parameters,
        reads,
        value,
        isPlayed ? PlainValue.of(now, column.name()) : value,
        changes(column.name(), row, now, reads.keySet()));
  }

  private Optional<ColumnRule> rule(String column) {
    return source == null
        ? Optional.empty()
        : source.select().rules().stream().filter(rule -> rule.column().equals(column)).findFirst();
  }

  private String withoutRule(String column) {
    return switch (column) {
      case "first_seen_month" -> "the month of the night that first brought the key";
      case "_state", "retracted_in" -> "what became of the key, see its history";
      case "city_code", "city_code_system" -> "declared with the city";
      default -> source == null ? "its source is not declared here" : "not given by this vendor";
    };
  }

  /** Working columns and parameters that the words of an expression stand for, theirs too. */
  private void explain(
      String expression, Map<String, String> working, Map<String, String> parameters) {
    Set<String> words = new LinkedHashSet<>();
    Matcher matcher = WORD.matcher(expression);
    while (matcher.find()) {
      words.add(matcher.group());
    }
    for (ColumnRule each : source.select().workingRules()) {
      if (words.contains(each.column()) && !working.containsKey(each.column())) {
        explain(each.expression(), working, parameters);
        working.put(each.column(), each.expression());
      }
    }
    source
        .parameters(record.night())
        .forEach(
            (name, value) -> {
              if (words.contains(":" + name)) {
                parameters.put(
                    name,
                    value instanceof CoordinateSystem system ? system.name() : value.toString());
              }
            });
  }

  private List<Change> changes(String column, Row row, Row now, Set<String> reads) {
    return row.<Row>getList(row.fieldIndex("_changes")).stream()
        .filter(change -> column.equals(change.getAs("column")))
        .map(change -> change(change, now, reads))
        .toList();
  }

  private Change change(Row change, Row now, Set<String> reads) {
    String rule = change.getAs("rule");
    String hash = PlainValue.hex(change, "before_hash");
    Optional<String> field =
        reads.stream()
            .filter(name -> fields.containsKey(name) && hash(name).equals(hash))
            .findFirst();
    if (field.isPresent()) {
      return new Change(rule, hash, true, "field %s as delivered".formatted(field.get()));
    }
    boolean again =
        now != null
            && now.<Row>getList(now.fieldIndex("_changes")).stream().anyMatch(change::equals);
    return again
        ? new Change(rule, hash, true, "put together from " + String.join(" and ", reads))
        : new Change(rule, hash, false, "not found again in the raw record");
  }

  private String hash(String field) {
    return RawRecord.sha256(fields.get(field).getBytes(StandardCharsets.UTF_8));
  }
}
