package citylake.orchestration.resident;

import citylake.lineage.event.ParentRun;
import citylake.orchestration.night.NightIsOver;
import citylake.orchestration.night.NightResult;
import citylake.orchestration.night.NotReady;
import citylake.orchestration.night.OpenNight;
import citylake.orchestration.night.RunReport;
import citylake.orchestration.night.StepDesk;
import citylake.orchestration.night.StepOutcome;
import citylake.orchestration.night.UnknownStep;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.hadoop.fs.FSError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The night that a resident process serves: open from the first call on, and opened anew when it
 * has been released and somebody asks again.
 */
final class ResidentNight implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ResidentNight.class);

  private final NightOrder order;
  private final Supplier<OpenNight> opening;
  private final RunReport report;
  private final Consumer<NightResult> atEnd;
  private final Clock clock;
  private final ReentrantReadWriteLock turns = new ReentrantReadWriteLock(true);

  /** Null for the moment between two. */
  private OpenNight night;

  /**
   * @param atEnd told what the step that releases came to
   */
  ResidentNight(
      NightOrder order,
      Supplier<OpenNight> opening,
      RunReport report,
      Consumer<NightResult> atEnd,
      Clock clock) {
    this.order = order;
    this.opening = opening;
    this.report = report;
    this.atEnd = atEnd;
    this.clock = clock;
    this.night = opening.get();
  }

  /**
   * Runs a step; every failure becomes an outcome.
   *
   * @param asker the run that asks for it
   */
  StepOutcome call(String step, Optional<ParentRun> asker) {
    Instant start = clock.instant();
    try {
      report.again(step);
      StepDesk.Answer answer = answer(step, asker);
      return outcome(step, answer.outcome(), answer.isDone(), answer.message(), start);
    } catch (UnknownStep e) {
      return outcome(step, StepOutcome.UNKNOWN, false, e.getMessage(), start);
    } catch (NotReady e) {
      return outcome(step, StepOutcome.NOT_READY, false, e.getMessage(), start);
    } catch (RuntimeException | FSError e) { // Hadoop's local disk fails by an error
      LOG.error("Step {} of night {} failed", step, order.date(), e);
      report.failed(step, e);
      return outcome(step, StepOutcome.FAILED, false, failed(step, e), start);
    }
  }

  private StepDesk.Answer answer(String step, Optional<ParentRun> asker) {
    while (true) {
      reopenWhenOver();
      turns.readLock().lock();
      try {
        if (night == null || night.isOver()) {
          continue;
        }
        StepDesk.Answer answer = new StepDesk(night, asker).run(step);
        if (answer.result() != null) {
          atEnd.accept(answer.result());
        }
        return answer;
      } catch (NightIsOver e) {
        LOG.info("Step {} waited while night {} was released; asking again", step, order.date());
      } finally {
        turns.readLock().unlock();
      }
    }
  }

  private boolean isOpen() {
    turns.readLock().lock();
    try {
      return night != null && !night.isOver();
    } finally {
      turns.readLock().unlock();
    }
  }

  private void reopenWhenOver() {
    if (isOpen()) {
      return; // without waiting for the steps that are going on
    }
    turns.writeLock().lock();
    try {
      if (night != null && night.isOver()) {
        OpenNight over = night;
        night = null; // should the next one not open, this one is not closed twice
        over.close();
      }
      if (night == null) {
        night = opening.get();
      }
    } finally {
      turns.writeLock().unlock();
    }
  }

  private StepOutcome outcome(
      String step, String outcome, boolean isDone, String message, Instant start) {
    double seconds = Duration.between(start, clock.instant()).toMillis() / 1000.0;
    return new StepOutcome(order.date().toString(), step, outcome, isDone, message, seconds);
  }

  private String failed(String step, Throwable failure) {
    return """
    Step %s of night %s failed: %s
    Unharmed: what readers see, and every step that was through before.
    Next: mend the cause and run the step again; it goes on where it was. The whole story is in %s.\
    """
        .formatted(step, order.date(), message(failure), System.getProperty("citylake.log"));
  }

  private static String message(Throwable failure) {
    return failure.getMessage() == null ? failure.toString() : failure.getMessage();
  }

  @Override
  public void close() {
    turns.writeLock().lock();
    try {
      if (night != null) {
        night.close();
      }
    } finally {
      turns.writeLock().unlock();
    }
  }
}
