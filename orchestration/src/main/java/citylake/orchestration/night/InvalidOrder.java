package citylake.orchestration.night;

/** What was ordered cannot be: another try cannot help, another command line does. */
public final class InvalidOrder extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  public InvalidOrder(String message) {
    super(message);
  }

  public InvalidOrder(String message, Throwable cause) {
    super(message, cause);
  }
}
