package citylake.etl.source;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.catalyst.analysis.NamedParameter;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.types.DataTypes;
import scala.jdk.javaapi.CollectionConverters;

/**
 * What the words and parameters of a SELECT stand for: the vendor's code lists and the city's
 * values. Values enter the plan as literals, never as text of the statement.
 */
final class Binding {
  /** What a SELECT may ask for. */
  static final Set<String> PARAMETERS =
      Set.of(
          "zone",
          "coordinate_system",
          "city_code",
          "city_code_system",
          "not_before",
          "day_after_night");

  private final Map<String, CodeList> codeLists;
  private final Map<String, Object> parameters;
  private final Set<String> asked = new TreeSet<>();

  Binding(Map<String, CodeList> codeLists, Map<String, Object> parameters) {
    this.codeLists = codeLists;
    this.parameters = parameters;
  }

  /** The expression with words and parameters replaced. */
  Expression bind(Expression expression) {
    if (expression instanceof NamedParameter parameter) {
      return literal(parameter.name());
    }
    Optional<Word> word = word(expression);
    if (word.isPresent()) {
      List<Expression> arguments =
          arguments(expression).stream().map(this::bindUnlessWhole).toList();
      return word.get().expand(arguments, this);
    }
    return expression.mapChildren(this::bind);
  }

  /** Parameters that a word takes as they are (a zone, a coordinate system) stay for it. */
  private Expression bindUnlessWhole(Expression argument) {
    return argument instanceof NamedParameter ? argument : bind(argument);
  }

  static Optional<Word> word(Expression expression) {
    return expression instanceof UnresolvedFunction function && function.nameParts().size() == 1
        ? Vocabulary.named(function.nameParts().head())
        : Optional.empty();
  }

  static List<Expression> arguments(Expression function) {
    return CollectionConverters.asJava(((UnresolvedFunction) function).arguments());
  }

  CodeList codeList(String name) {
    asked.add(name);
    return codeLists.get(name);
  }

  /** Names of the code lists that have been asked for so far, known or not. */
  Set<String> asked() {
    return Set.copyOf(asked);
  }

  boolean isParameter(Expression expression, String name) {
    return expression instanceof NamedParameter parameter && parameter.name().equals(name);
  }

  String textOf(Expression expression) {
    return expression instanceof NamedParameter parameter
        ? (String) value(parameter.name())
        : Calls.text(expression);
  }

  /** Of the city's own system, or of the named one within the city's area. */
  Projection projection(Expression system) {
    CoordinateSystem declared = (CoordinateSystem) value("coordinate_system");
    return new Projection(
        system instanceof NamedParameter
            ? declared
            : new CoordinateSystem(Calls.text(system), null, declared.area()));
  }

  private Literal literal(String name) {
    Object value = value(name);
    if (value instanceof LocalDate date) {
      return new Literal((int) date.toEpochDay(), DataTypes.DateType);
    }
    return Calls.literal((String) value);
  }

  private Object value(String name) {
    Object value = parameters.get(name);
    if (value == null) {
      throw new IllegalArgumentException(
          "Cannot apply the vendor's SELECT: parameter :%s has no value. Give the parameters of the source."
              .formatted(name));
    }
    return value;
  }
}
