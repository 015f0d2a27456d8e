package citylake.orchestration.night;

/** A step was asked for whose inputs this night has not made yet; nothing was changed. */
public final class NotReady extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  NotReady(String message) {
    super(message);
  }
}
