package citylake.orchestration.night;

import java.time.LocalDate;

/** The night has been released while the call waited for its turn: it must be opened anew. */
public final class NightIsOver extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  NightIsOver(LocalDate date) {
    super("Cannot go on with night %s: it has just been released.".formatted(date));
  }
}
