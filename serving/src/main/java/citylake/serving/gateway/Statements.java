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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.hive.service.rpc.thrift.TOperationState;

/** Runs what askers ask: let in by the gate, written down, queued, spooled. */
final class Statements implements AutoCloseable {
  private static final Duration LONGEST_PLANNING = Duration.ofMinutes(1);

  /** Plans of usual statements, with all that is thrown away on the way, take a few of these. */
  private static final long MUCH_FOR_A_PLAN = 256L << 20;

  /** Made beforehand: when it is told there may be no room for it. */
  private final Refusal noMemory =
      new Refusal(
          Refusal.NO_MEMORY,
          "Cannot let the statement run on: the gateway's memory is nearly full, and it asked for most of it, or has been at work longest. It was stopped, and nothing of it is given. Collect fewer values into lists, make it simpler, or ask for less at once.");

  private final StatementGate gate;
  private final AccessTrail trail;
  private final SparkJobs jobs;
  private final Spool spool;
  private final GatewayLimits limits;
  private final ScheduledExecutorService timer;
  private final FairQueue queue;
  private final Places running;
  private final Set<StatementRun> atWork = Collections.synchronizedSet(new LinkedHashSet<>());
  private final Map<OwnThread, Predicate<Refusal>> threads = new ConcurrentHashMap<>();

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
      admission = admitted(asker, sql, shorter(LONGEST_PLANNING));
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

  private Admission admitted(Asker asker, String sql, Duration time) throws Refusal {
    OwnThread thread = new OwnThread();
    Future<?> timeOut =
        timer.schedule(() -> thread.end(overPlanned(time)), time.toMillis(), TimeUnit.MILLISECONDS);
    threads.put(thread, thread::end);
    try {
      return thread.during(() -> gate.admit(asker, sql));
    } catch (Denied e) {
      trail.denied(asker, sql, e);
      throw Failure.of(e);
    } catch (Throwable e) { // also checked ones that nobody declares, and memory that is short
      Refusal refusal = Failure.of(e);
      trail.failed(asker, sql, refusal.getMessage());
      throw refusal;
    } finally {
      threads.remove(thread);
      timeOut.cancel(false);
    }
  }

  private static Refusal overPlanned(Duration time) {
    return new Refusal(
        Refusal.TIMED_OUT,
        "Cannot plan the statement within %d s: it was given up, and nothing was run. Make it simpler, or ask in several statements."
            .formatted(Math.max(1, time.toSeconds())));
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

  /**
   * For want of memory: the one whose own thread has asked for most of it, for plans are made
   * there; if none has for much, the one at work longest. The others go on.
   */
  void endForMemory() {
    long below = Long.MAX_VALUE;
    while (true) {
      long most = MUCH_FOR_A_PLAN;
      Predicate<Refusal> largest = null;
      for (Map.Entry<OwnThread, Predicate<Refusal>> each : threads.entrySet()) {
        long allocated = each.getKey().allocated();
        if (allocated > most && allocated < below) {
          most = allocated;
          largest = each.getValue();
        }
      }
      if (largest == null) {
        longestAtWork().ifPresent(run -> run.endNow(noMemory));
        return;
      }
      if (largest.test(noMemory)) {
        return;
      }
      below = most; // it ends already, and the memory is short still
    }
  }

  private Optional<StatementRun> longestAtWork() {
    synchronized (atWork) {
      return atWork.stream().filter(run -> !run.hasEnded()).findFirst();
    }
  }

  /** In a thread of the queue. */
  private void work(StatementRun run) {
    OwnThread thread = new OwnThread();
    try {
      thread.during(
          () -> {
            work(run, thread);
            return null;
          });
    } catch (Throwable e) { // also memory that is short: whoever waits must be told
      run.broke(Failure.of(e));
    } finally {
      threads.remove(thread);
      atWork.remove(run);
      running.giveBack(run.asker().user());
      run.hasWorked();
    }
  }

  private void work(StatementRun run, OwnThread thread) throws Exception {
    if (run.beginIn(thread)) {
      atWork.add(run);
      threads.put(thread, run::endNow);
      jobs.during(run.handle().text(), run.asker().user(), () -> spool(run));
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
    jobs.close();
  }
}
