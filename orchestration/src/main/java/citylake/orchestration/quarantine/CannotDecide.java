package citylake.orchestration.quarantine;

/** A decision that the record's state forbids; nothing was written. */
public final class CannotDecide extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CannotDecide(String message) {
    super(message);
  }
}
