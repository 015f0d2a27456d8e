package citylake.lineage.event;

import citylake.lineage.event.EventServer.Answer;
import citylake.lineage.event.EventServer.Reply;
import citylake.lineage.event.RunOutbox.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Waiting events offered once through, in order, until the server says no or the time is over.
 *
 * <p>An event over which the server breaks again and again would hold up all behind it for ever.
 * After {@link #ROUNDS} rounds the one behind it is offered as well: when that is taken, the fault
 * is the event's, and it is set aside; when it is not, the fault is the server's, and all wait.
 */
final class SendingRound {
  /** So often the server may break over an event before the one behind it is offered. */
  static final int ROUNDS = 5;

  private final EventServer server;
  private final Duration within;
  private final long end;
  private final List<Waiting> waiting;
  private final List<String> warnings = new ArrayList<>();
  private int sent;
  private int refused;
  private String reason = "";

  /**
   * @param within named where the time is over
   * @param end of the time, by {@link System#nanoTime}
   */
  SendingRound(EventServer server, Duration within, long end, List<Waiting> waiting) {
    this.server = server;
    this.within = within;
    this.end = end;
    this.waiting = List.copyOf(waiting);
  }

  /** Offers them; what then still waits is for the caller to count. */
  Outbox.Result run() {
    int at = 0;
    while (at < waiting.size() && reason.isEmpty()) {
      at = waiting.get(at).isReadable() ? offered(at) : unreadable(at);
    }
    return new Outbox.Result(sent, refused, 0, reason, List.copyOf(warnings));
  }

  /** Offers one; the index of the next to be offered. */
  private int offered(int at) {
    Waiting event = waiting.get(at);
    Reply reply = offer(event);
    switch (reply.answer()) {
      case TAKEN -> taken(event);
      case REFUSED -> setAside(event);
      case NOT_NOW -> {
        return notNow(at, reply);
      }
    }
    return at + 1;
  }

  private int notNow(int at, Reply reply) {
    Waiting stuck = waiting.get(at);
    boolean isBroken = reply.isAnswered() && reply.isWorthAnotherTry();
    if (isBroken && stuck.run().offeredInVain() >= ROUNDS) {
      int behind = at + 1;
      while (behind < waiting.size() && !waiting.get(behind).isReadable()) {
        behind++;
      }
      if (behind < waiting.size() && offer(waiting.get(behind)).answer() == Answer.TAKEN) {
        warnings.add(
            "It broke over the event in %s in %d rounds (%s) and took the one behind it: the event is set aside in %s."
                .formatted(stuck.place(), ROUNDS, reply.reason(), stuck.run().refused()));
        setAside(stuck);
        for (int between = at + 1; between < behind; between++) {
          unreadable(between);
        }
        taken(waiting.get(behind));
        return behind + 1;
      }
    }
    reason = reply.reason();
    return at;
  }

  private Reply offer(Waiting event) {
    Duration left = Duration.ofNanos(end - System.nanoTime());
    return left.isNegative()
        ? new Reply(
            Answer.NOT_NOW, "it took longer than %d s".formatted(within.toSeconds()), false, false)
        : server.offer(event.line(), left);
  }

  private void taken(Waiting event) {
    sent++;
    event.done();
  }

  private void setAside(Waiting event) {
    refused++;
    event.setAside();
  }

  private int unreadable(int at) {
    Waiting event = waiting.get(at);
    warnings.add(
        "Cannot read the event in %s (torn when a process was killed?): it was not sent and is kept in %s."
            .formatted(event.place(), event.run().refused()));
    event.setAside();
    return at + 1;
  }
}
