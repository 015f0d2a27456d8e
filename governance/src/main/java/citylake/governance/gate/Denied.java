package citylake.governance.gate;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A statement that is not answered. Its message is one line: what was refused, why, and what to do
 * about it; never a value of a row.
 */
public final class Denied extends Exception {
  private static final long serialVersionUID = 1L;

  /** No right to what is read, or an approval is missing. */
  public static final String NO_RIGHT = "42501";

  /** A purpose or a case is missing, or is not one. */
  public static final String PURPOSE_MISSING = "22023";

  /** A statement that nobody may run here. */
  public static final String NOT_ALLOWED = "42000";

  /** A statement that would become too large, or is nested too deeply. */
  public static final String TOO_COMPLEX = "54001";

  /** The user is not known, or no longer. */
  public static final String UNKNOWN_USER = "28000";

  /** Policy, users or approvals cannot be read, or nothing is released: nothing is answered. */
  public static final String UNREADABLE = "57P03";

  private final String sqlState;
  private final List<String> tables;
  private final transient Concerned concerned;

  public Denied(String sqlState, String message) {
    this(sqlState, message, List.of(), Concerned.NOBODY);
  }

  private Denied(String sqlState, String message, List<String> tables, Concerned concerned) {
    super(message.strip().lines().map(String::strip).collect(Collectors.joining(" ")));
    this.sqlState = sqlState;
    this.tables = List.copyOf(tables);
    this.concerned = concerned;
  }

  /** The same, with what was asked for, so that those whose rows it is can be told. */
  public Denied about(List<String> wanted, Concerned whom) {
    Denied told = new Denied(sqlState, getMessage(), wanted, whom);
    told.setStackTrace(getStackTrace());
    return told;
  }

  /** Tables of the lake that the statement names, as far as it was understood. */
  public List<String> tables() {
    return tables;
  }

  /** Whose rows it wanted. */
  public Concerned concerned() {
    return concerned;
  }

  /** The five letters and digits by which clients tell errors apart. */
  public String sqlState() {
    return sqlState;
  }
}
