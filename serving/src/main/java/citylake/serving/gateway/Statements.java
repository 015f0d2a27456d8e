package citylake.serving.gateway;

import citylake.governance.gate.Admission;
import citylake.governance.gate.Asker;
import citylake.governance.gate.Denied;
import citylake.governance.gate.StatementGate;
import citylake.serving.gateway.spool.Spool;
import citylake.serving.gateway.spool.SpoolWriter;
import citylake.serving.gateway.spool.SpooledRows;
import citylake.serving.gateway.wire.Refusal;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hive.service.rpc.thrift.TOperationState;

/** Runs what askers ask: let in by the gate, written down, queued, spooled. */
final class Statements implements AutoCloseable {
  private final StatementGate gate;
  private final AccessTrail trail;
  private final SparkJobs jobs;
  private final Spool spool;
  private final GatewayLimits limits;
  private final ScheduledExecutorService timer;
  private final FairQueue queue;
  private final Places running;
  private final Set<StatementRun> atWork = Collections.synchronizedSet(new LinkedHashSet<>());

  Statements(
      StatementGate gate,
      AccessTrail trail,
      SparkJobs jobs,
      Spool spool,
      GatewayLimits limits,
      ScheduledExecutorService timer) {
    this.gate = gate;
    this.trail = trail;
    this.jobs = jobs;
    this.spool = spool;
    this.limits = limits;
    this.timer = timer;
    this.queue = new FairQueue(limits.statementsAtOnce());
    this.running =
        new Places(
            limits.statements(),
            "Cannot run another statement: you have %d that wait or run, the most for one user. They go on. Wait for one of them, or cancel one.");
  }

  /**
   * Lets a statement in and queues it.
   *
   * @param time that the client gives it; the gateway's own limit holds as well
   * @throws Refusal where it is denied, or is no statement; it stands in the log
   */
  StatementRun begin(Asker asker, String sql, Duration time) throws Refusal {
    try {
      running.take(asker.user());
    } catch (Refusal e) {
      trail.denied(asker, sql, e.getMessage());
      throw e;
    }
    boolean isQueued = false;
    Admission admission = null;
    try {
      admission = admitted(asker, sql);
      trail.allowed(asker, sql, AccessTrail.Read.by(admission));
      StatementRun run = new StatementRun(asker, sql, admission, jobs, trail);
      run.timesOutBy(
          timer.schedule(
              () -> timeOut(run, shorter(time)), shorter(time).toMillis(), TimeUnit.MILLISECONDS));
      queue.add(asker.user(), () -> work(run));
      isQueued = true;
      return run;
    } finally {
      if (!isQueued) {
        running.giveBack(asker.user());
        if (admission != null) {
          admission.close();
        }
      }
    }
  }

  private Admission admitted(Asker asker, String sql) throws Refusal {
    try {
      return gate.admit(asker, sql);
    } catch (Denied e) {
      trail.denied(asker, sql, e);
      throw Failure.of(e);
    } catch (Throwable e) { // also checked ones that nobody declares, and memory that is short
      Refusal refusal = Failure.of(e);
      trail.failed(asker, sql, refusal.getMessage());
      throw refusal;
    }
  }

  private Duration shorter(Duration asked) {
    Duration own = limits.statementTime();
    return asked.isZero() || asked.compareTo(own) > 0 ? own : asked;
  }

  private void timeOut(StatementRun run, Duration time) {
    run.stop(
        TOperationState.TIMEDOUT_STATE,
        new Refusal(
            Refusal.TIMED_OUT,
            "Cannot let the statement run on: it has not ended within %d s. It was stopped, and nothing of it is given. Ask for less, or narrow it down."
                .formatted(Math.max(1, time.toSeconds()))));
  }

  /** For want of memory; the others go on. */
  void endLongest() {
    longestAtWork()
        .ifPresent(
            run ->
                run.stop(
                    TOperationState.ERROR_STATE,
                    new Refusal(
                        Refusal.NO_MEMORY,
                        "Cannot let the statement run on: the gateway's memory is nearly full, and no other has been at work for so long. It was stopped, and nothing of it is given. Collect fewer values into lists, or ask for less at once.")));
  }

  private Optional<StatementRun> longestAtWork() {
    synchronized (atWork) {
      return atWork.stream().filter(run -> !run.hasEnded()).findFirst();
    }
  }

  /** In a thread of the queue. */
  private void work(StatementRun run) {
    try {
      if (run.begin()) {
        atWork.add(run);
        jobs.during(run.handle().text(), run.asker().user(), () -> spool(run));
      }
    } catch (Throwable e) { // also memory that is short: whoever waits must be told
      run.broke(Failure.of(e));
    } finally {
      atWork.remove(run);
      running.giveBack(run.asker().user());
      run.hasWorked();
    }
  }

  private void spool(StatementRun run) throws Exception {
    try (SpoolWriter out = spool.begin(run.columns(), limits.result())) {
      StreamedRows.of(
          run.admission().rows(),
          row -> {
            out.add(run.shape().values(row));
            return !run.hasEnded();
          });
      if (!run.hasEnded()) {
        SpooledRows result = out.finish();
        if (!run.ran(result)) {
          result.close();
        }
      }
    }
  }

  @Override
  public void close() {
    queue.close();
  }
}
