package citylake.etl.source;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.catalyst.analysis.NamedParameter;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.EvalMode;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Which words an expression of a vendor's SELECT may use: those of {@link Vocabulary} and, of
 * Spark's, those that look at one record only, give the same answer every time and cannot fail.
 */
final class SelectWords {
  /** Functions of Spark. */
  static final Set<String> BUILT_IN =
      new TreeSet<>(
          List.of(
              "btrim",
              "coalesce",
              "concat",
              "concat_ws",
              "contains",
              "endswith",
              "if",
              "ifnull",
              "initcap",
              "isnull",
              "isnotnull",
              "left",
              "length",
              "lower",
              "lpad",
              "ltrim",
              "nullif",
              "nvl",
              "regexp_extract",
              "regexp_like",
              "regexp_replace",
              "replace",
              "reverse",
              "right",
              "rpad",
              "rtrim",
              "sha2",
              "split_part",
              "startswith",
              "substr",
              "substring",
              "translate",
              "trim",
              "upper"));

  /** Operators, as Spark's parser calls them. */
  private static final Set<String> OPERATORS =
      Set.of(
          "Alias",
          "And",
          "Between",
          "CaseWhen",
          "Concat",
          "EqualNullSafe",
          "EqualTo",
          "GreaterThan",
          "GreaterThanOrEqual",
          "If",
          "In",
          "IsNotNull",
          "IsNull",
          "LessThan",
          "LessThanOrEqual",
          "Like",
          "Literal",
          "Not",
          "Or",
          "RLike",
          "StringTrim",
          "StringTrimLeft",
          "StringTrimRight",
          "Substring",
          "UnaryMinus");

  private final Binding words;
  private final Set<String> known;
  private final Problems problems;

  SelectWords(Binding words, Set<String> known, Problems problems) {
    this.words = words;
    this.known = known;
    this.problems = problems;
  }

  /** Adds what is wrong with the expression of a column. */
  void check(String column, Expression expression) {
    if (expression instanceof UnresolvedAttribute field) {
      checkField(column, field);
    } else if (expression instanceof NamedParameter parameter) {
      if (!Binding.PARAMETERS.contains(parameter.name())) {
        problems.add(
            column,
            "parameter :%s does not exist (allowed: %s)"
                .formatted(parameter.name(), String.join(", ", new TreeSet<>(Binding.PARAMETERS))));
      }
    } else if (expression instanceof UnresolvedFunction function) {
      checkFunction(column, function);
    } else if (expression instanceof Cast cast) {
      if (!cast.evalMode().equals(EvalMode.TRY()) && !(cast.child() instanceof Literal)) {
        problems.add(column, "CAST stops the night at one odd record; use try_cast");
      }
    } else if (!OPERATORS.contains(expression.nodeName())) {
      problems.add(
          column,
          "'%s' is not allowed: a SELECT uses fields, literals, comparisons, CASE and functions of docs/vendor-select.md"
              .formatted(expression.nodeName()));
      return;
    }
    CollectionConverters.asJava(expression.children()).forEach(child -> check(column, child));
  }

  private void checkField(String column, UnresolvedAttribute field) {
    if (!known.contains(field.name())) {
      problems.add(
          column,
          "reads '%s', which is neither a field of the dump's contract nor a column before it (fields: %s)"
              .formatted(field.name(), String.join(", ", known)));
    }
  }

  private void checkFunction(String column, UnresolvedFunction function) {
    String name =
        CollectionConverters.asJava(function.nameParts()).stream()
            .reduce((schema, part) -> schema + "." + part)
            .orElse("")
            .toLowerCase(Locale.ROOT);
    Optional<Word> word = Binding.word(function);
    if (word.isPresent()) {
      word.get()
          .faults(Binding.arguments(function), words)
          .forEach(fault -> problems.add(column, name + ": " + fault));
    } else if (!BUILT_IN.contains(name)) {
      problems.add(
          column,
          "function %s is not allowed; allowed are those of docs/vendor-select.md".formatted(name));
    }
    if (function.isDistinct() || function.filter().isDefined()) {
      problems.add(column, name + ": DISTINCT and FILTER are not allowed");
    }
  }
}
