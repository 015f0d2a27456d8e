package citylake.serving.gateway;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Spark's tasks that do not look whether they should end, such as an expression that matches one
 * text for hours: their threads, told by the stage in their names.
 */
final class StuckTasks {
  private static final Pattern NAME =
      Pattern.compile("Executor task launch worker for task .* in stage (\\d+)\\.\\d+ .*");

  private StuckTasks() {}

  /**
   * Ends those that are at work on the stages; to be asked for once they have been told to end.
   *
   * @return how many
   */
  static int end(Set<Integer> stages) {
    List<Thread> stuck = of(stages);
    stuck.forEach(OwnThread::end);
    return stuck.size();
  }

  static boolean areAtWork(Set<Integer> stages) {
    return !of(stages).isEmpty();
  }

  private static List<Thread> of(Set<Integer> stages) {
    if (stages.isEmpty()) {
      return List.of();
    }
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(thread -> isOf(stages, thread.getKey()) && isAtWork(thread.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static boolean isOf(Set<Integer> stages, Thread thread) {
    Matcher name = NAME.matcher(thread.getName());
    return name.matches() && stages.contains(Integer.valueOf(name.group(1)));
  }

  /** A thread of Spark's keeps the name of the task before while it waits for the next. */
  private static boolean isAtWork(StackTraceElement[] frames) {
    return Arrays.stream(frames)
        .anyMatch(
            frame -> frame.getClassName().equals("org.apache.spark.executor.Executor$TaskRunner"));
  }
}
