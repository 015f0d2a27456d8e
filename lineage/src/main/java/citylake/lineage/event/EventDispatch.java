package citylake.lineage.event;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends at a run's end what waits in a lake's outbox. It stops nobody: what did not get through is
 * a warning, and gets through later.
 */
public final class EventDispatch {
  /** So long a night may be held up by a server of lineage. */
  public static final Duration WITHIN = Duration.ofSeconds(15);

  private static final Logger LOG = LoggerFactory.getLogger(EventDispatch.class);

  private EventDispatch() {}

  /**
   * @param folder of the event files
   * @return what a person should know; nothing where all went well
   */
  public static List<String> of(Path folder, EventServer server) {
    List<String> warnings = new ArrayList<>();
    try {
      Outbox.Result result = new Outbox(folder).send(server, WITHIN);
      if (result.left() > 0) {
        warnings.add(
            "Cannot tell %s of this night: %s. %d events are kept in %s; they go with the next night, or by: citylake lineage send. The night is unharmed."
                .formatted(server.shown(), result.reason(), result.left(), folder));
      }
      if (result.refused() > 0) {
        warnings.add(
            "%s refused %d lineage events for good; they are kept in %s, in files that end with .refused."
                .formatted(server.shown(), result.refused(), folder));
      }
      result
          .warnings()
          .forEach(
              warning -> warnings.add("Lineage for %s: %s".formatted(server.shown(), warning)));
    } catch (RuntimeException e) {
      LOG.warn("Lineage was not sent", e);
      warnings.add(
          "Failed to tell %s of this night (%s). The night is unharmed. Try: citylake lineage send"
              .formatted(server.shown(), e.getClass().getSimpleName()));
    }
    return warnings;
  }
}
