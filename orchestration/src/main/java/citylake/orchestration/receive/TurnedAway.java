package citylake.orchestration.receive;

/** An upload that is not taken; the message is for the city that sent it. */
final class TurnedAway extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;

  TurnedAway(int status, String message) {
    super(message);
    this.status = status;
  }

  /** Of HTTP. */
  int status() {
    return status;
  }
}
