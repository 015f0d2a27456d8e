package citylake.serving.gateway;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Spark's tasks that do not look whether they should end, such as an expression that matches one
 * text for hours: their threads, told by the stage in their names. Asks for next to no memory, for
 * it is asked when there is none.
 */
final class StuckTasks {
  /** As in {@code Executor task launch worker for task 0.0 in stage 14.0 (TID 15)}. */
  private static final String WORKER = "Executor task launch worker for task ";

  private static final String STAGE = " in stage ";
  private static final int SPARE = 64;

  private final long nanosToEnd;

  /** When those that were ended last were, by the names of their threads: Spark's, one a task. */
  private final Map<String, Long> ended = new HashMap<>();

  /**
   * @param longestEnd how long a task that was ended may take for it, before it is ended once more
   */
  StuckTasks(Duration longestEnd) {
    nanosToEnd = longestEnd.toNanos();
  }

  /**
   * Ends those that are at work on the stages; to be asked once they have been told to end. A task
   * that was ended a moment ago is left alone, whoever asks: a second force would hit what tells
   * Spark of the end, and the task's core would be taken for good.
   */
  synchronized void end(Set<Integer> stages) {
    long now = System.nanoTime();
    ended.values().removeIf(since -> now - since > nanosToEnd);
    each(
        stages,
        thread -> {
          if (!ended.containsKey(thread.getName())) {
            OwnThread.end(thread); // may itself find no memory: then it has not ended
            ended.put(thread.getName(), now);
          }
        });
  }

  static boolean areAtWork(Set<Integer> stages) {
    boolean[] found = new boolean[1];
    each(stages, thread -> found[0] = true);
    return found[0];
  }

  private static void each(Set<Integer> stages, Consumer<Thread> use) {
    if (stages.isEmpty()) {
      return;
    }
    ThreadGroup all = Thread.currentThread().getThreadGroup();
    while (all.getParent() != null) {
      all = all.getParent();
    }
    Thread[] threads = new Thread[all.activeCount() + SPARE];
    int count = all.enumerate(threads);
    for (int i = 0; i < count; i++) {
      if (isAtWork(threads[i]) && stages.contains(stage(threads[i].getName()))) {
        use.accept(threads[i]);
      }
    }
  }

  /** A thread of Spark's keeps the name of the task before while it waits for the next. */
  private static boolean isAtWork(Thread thread) {
    return thread.getState() == Thread.State.RUNNABLE;
  }

  /**
   * @return -1 where it is none of Spark's tasks
   */
  private static int stage(String name) {
    int start = name.startsWith(WORKER) ? name.indexOf(STAGE) : -1;
    if (start < 0) {
      return -1;
    }
    int end = name.indexOf('.', start);
    return Integer.parseInt(name, start + STAGE.length(), end, 10);
  }
}
