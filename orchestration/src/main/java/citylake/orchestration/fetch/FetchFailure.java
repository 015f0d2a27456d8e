package citylake.orchestration.fetch;

/** Something that trying again does not mend; its message is for people and holds no secret. */
public final class FetchFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  FetchFailure(String message) {
    super(message);
  }

  FetchFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
