package citylake.governance.enforce;

import citylake.governance.gate.Denied;

/** Carries a denial out of Spark's analyser, which knows no checked exceptions. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Denied denied;

  Refusal(Denied denied) {
    super(denied.getMessage());
    this.denied = denied;
  }

  Refusal(String sqlState, String message) {
    this(new Denied(sqlState, message));
  }

  Denied denied() {
    return denied;
  }
}
