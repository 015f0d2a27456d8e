package citylake.etl.source;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import citylake.etl.standard.StandardKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.classic.ExpressionUtils;
import org.apache.spark.sql.types.DataType;

/**
 * A vendor's SELECT: from the fields of its dump to the columns of a standard table, row for row.
 *
 * <p>Only its form is free of surprise: it is a plain projection, so that no record can get lost or
 * be doubled in it (see {@link SelectForm}). Columns whose name begins with {@code __} are working
 * columns: columns after them may use them, and they go no further.
 */
public final class VendorSelect {
  private final String file;
  private final StandardKind kind;
  private final SelectForm form;
  private final Map<String, CodeList> codeLists;

  private VendorSelect(
      String file, StandardKind kind, SelectForm form, Map<String, CodeList> codeLists) {
    this.file = file;
    this.kind = kind;
    this.form = form;
    this.codeLists = codeLists;
  }

  /**
   * Reads a SELECT; what is wrong with it goes into {@code problems}.
   *
   * @param file for messages
   * @param fields of the dump
   */
  static VendorSelect read(
      String file,
      StandardKind kind,
      String sql,
      List<String> fields,
      Map<String, CodeList> codeLists,
      Problems problems) {
    Binding words = new Binding(codeLists, Map.of());
    SelectForm form = SelectForm.read(sql, kind, fields, words, problems);
    Map<String, CodeList> asked = new TreeMap<>(codeLists);
    asked.keySet().retainAll(words.asked());
    return new VendorSelect(file, kind, form, asked);
  }

  /** Names of the code lists that it asks, sorted; no other can change its rows. */
  List<String> codeLists() {
    return List.copyOf(codeLists.keySet());
  }

  /** How each column comes about, in the order of the SELECT; working columns are resolved. */
  public List<ColumnRule> rules() {
    return form.rules().stream().filter(rule -> !isWorking(rule)).toList();
  }

  /** How each working column comes about, in the order of the SELECT. */
  public List<ColumnRule> workingRules() {
    return form.rules().stream().filter(VendorSelect::isWorking).toList();
  }

  /** When it finds faults on a row, in the order of the SELECT. */
  public List<IssueRule> issueRules() {
    return IssueRules.of(form);
  }

  private static boolean isWorking(ColumnRule rule) {
    return rule.column().startsWith(SelectForm.WORKING);
  }

  /**
   * One candidate row per record of the dump, in the record's order.
   *
   * <p>All world columns of the standard table in its order (null where the SELECT has none; the
   * city's code comes from the parameters, an unknown origin is 'unknown'), then {@code _operation}
   * ('upsert' unless said otherwise), {@code _sequence} (the record's version; '' likewise), {@code
   * _changes}, {@code _issues}, then the columns of {@link RowColumns#PASSED_ON} as they are in the
   * dump.
   *
   * @param parameters of the city; see {@link Source#parameters}
   */
  public Dataset<Row> apply(Dataset<Row> dump, Map<String, Object> parameters) {
    return apply(dump, parameters, List.of());
  }

  /**
   * Likewise, with further columns behind all others: a projection less to plan than to add them.
   */
  Dataset<Row> apply(Dataset<Row> dump, Map<String, Object> parameters, List<Column> beside) {
    Binding binding = new Binding(codeLists, parameters);
    Stream<Column> declared =
        form.columns().stream()
            .map(
                column ->
                    ExpressionUtils.column(binding.bind(column.expression())).as(column.name()));
    Stream<Column> passedOn = RowColumns.PASSED_ON.stream().map(Column::new);
    Dataset<Row> selected = resolve(dump, Stream.concat(declared, passedOn).toArray(Column[]::new));
    Problems problems = new Problems().in(file);
    StoppingCasts.find(selected, dump).forEach(text -> problems.add("expression", text));
    List<Column> columns = new ArrayList<>();
    for (String column : kind.columns().fieldNames()) {
      columns.add(column(selected, column, kind.typeOf(column), parameters, problems));
    }
    for (String column : RowColumns.CONTROL) {
      DataType type = RowColumns.controlType(column);
      columns.add(column(selected, column, type, parameters, problems));
    }
    problems.refuse();
    RowColumns.PASSED_ON.forEach(column -> columns.add(col(column)));
    columns.addAll(beside);
    return selected.select(columns.toArray(Column[]::new));
  }

  private Dataset<Row> resolve(Dataset<Row> dump, Column[] columns) {
    try {
      return dump.select(columns);
    } catch (Exception e) {
      if (e instanceof AnalysisException) {
        throw new InvalidSources(
            "Invalid SELECT in %s: %s No row of this source was changed; correct the SELECT."
                .formatted(file, e.getMessage()));
      }
      throw e;
    }
  }

  private static Column column(
      Dataset<Row> selected,
      String name,
      DataType type,
      Map<String, Object> parameters,
      Problems problems) {
    Column absent = absent(name, type, parameters);
    if (!Arrays.asList(selected.columns()).contains(name)) {
      return absent.as(name);
    }
    DataType given = selected.schema().apply(name).dataType();
    if (!DataType.equalsIgnoreNullability(given, type)) {
      problems.add(
          name, "is %s, but must be %s".formatted(given.simpleString(), type.simpleString()));
    }
    boolean hasDefault = RowColumns.CONTROL.contains(name) || name.equals("origin");
    return hasDefault ? coalesce(col(name), absent).as(name) : col(name);
  }

  private static Column absent(String name, DataType type, Map<String, Object> parameters) {
    return switch (name) {
      case "city_code", "city_code_system" -> lit(parameters.get(name));
      case "origin" -> lit("unknown");
      case RowColumns.OPERATION -> lit("upsert");
      case RowColumns.SEQUENCE -> lit("");
      case RowColumns.CHANGES_COLUMN, RowColumns.ISSUES_COLUMN -> array().cast(type);
      default -> lit(null).cast(type);
    };
  }
}
