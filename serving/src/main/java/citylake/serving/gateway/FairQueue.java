package citylake.serving.gateway;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Runs statements, so many at once. The next is of the user who has the fewest running; among
 * those, of the one who has waited longest. Nobody has the last free place beside others of their
 * own: one user's heavy statements leave room for a second user.
 */
final class FairQueue implements AutoCloseable {
  private final int most;
  private final int mostOfOne;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "gateway-statement");
            thread.setDaemon(true);
            return thread;
          });
  private final Map<String, Queue<Runnable>> waiting = new LinkedHashMap<>();
  private final Map<String, Integer> running = new HashMap<>();
  private int runningInAll;

  FairQueue(int most) {
    this.most = most;
    this.mostOfOne = Math.max(1, most - 1);
  }

  synchronized void add(String user, Runnable work) {
    waiting.computeIfAbsent(user, name -> new ArrayDeque<>()).add(work);
    startWhatMay();
  }

  private void startWhatMay() {
    while (runningInAll < most) {
      Optional<String> next =
          waiting.keySet().stream()
              .filter(user -> runningOf(user) < mostOfOne)
              .min(Comparator.comparingInt(this::runningOf));
      if (next.isEmpty()) {
        return;
      }
      start(next.get());
    }
  }

  private int runningOf(String user) {
    return running.getOrDefault(user, 0);
  }

  private void start(String user) {
    Queue<Runnable> own = waiting.remove(user);
    Runnable work = own.remove();
    if (!own.isEmpty()) {
      waiting.put(user, own); // behind the others
    }
    running.merge(user, 1, Integer::sum);
    runningInAll++;
    threads.execute(
        () -> {
          try {
            work.run();
          } finally {
            ended(user);
          }
        });
  }

  private synchronized void ended(String user) {
    runningInAll--;
    running.computeIfPresent(user, (name, held) -> held == 1 ? null : held - 1);
    startWhatMay();
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
