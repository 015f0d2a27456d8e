package citylake.etl.source;

/** The declarations of the sources are wrong; the message lists every problem of every file. */
public final class InvalidSources extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  InvalidSources(String message) {
    super(message);
  }
}
