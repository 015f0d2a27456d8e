package citylake.orchestration.night;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * Who works on a night now. Small steps share its session, two at a time, for planning one of them
 * keeps one core busy and not two; what sets the session up anew, or changes what steps stand on,
 * has it alone. First come, first served.
 */
final class Turns {
  /** As many small steps at once. */
  static final int SMALL_ONES = 2;

  private final ReadWriteLock session = new ReentrantReadWriteLock(true);
  private final Semaphore small = new Semaphore(SMALL_ONES, true);
  private final Map<String, Object> steps = new ConcurrentHashMap<>();

  /** Beside another small step; asked for the same step twice, one after the other. */
  <T> T beside(String step, Supplier<T> work) {
    Lock turn = session.readLock();
    turn.lock();
    try {
      synchronized (steps.computeIfAbsent(step, name -> new Object())) {
        small.acquireUninterruptibly();
        try {
          return work.get();
        } finally {
          small.release();
        }
      }
    } finally {
      turn.unlock();
    }
  }

  /** With nothing beside it. Who has the turn may take it again. */
  <T> T alone(Supplier<T> work) {
    Lock turn = session.writeLock();
    turn.lock();
    try {
      return work.get();
    } finally {
      turn.unlock();
    }
  }
}
