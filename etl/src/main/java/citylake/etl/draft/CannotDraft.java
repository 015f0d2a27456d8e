package citylake.etl.draft;

/** The file cannot be looked at; the message says why and what to send instead. */
public final class CannotDraft extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CannotDraft(String message) {
    super(message);
  }

  CannotDraft(String message, Throwable cause) {
    super(message, cause);
  }
}
