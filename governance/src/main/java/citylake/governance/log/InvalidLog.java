package citylake.governance.log;

/** The access log is not what it was, or cannot be written: nothing may be answered. */
public class InvalidLog extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  InvalidLog(String message) {
    super(message);
  }

  InvalidLog(String message, Throwable cause) {
    super(message, cause);
  }
}
