package citylake.orchestration.night;

import citylake.lineage.Flow;
import citylake.lineage.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * All steps of a flow, two at a time, each as soon as all that it reads is made; of those that
 * could go next, the first of the flow.
 */
final class StepsSideBySide {
  private final Flow flow;
  private final Consumer<Step> work;
  private final Progress progress;
  private final List<Step> waiting;
  private final List<Step> going = new ArrayList<>();
  private final List<Failed> failures = new ArrayList<>();

  private StepsSideBySide(Flow flow, Consumer<Step> work, Progress progress) {
    this.flow = flow;
    this.work = work;
    this.progress = progress;
    this.waiting = new ArrayList<>(flow.inOrder());
  }

  /**
   * Returns when all are through. After a failure nothing new is begun, what is going on is waited
   * for, and the first failure is thrown as it is; the others are suppressed in it.
   *
   * @param progress told of a failed step once more, for it is not the last that had begun
   */
  static void run(Flow flow, Consumer<Step> work, Progress progress) {
    new StepsSideBySide(flow, work, progress).run();
  }

  private void run() {
    ExecutorService threads = Executors.newFixedThreadPool(Turns.SMALL_ONES);
    CompletionService<Step> done = new ExecutorCompletionService<>(threads);
    try {
      begin(done);
      while (!going.isEmpty()) {
        ended(done);
        begin(done);
      }
    } finally {
      threads.shutdown();
    }
    throwFailures();
  }

  private void begin(CompletionService<Step> done) {
    for (Step step : List.copyOf(waiting)) {
      if (going.size() < Turns.SMALL_ONES && failures.isEmpty() && isReady(step)) {
        waiting.remove(step);
        going.add(step);
        done.submit(
            () -> {
              try {
                work.accept(step);
                return step;
              } catch (RuntimeException | Error e) { // Hadoop's local disk fails by an error
                throw new Failed(step, e);
              }
            });
      }
    }
  }

  private boolean isReady(Step step) {
    return flow.before(step).stream()
        .noneMatch(before -> waiting.contains(before) || going.contains(before));
  }

  private void ended(CompletionService<Step> done) {
    try {
      going.remove(done.take().get());
    } catch (ExecutionException e) {
      Failed failed = (Failed) e.getCause();
      going.remove(failed.step);
      failures.add(failed);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Cannot go on with the night: it was interrupted", e);
    }
  }

  private void throwFailures() {
    if (failures.isEmpty()) {
      return;
    }
    Failed first = failures.get(0);
    failures.stream().skip(1).forEach(later -> first.getCause().addSuppressed(later.getCause()));
    progress.at(first.step.name(), "failed");
    if (first.getCause() instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) first.getCause();
  }

  /** Which step it was. */
  private static final class Failed extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Step step;

    private Failed(Step step, Throwable cause) {
      super(cause);
      this.step = step;
    }
  }
}
