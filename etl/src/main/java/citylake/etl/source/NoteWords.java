package citylake.etl.source;

import static citylake.etl.source.Calls.call;

import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataTypes;

/** Words by which a row says what was found and changed on it. */
@SuppressWarnings("ImmutableEnumChecker") // a wording never changes
enum NoteWords implements Word {
  ISSUE(
      "'name', condition",
      "the name of a fault found on the row where the condition holds",
      "null where the condition is false or null") {
    @Override
    public Expression expand(List<Expression> arguments, Binding binding) {
      return Calls.when(arguments.get(1), arguments.get(0));
    }

    @Override
    public List<String> faults(List<Expression> arguments, Binding binding) {
      return CallFaults.ofCount(arguments, 2, 2)
          .or(() -> CallFaults.ofName(arguments.get(0)))
          .stream()
          .toList();
    }
  },
  ISSUES(
      "issue, ...",
      "the issues that hold, in order, for column _issues",
      "empty where none holds") {
    @Override
    public Expression expand(List<Expression> arguments, Binding binding) {
      return Calls.compact("issues", RowColumns.ISSUES, arguments);
    }

    @Override
    public List<String> faults(List<Expression> arguments, Binding binding) {
      return CallFaults.ofCount(arguments, 1, Integer.MAX_VALUE).stream().toList();
    }
  },
  CHANGED(
      "'column', 'rule', before, condition",
      "a note that a rule changed the column's value, with the SHA-256 of the text before, where the condition holds",
      "null where the condition is false or null") {
    @Override
    public Expression expand(List<Expression> arguments, Binding binding) {
      Expression hash =
          call(
              RowNotes.class,
              "sha256",
              DataTypes.BinaryType,
              List.of(DataTypes.StringType),
              arguments.subList(2, 3));
      Expression note =
          Calls.struct(
              List.of("column", "rule", "before_hash"),
              List.of(arguments.get(0), arguments.get(1), hash));
      return Calls.when(arguments.get(3), note);
    }

    @Override
    public List<String> faults(List<Expression> arguments, Binding binding) {
      return CallFaults.ofCount(arguments, 4, 4)
          .or(() -> CallFaults.ofName(arguments.get(0)))
          .or(() -> CallFaults.ofName(arguments.get(1)))
          .stream()
          .toList();
    }
  },
  CHANGES(
      "changed, ...",
      "the changes that were made, in order, for column _changes",
      "empty where none") {
    @Override
    public Expression expand(List<Expression> arguments, Binding binding) {
      return Calls.compact("changes", RowColumns.CHANGES, arguments);
    }

    @Override
    public List<String> faults(List<Expression> arguments, Binding binding) {
      return CallFaults.ofCount(arguments, 1, Integer.MAX_VALUE).stream().toList();
    }
  };

  private final Wording wording;

  NoteWords(String arguments, String meaning, String nullRule) {
    this.wording = new Wording(name(), arguments, meaning, nullRule);
  }

  @Override
  public Wording wording() {
    return wording;
  }
}
