package citylake.etl.source;

import citylake.etl.standard.StandardKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAlias;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.trees.Origin;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The checked form of a vendor's SELECT: named expressions over fields of the dump.
 *
 * @param columns in the order of the SELECT
 */
record SelectForm(List<NamedColumn> columns) {
  /** Begins the name of a working column. */
  static final String WORKING = "__";

  /**
   * @param text the expression in the SELECT's own words
   */
  record NamedColumn(String name, Expression expression, String text) {
    boolean isWorking() {
      return name.startsWith(WORKING);
    }
  }

  /** Checks statement, columns and expressions; all that is wrong goes into {@code problems}. */
  static SelectForm read(
      String sql, StandardKind kind, List<String> fields, Binding words, Problems problems) {
    List<NamedColumn> columns = new ArrayList<>();
    for (NamedExpression each : PlainSelect.expressions(sql, problems)) {
      if (each instanceof Alias alias) {
        columns.add(new NamedColumn(alias.name(), alias.child(), text(sql, alias.child())));
      } else if (each instanceof UnresolvedAttribute field) {
        columns.add(new NamedColumn(field.name(), field, field.name()));
      } else {
        Expression unnamed = unnamed((Expression) each);
        problems.add("SELECT", "'%s' has no name; add AS column".formatted(text(sql, unnamed)));
      }
    }
    checkNames(columns, kind, problems);
    Set<String> known = new LinkedHashSet<>(fields);
    for (NamedColumn column : columns) {
      new SelectWords(words, known, problems).check(column.name(), column.expression());
      known.add(column.name());
    }
    return new SelectForm(List.copyOf(columns));
  }

  /** What the parser has wrapped because it found no name. */
  private static Expression unnamed(Expression expression) {
    return expression instanceof UnresolvedAlias alias ? alias.child() : expression;
  }

  private static void checkNames(List<NamedColumn> columns, StandardKind kind, Problems problems) {
    if (columns.isEmpty()) {
      return;
    }
    Set<String> allowed = new LinkedHashSet<>(List.of(kind.columns().fieldNames()));
    allowed.addAll(RowColumns.CONTROL);
    Set<String> seen = new LinkedHashSet<>();
    for (NamedColumn column : columns) {
      if (!column.isWorking() && !allowed.contains(column.name())) {
        problems.add(
            column.name(),
            "is no column of standard.%s (allowed: %s; working columns begin with %s)"
                .formatted(kind.name(), String.join(", ", allowed), WORKING));
      }
      if (!seen.add(column.name())) {
        problems.add(column.name(), "is given twice");
      }
    }
    for (String key : kind.key()) {
      if (!key.equals("city_code") && !seen.contains(key)) {
        problems.add(key, "is missing: it is part of the key of standard." + kind.name());
      }
    }
  }

  /** How each column comes about, working columns among them. */
  List<ColumnRule> rules() {
    Map<String, Set<String>> fieldsOf = new LinkedHashMap<>();
    List<ColumnRule> rules = new ArrayList<>();
    for (NamedColumn column : columns) {
      Set<String> fields = new LinkedHashSet<>();
      collectFields(column.expression(), fieldsOf, fields);
      fieldsOf.put(column.name(), fields);
      rules.add(new ColumnRule(column.name(), column.text(), List.copyOf(fields)));
    }
    return rules;
  }

  private static void collectFields(
      Expression expression, Map<String, Set<String>> fieldsOf, Set<String> fields) {
    if (expression instanceof UnresolvedAttribute attribute) {
      fields.addAll(fieldsOf.getOrDefault(attribute.name(), Set.of(attribute.name())));
    }
    CollectionConverters.asJava(expression.children())
        .forEach(child -> collectFields(child, fieldsOf, fields));
  }

  static String text(String sql, Expression expression) {
    Origin origin = expression.origin();
    if (origin.startIndex().isEmpty() || origin.stopIndex().isEmpty()) {
      return expression.sql();
    }
    int start = (Integer) origin.startIndex().get();
    int stop = (Integer) origin.stopIndex().get();
    return sql.substring(start, stop + 1).replaceAll("\\s+", " ");
  }
}
