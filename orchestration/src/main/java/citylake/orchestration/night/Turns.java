package citylake.orchestration.night;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Who works on a night now. Steps of one size share its session, two at a time, for planning one of
 * them keeps one core busy and not two; what may have no {@link Company} has it alone. First come,
 * first served; only who asks for a step that is going on waits for that one first.
 */
final class Turns {
  /** As many steps at once. */
  static final int AT_ONCE = 2;

  private final Map<String, Object> steps = new ConcurrentHashMap<>();
  private final Deque<Object> waiting = new ArrayDeque<>();

  /** Of those who are at work; null when nobody is. */
  private Company company;

  private int atWork;

  /** Who is at work alone. */
  private Thread alone;

  /** Beside a step that keeps the same company; asked for the same step twice, one by one. */
  <T> T beside(String step, Company kept, Supplier<T> work) {
    synchronized (steps.computeIfAbsent(step, name -> new Object())) {
      return in(kept, work);
    }
  }

  /** With nothing beside it. Who has the turn may take it again. */
  <T> T alone(Supplier<T> work) {
    return in(Company.NONE, work);
  }

  private <T> T in(Company kept, Supplier<T> work) {
    begin(kept);
    try {
      return work.get();
    } finally {
      end();
    }
  }

  /**
   * Waits on when interrupted: work that was asked for is done, and finds the thread interrupted.
   */
  private synchronized void begin(Company kept) {
    if (alone != Thread.currentThread()) {
      Object turn = new Object();
      waiting.add(turn);
      boolean isInterrupted = false;
      while (waiting.peek() != turn || !hasRoomFor(kept)) {
        try {
          wait();
        } catch (InterruptedException e) {
          isInterrupted = true;
        }
      }
      waiting.remove();
      company = kept;
      alone = kept == Company.NONE ? Thread.currentThread() : null;
      notifyAll(); // the next one may have room too
      if (isInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
    atWork++;
  }

  private boolean hasRoomFor(Company kept) {
    return atWork == 0 || (kept != Company.NONE && kept == company && atWork < AT_ONCE);
  }

  private synchronized void end() {
    atWork--;
    if (atWork == 0) {
      company = null;
      alone = null;
    }
    notifyAll();
  }
}
