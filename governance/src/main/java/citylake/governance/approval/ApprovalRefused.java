package citylake.governance.approval;

/** A request or a decision that does not count; nothing has changed. */
public final class ApprovalRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ApprovalRefused(String message) {
    super(message);
  }
}
