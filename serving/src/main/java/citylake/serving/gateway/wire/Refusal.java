package citylake.serving.gateway.wire;

import java.util.stream.Collectors;

/**
 * What a client is told instead of an answer: one line and an SQLSTATE, never a stack trace.
 *
 * <p>SQLSTATEs are those of ISO/IEC 9075, where it has one; {@code HY} and {@code HYT} are ODBC's.
 */
public final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  /** Authentication failed, or the identity is not the connection's. */
  public static final String NOT_LET_IN = "28000";

  /** No right to it. */
  public static final String NOT_ALLOWED = "42501";

  /** A limit of the gateway is reached. */
  public static final String TOO_MUCH = "53400";

  /** A setting, or a value of it, that is not taken. */
  public static final String SETTING = "22023";

  /** The handle names nothing of this session. */
  public static final String NO_HANDLE = "HY000";

  /** Not in this order. */
  public static final String WRONG_ORDER = "HY010";

  /** There is no memory for it. */
  public static final String NO_MEMORY = "53200";

  public static final String CANCELLED = "HY008";
  public static final String TIMED_OUT = "HYT00";
  public static final String NOT_OFFERED = "0A000";

  /** Something broke on this side. */
  public static final String BROKEN = "58000";

  private final String state;

  public Refusal(String state, String message) {
    super(message.strip().lines().map(String::strip).collect(Collectors.joining(" ")));
    this.state = state;
  }

  /** SQLSTATE, five characters. */
  public String state() {
    return state;
  }
}
