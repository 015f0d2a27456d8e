package citylake.etl.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import scala.jdk.javaapi.CollectionConverters;

/** Reads from the form of a SELECT what each of its issues is about. */
final class IssueRules {
  private final Map<String, Expression> columns = new HashMap<>();

  private IssueRules(SelectForm form) {
    form.columns().forEach(column -> columns.put(column.name(), column.expression()));
  }

  /** The rules in the order of the SELECT; none where it gives no issues. */
  static List<IssueRule> of(SelectForm form) {
    IssueRules rules = new IssueRules(form);
    List<IssueRule> found = new ArrayList<>();
    rules.collect(rules.columns.get(RowColumns.ISSUES_COLUMN), found);
    return List.copyOf(found);
  }

  private void collect(Expression expression, List<IssueRule> into) {
    if (expression == null) {
      return;
    }
    Optional<Word> word = Binding.word(expression);
    if (word.isPresent() && word.get() == NoteWords.ISSUE) {
      List<Expression> arguments = Binding.arguments(expression);
      into.add(rule(Calls.text(arguments.get(0)), arguments.get(1)));
      return;
    }
    children(expression).forEach(child -> collect(child, into));
  }

  private IssueRule rule(String name, Expression condition) {
    Reach reach = new Reach();
    reach.walk(condition);
    return new IssueRule(
        name,
        condition.sql(),
        List.copyOf(reach.fields),
        List.copyOf(reach.patterns),
        List.copyOf(reach.lists));
  }

  private static List<Expression> children(Expression expression) {
    return CollectionConverters.asJava(expression.children());
  }

  /** Everything that a condition depends on, by way of other columns too. */
  private final class Reach {
    private final Set<String> fields = new LinkedHashSet<>();
    private final Set<String> patterns = new LinkedHashSet<>();
    private final Set<String> lists = new LinkedHashSet<>();
    private final Set<String> walking = new HashSet<>();

    private void walk(Expression expression) {
      if (expression instanceof UnresolvedAttribute attribute) {
        Expression column = columns.get(attribute.name());
        // A column that is named like the field it reads is the field.
        if (column == null || !walking.add(attribute.name())) {
          fields.add(String.join(".", CollectionConverters.asJava(attribute.nameParts())));
        } else {
          walk(column);
          walking.remove(attribute.name());
        }
        return;
      }
      Binding.word(expression).ifPresent(word -> note(word, Binding.arguments(expression)));
      children(expression).forEach(this::walk);
    }

    private void note(Word word, List<Expression> arguments) {
      boolean isRead =
          word == TimeWords.LOCAL_TIME
              || word == TimeWords.LOCAL_DATE
              || word == TimeWords.LOCAL_INSTANT;
      if (isRead) {
        patterns.add(Calls.text(arguments.get(1)));
      } else if (word instanceof CodeWords code) {
        lists.add(code.list(arguments));
      }
    }
  }
}
