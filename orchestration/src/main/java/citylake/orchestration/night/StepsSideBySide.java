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
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * All steps of a flow, each as soon as all that it reads is made: two at a time where they may keep
 * {@link Company}. Of those that could go next, the first of the flow.
 */
final class StepsSideBySide {
  private static final String UNHARMED =
      "What is released is unharmed, and so are the steps that were through. Give the same command again; it goes on where it was.";

  private final Flow flow;
  private final Function<Step, Company> companyOf;
  private final Consumer<Step> work;
  private final Progress progress;
  private final List<Step> waiting;
  private final List<Step> going = new ArrayList<>();
  private final List<Failed> failures = new ArrayList<>();

  /** Of the steps that go on. */
  private Company company;

  private boolean isInterrupted;

  private StepsSideBySide(
      Flow flow, Function<Step, Company> companyOf, Consumer<Step> work, Progress progress) {
    this.flow = flow;
    this.companyOf = companyOf;
    this.work = work;
    this.progress = progress;
    this.waiting = new ArrayList<>(flow.inOrder());
  }

  /**
   * Returns when all are through. After a failure nothing new is begun, what is going on is waited
   * for, and the first failure is thrown as it is; the others are suppressed in it.
   *
   * @param companyOf asked once the step's inputs are made
   * @param progress told of a failed step once more, for it is not the last that had begun
   */
  static void run(
      Flow flow, Function<Step, Company> companyOf, Consumer<Step> work, Progress progress) {
    new StepsSideBySide(flow, companyOf, work, progress).run();
  }

  private void run() {
    ExecutorService threads = Executors.newFixedThreadPool(Turns.AT_ONCE);
    CompletionService<Step> done = new ExecutorCompletionService<>(threads);
    try {
      begin(done);
      while (!going.isEmpty()) {
        ended(taken(done));
        begin(done);
      }
    } finally {
      threads.shutdown();
    }
    throwFailures();
  }

  private void begin(CompletionService<Step> done) {
    for (Step step : List.copyOf(waiting)) {
      if (!mayBegin()) {
        return;
      }
      if (isReady(step) && !tryBegin(step, done)) {
        return; // its turn comes when those that go on are through, whatever else could go
      }
    }
  }

  private boolean mayBegin() {
    boolean hasRoom = going.isEmpty() || (company != Company.NONE && going.size() < Turns.AT_ONCE);
    return hasRoom && !isInterrupted && failures.isEmpty();
  }

  /** False for a step that has to wait: it keeps other company than those that go on. */
  private boolean tryBegin(Step step, CompletionService<Step> done) {
    try {
      Company kept = companyOf.apply(step);
      if (!going.isEmpty() && (kept == Company.NONE || kept != company)) {
        return false;
      }
      company = kept;
      done.submit(() -> work(step));
      going.add(step);
    } catch (RuntimeException | Error e) { // no thread to be had, no way to look at the lake
      failures.add(new Failed(step, e));
    }
    waiting.remove(step);
    return true;
  }

  private Step work(Step step) {
    try {
      work.accept(step);
      return step;
    } catch (Throwable e) { // Hadoop's local disk fails by an error, Spark by checked exceptions
      throw new Failed(step, e);
    }
  }

  private boolean isReady(Step step) {
    return flow.before(step).stream()
        .noneMatch(before -> waiting.contains(before) || going.contains(before));
  }

  /** Waits also when interrupted: the lake must not be let go while a step writes. */
  private Future<Step> taken(CompletionService<Step> done) {
    while (true) {
      try {
        return done.take();
      } catch (InterruptedException e) {
        isInterrupted = true;
      }
    }
  }

  private void ended(Future<Step> step) {
    try {
      going.remove(step.get());
    } catch (ExecutionException e) {
      Failed failed = (Failed) e.getCause();
      going.remove(failed.step);
      failures.add(failed);
    } catch (InterruptedException e) {
      throw new IllegalStateException("what has ended is not waited for", e);
    }
  }

  private void throwFailures() {
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
    if (failures.isEmpty() && isInterrupted) {
      throw new IllegalStateException(
          "Cannot go on with the night: its thread was interrupted. " + UNHARMED);
    }
    if (failures.isEmpty()) {
      return;
    }
    Failed first = failures.get(0);
    Throwable failure = first.getCause();
    failures.stream()
        .map(Throwable::getCause)
        .filter(later -> later != failure)
        .forEach(failure::addSuppressed);
    try {
      progress.at(first.step.name(), "failed");
    } catch (RuntimeException e) { // on a full disk the report cannot be written either
      failure.addSuppressed(e);
    }
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure instanceof RuntimeException exception) {
      throw exception;
    }
    throw new IllegalStateException(
        "Failed to run step %s: %s. %s"
            .formatted(first.step.name(), failure.getMessage(), UNHARMED),
        failure);
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
