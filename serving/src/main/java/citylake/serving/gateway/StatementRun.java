package citylake.serving.gateway;

import citylake.governance.gate.Admission;
import citylake.governance.gate.Asker;
import citylake.governance.gate.Denied;
import citylake.governance.log.InvalidLog;
import citylake.serving.gateway.spool.SpooledRows;
import citylake.serving.gateway.wire.Refusal;
import java.util.Optional;
import java.util.concurrent.Future;
import org.apache.hive.service.rpc.thrift.TOperationState;
import org.apache.hive.service.rpc.thrift.TOperationType;

/**
 * A statement that was let in. What it rests on stays taken until it has stopped working and its
 * rows are given up.
 */
final class StatementRun extends Operation {
  private final Asker asker;
  private final String sql;
  private final Admission admission;
  private final SparkJobs jobs;
  private final AccessTrail trail;
  private final AccessTrail.Read read;
  private final ResultShape shape;
  private Future<?> timeOut;
  private OwnThread thread;
  private boolean isWorking = true;
  private boolean isGivenUp;
  private boolean isReleased;

  StatementRun(Asker asker, String sql, Admission admission, SparkJobs jobs, AccessTrail trail) {
    this(asker, sql, admission, jobs, trail, ResultShape.of(admission.rows().schema()));
  }

  private StatementRun(
      Asker asker,
      String sql,
      Admission admission,
      SparkJobs jobs,
      AccessTrail trail,
      ResultShape shape) {
    super(TOperationType.EXECUTE_STATEMENT, shape.columns());
    this.shape = shape;
    this.asker = asker;
    this.sql = sql;
    this.admission = admission;
    this.jobs = jobs;
    this.trail = trail;
    this.read = AccessTrail.Read.by(admission);
  }

  Asker asker() {
    return asker;
  }

  Admission admission() {
    return admission;
  }

  ResultShape shape() {
    return shape;
  }

  /** All rows are there; nobody is told before it is written down. */
  boolean ran(SpooledRows rows) {
    trail.ran(asker, sql, read, rows.rows());
    return finish(rows);
  }

  /** It failed; where it was stopped, that it did so is no news. */
  void broke(Refusal refusal) {
    if (!hasEnded()) {
      Refusal told = refusal;
      try {
        trail.broke(asker, sql, read, refusal.getMessage());
      } catch (InvalidLog e) {
        told = Failure.of(e);
      }
      end(TOperationState.ERROR_STATE, told);
    }
  }

  /** Ends it from outside, and what Spark does for it; also where that cannot be written down. */
  void stop(TOperationState how, Refusal why) {
    if (hasEnded()) {
      return;
    }
    try {
      if (how == TOperationState.CANCELED_STATE) {
        trail.cancelled(asker, sql, read);
      } else {
        trail.broke(asker, sql, read, why.getMessage());
      }
    } finally {
      if (end(how, why)) {
        jobs.cancel(handle().text(), this::isWorking, this::endThread);
      }
    }
  }

  /**
   * Ends it and whatever works for it by force, because the memory ends; then writes it down.
   *
   * @return whether it had not ended before
   */
  boolean endNow(Refusal why) {
    boolean isEnded = end(TOperationState.ERROR_STATE, why);
    if (isEnded) {
      jobs.endTasks(handle().text());
      jobs.cancel(handle().text(), this::isWorking, this::endThread);
      endThread();
      trail.broke(asker, sql, read, why.getMessage());
    }
    return isEnded;
  }

  @Override
  void cancel() {
    stop(
        TOperationState.CANCELED_STATE,
        new Refusal(
            Refusal.CANCELLED,
            "Cannot give rows: the statement was cancelled. Nothing of it is given."));
  }

  /** Whether what it rests on still holds; where it does not, its rows are gone for good. */
  @Override
  void check() throws Refusal {
    try {
      admission.recheck();
    } catch (Denied e) {
      trail.fetchDenied(asker, sql, read, e.getMessage());
      throw Failure.of(e);
    }
  }

  @Override
  Optional<Runnable> endIfForbidden() {
    if (hasEnded() && state() != TOperationState.FINISHED_STATE) {
      return Optional.empty();
    }
    try {
      admission.recheck();
    } catch (Denied e) {
      // Nobody is answered by this, so it is stopped first and written down after.
      if (isStopped(Failure.of(e))) {
        return Optional.of(() -> trail.fetchDenied(asker, sql, read, e.getMessage()));
      }
    }
    return Optional.empty();
  }

  private boolean isStopped(Refusal why) {
    if (end(TOperationState.ERROR_STATE, why)) {
      jobs.cancel(handle().text(), this::isWorking, this::endThread);
      return true;
    }
    boolean isTakenBack = takeBack(why);
    if (isTakenBack) {
      giveUp();
    }
    return isTakenBack;
  }

  @Override
  void close() {
    if (!hasEnded()) {
      cancel();
    }
    super.close();
    giveUp();
  }

  private synchronized void giveUp() {
    isGivenUp = true;
    release();
  }

  /**
   * @param coming stops it when its time is over
   */
  synchronized void timesOutBy(Future<?> coming) {
    timeOut = coming;
  }

  /** Whether its thread is to begin, which is this one. */
  boolean beginIn(OwnThread own) {
    synchronized (this) {
      thread = own;
    }
    return begin();
  }

  /** Ends by force what its thread does, once it has ended for everybody else. */
  void endThread() {
    OwnThread own;
    synchronized (this) {
      own = isWorking ? thread : null;
    }
    if (own != null && failure() != null) {
      own.end(failure());
    }
  }

  /** Its thread has left it. */
  synchronized void hasWorked() {
    isWorking = false;
    timeOut.cancel(false);
    if (failure() != null) {
      isGivenUp = true;
    }
    release();
  }

  private synchronized boolean isWorking() {
    return isWorking;
  }

  private void release() {
    if (isGivenUp && !isWorking && !isReleased) {
      isReleased = true;
      if (thread != null && thread.wasEnded()) {
        admission.abandon();
      } else {
        admission.close();
      }
    }
  }
}
