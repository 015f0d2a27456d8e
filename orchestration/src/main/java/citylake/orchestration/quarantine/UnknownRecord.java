package citylake.orchestration.quarantine;

/** No such record is in quarantine. */
public final class UnknownRecord extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnknownRecord(String message) {
    super(message);
  }
}
