package citylake.orchestration.quarantine;

/**
 * A repair that does not fit the dump's contract or would be refused again; nothing was written.
 */
public final class InvalidRepair extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidRepair(String message) {
    super(message);
  }
}
