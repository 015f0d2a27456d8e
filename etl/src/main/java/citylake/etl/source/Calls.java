package citylake.etl.source;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.CaseWhen;
import org.apache.spark.sql.catalyst.expressions.CreateArray;
import org.apache.spark.sql.catalyst.expressions.CreateNamedStruct;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.objects.Invoke;
import org.apache.spark.sql.catalyst.expressions.objects.StaticInvoke;
import org.apache.spark.sql.types.AbstractDataType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.ObjectType;
import org.apache.spark.unsafe.types.UTF8String;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Calls of Java methods as Spark expressions, which its code generator writes as plain calls: no
 * rows, no boxing of text, no registry. A null argument gives null without a call.
 */
final class Calls {
  private Calls() {}

  /** A call of a static method. */
  static Expression call(
      Class<?> owner,
      String method,
      DataType result,
      List<DataType> types,
      List<Expression> arguments) {
    return new StaticInvoke(
        owner, result, method, seq(arguments), types(types), true, true, true, Option.empty());
  }

  /** A call of a method of an object that travels with the plan. */
  static Expression callOn(
      Object object,
      String method,
      DataType result,
      List<DataType> types,
      List<Expression> arguments) {
    Expression target = new Literal(object, new ObjectType(object.getClass()));
    return new Invoke(target, method, result, seq(arguments), types(types), true, true, true);
  }

  static Expression callOn(
      Object object, String method, DataType result, DataType type, Expression argument) {
    return callOn(object, method, result, List.of(type), List.of(argument));
  }

  /** The value where the condition holds, else null. */
  static Expression when(Expression condition, Expression value) {
    return CaseWhen.createFromParser(seq(List.of(condition, value)));
  }

  static Expression struct(List<String> names, List<Expression> values) {
    List<Expression> fields = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      fields.add(literal(names.get(i)));
      fields.add(values.get(i));
    }
    return new CreateNamedStruct(seq(fields));
  }

  /** An array of the values that are not null. */
  static Expression compact(String method, DataType type, List<Expression> values) {
    return call(RowNotes.class, method, type, List.of(), List.of(new CreateArray(seq(values))));
  }

  static Literal literal(String text) {
    return new Literal(UTF8String.fromString(text), DataTypes.StringType);
  }

  /** The text of a literal; null for anything else. */
  static String text(Expression expression) {
    return expression instanceof Literal literal && literal.value() instanceof UTF8String text
        ? text.toString()
        : null;
  }

  static Seq<Expression> seq(List<Expression> expressions) {
    return CollectionConverters.asScala(expressions).toList();
  }

  private static Seq<AbstractDataType> types(List<DataType> types) {
    return CollectionConverters.asScala(List.<AbstractDataType>copyOf(types)).toList();
  }
}
