package citylake.orchestration.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Pieces of work on files, two at a time unless said otherwise, on threads of their own. Never on
 * Java's common pool: Hadoop closes a file with that pool's help, and on two cores its only thread
 * would wait for work that waits for it.
 */
public final class SideBySide {
  private static final int AT_A_TIME = 2;

  private SideBySide() {}

  /**
   * The results in the order of the work. After a failure nothing new is begun, what goes on is
   * waited for, and the first failure is thrown as it is.
   */
  public static <T> List<T> all(List<Supplier<T>> work) {
    return all(work, AT_A_TIME);
  }

  /**
   * Likewise, for work that mostly waits.
   *
   * @param atATime pieces of work
   */
  public static <T> List<T> all(List<Supplier<T>> work, int atATime) {
    ExecutorService threads = Executors.newFixedThreadPool(atATime);
    AtomicBoolean hasFailed = new AtomicBoolean();
    try {
      return results(
          work.stream()
              .map(piece -> threads.submit(() -> unlessFailed(piece, hasFailed)))
              .toList());
    } finally {
      threads.shutdown();
    }
  }

  /** Null once another piece has failed: nobody asks for the result then. */
  private static <T> T unlessFailed(Supplier<T> piece, AtomicBoolean hasFailed) {
    try {
      return hasFailed.get() ? null : piece.get();
    } catch (RuntimeException | Error e) {
      hasFailed.set(true);
      throw e;
    }
  }

  private static <T> List<T> results(List<Future<T>> begun) {
    List<T> done = new ArrayList<>();
    List<Throwable> failures = new ArrayList<>();
    for (Future<T> piece : begun) {
      try {
        done.add(result(piece));
      } catch (RuntimeException | Error e) {
        failures.add(e);
      }
    }
    if (failures.isEmpty()) {
      return done;
    }
    Throwable first = failures.get(0);
    failures.stream().filter(later -> later != first).forEach(first::addSuppressed);
    if (first instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) first;
  }

  private static <T> T result(Future<T> piece) {
    try {
      return piece.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Cannot go on with the files: the run was interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error failure) {
        throw failure; // Hadoop's local disk fails by one
      }
      throw new IllegalStateException("Failed to land a file", e.getCause());
    }
  }
}
