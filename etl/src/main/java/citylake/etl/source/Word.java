package citylake.etl.source;

import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Expression;

/**
 * A function of a vendor's SELECT beside Spark's own. It is bound to a Java method while the SELECT
 * is compiled, so that it runs inside Spark's generated code.
 */
interface Word {
  Wording wording();

  /** The expression that a call stands for; its arguments have no fault. */
  Expression expand(List<Expression> arguments, Binding binding);

  /** What is wrong with a call's arguments. */
  List<String> faults(List<Expression> arguments, Binding binding);
}
