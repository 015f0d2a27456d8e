package citylake.orchestration.trace;

/** What was asked for does not exist in the release; says what was looked for and how to ask. */
public final class NothingThere extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NothingThere(String message) {
    super(message);
  }
}
