package citylake.etl.source;

import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataTypes;

/**
 * Words that look up a vendor's code in its code lists: the code itself, else its longest declared
 * prefix such as 05*.
 */
@SuppressWarnings("ImmutableEnumChecker") // a wording never changes
enum CodeWords implements Word {
  OFFENCE_CODE(
      "[list,] code",
      "UNODC ICCS code of the vendor's offence code, from column iccs of its code list (offences unless named): the code itself, else its longest declared prefix such as 05*",
      "null where neither is declared",
      "iccs",
      null),
  OFFENCE_ORIGIN(
      "[list,] code",
      "how the offence came to notice, from column origin of the code list: reported, discovered, or service where it is no offence",
      "'unknown' where the code is not declared; null where the code is null",
      "origin",
      "unknown"),
  CRASH_CODE(
      "[list,] code",
      "kind of crash, from column crash_code of the code list (crashes unless named)",
      "null where the code is not declared",
      "crash_code",
      null),
  REQUEST_CODE(
      "[list,] code",
      "what help is asked for, from column request_code of the code list (requests unless named)",
      "null where the code is not declared",
      "request_code",
      null),
  CODE_IN(
      "'list', 'column', code",
      "what a column of any of the vendor's code lists says of a code: of the code itself, else of its longest declared prefix",
      "null where neither is declared",
      null,
      null);

  private final Wording wording;

  /** Null where the call names it. */
  private final String column;

  private final String otherwise;

  CodeWords(String arguments, String meaning, String nullRule, String column, String otherwise) {
    this.wording = new Wording(name(), arguments, meaning, nullRule);
    this.column = column;
    this.otherwise = otherwise;
  }

  @Override
  public Wording wording() {
    return wording;
  }

  @Override
  public Expression expand(List<Expression> arguments, Binding binding) {
    String asked = column == null ? Calls.text(arguments.get(1)) : column;
    return Calls.callOn(
        new CodeLookup(binding.codeList(list(arguments)), asked, otherwise),
        "meaning",
        DataTypes.StringType,
        DataTypes.StringType,
        arguments.get(arguments.size() - 1));
  }

  @Override
  public List<String> faults(List<Expression> arguments, Binding binding) {
    return column == null
        ? CallFaults.ofAnyList(arguments, binding)
        : CallFaults.ofList(arguments, binding, column);
  }

  /** The code list that a call looks into. */
  String list(List<Expression> arguments) {
    return CallFaults.listName(arguments, column);
  }
}
