package citylake.lineage.event;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The events of a lake that a server does not have yet. Each run's file is sent from where it was
 * left; how far that is stands beside it, so that nothing is lost and nothing is sent twice, but
 * for the one event that was on its way when a process died.
 */
public final class Outbox {
  private final Path folder;

  /**
   * @param folder of the event files
   */
  public Outbox(Path folder) {
    this.folder = folder;
  }

  /**
   * What came of sending.
   *
   * @param sent events that the server took
   * @param refused events that it will never take; they are kept in a file beside the others
   * @param left events that wait
   * @param reason why they wait; empty where none does
   * @param warnings of what was set aside or sent anew, in words
   */
  public record Result(int sent, int refused, int left, String reason, List<String> warnings) {}

  /** Events that wait. */
  public int waiting() {
    return runs().stream().mapToInt(run -> run.waiting().size()).sum();
  }

  /**
   * Offers what waits, oldest run first, in order, until the server says no or the time is over.
   *
   * @param within for all of it, the wait for another who sends included
   */
  public Result send(EventServer server, Duration within) {
    if (!Files.isDirectory(folder)) {
      return new Result(0, 0, 0, "", List.of());
    }
    long end = System.nanoTime() + within.toNanos();
    Optional<OutboxLock> taken = OutboxLock.take(folder, within);
    if (taken.isEmpty()) {
      return new Result(0, 0, waiting(), "another process is sending them", List.of());
    }
    try (OutboxLock lock = taken.get()) {
      List<String> warnings = new ArrayList<>();
      List<RunOutbox.Waiting> waiting = new ArrayList<>();
      for (RunOutbox run : runs()) {
        if (!run.isMarkReadable()) {
          warnings.add(
              "Cannot read in %s how far its run was sent: all of the run is sent anew."
                  .formatted(run.markFile()));
        }
        waiting.addAll(run.waiting());
      }
      Result round = new SendingRound(server, within, end, waiting).run();
      warnings.addAll(round.warnings());
      return new Result(
          round.sent(), round.refused(), waiting(), round.reason(), List.copyOf(warnings));
    }
  }

  private List<RunOutbox> runs() {
    return EventFile.in(folder).stream().map(RunOutbox::new).toList();
  }
}
