package citylake.orchestration.trace;

/** A key that cannot be one of the table's: too few or too many values, or of the wrong type. */
public final class InvalidKey extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidKey(String message) {
    super(message);
  }
}
