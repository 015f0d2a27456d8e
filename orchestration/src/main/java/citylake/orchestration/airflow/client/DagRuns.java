package citylake.orchestration.airflow.client;

import citylake.orchestration.airflow.failure.RunTookTooLong;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Runs of a DAG. */
public final class DagRuns {
  private final Session session;
  private final Dags dags;

  DagRuns(Session session) {
    this.session = session;
    this.dags = new Dags(session);
  }

  /**
   * Makes a run.
   *
   * <p>The order's run id makes the call repeatable: when the answer to an attempt is lost, the
   * next one finds the run there, and says so. A run of that id that was there before the first
   * attempt is a fault: {@link citylake.orchestration.airflow.failure.AlreadyThere}.
   *
   * @throws citylake.orchestration.airflow.failure.UnknownParameter when a parameter is misspelt
   * @throws citylake.orchestration.airflow.failure.InvalidRequest when a parameter's value does not
   *     fit its schema
   */
  public Triggered trigger(RunOrder order) {
    Dag dag = dags.find(order.dagId());
    ParameterNames.check(dag, order.conf());
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("dag_run_id", order.dagRunId());
    body.put("logical_date", order.logicalDate()); // required, and may be null
    body.put("conf", order.conf());
    Request request =
        Request.change(Route.TRIGGER, name(order.dagId(), order.dagRunId()), body, order.dagId())
            .repeatable();
    Answer answer = session.answer(request);
    if (answer.status() == 409 && answer.repeats() > 0) {
      DagRun there = find(order.dagId(), order.dagRunId());
      if (isOurs(there, order)) {
        return new Triggered(there, true, dag.isPaused());
      }
    }
    return new Triggered(session.read(request, answer, DagRun.class), false, dag.isPaused());
  }

  /** Same id, same parameters, same date: made by the attempt whose answer was lost. */
  private static boolean isOurs(DagRun run, RunOrder order) {
    JsonNode conf = Json.MAPPER.valueToTree(order.conf());
    JsonNode found = run.conf() == null ? Json.MAPPER.createObjectNode() : run.conf();
    Instant date = order.logicalDate();
    return found.equals(conf)
        && (date == null ? run.logicalDate() == null : date.equals(run.logicalDate()));
  }

  public DagRun find(String dagId, String dagRunId) {
    Request request = Request.read(Route.RUN, name(dagId, dagRunId), dagId, dagRunId);
    return session.call(request, DagRun.class);
  }

  /** The latest runs, newest first. */
  public List<DagRun> latest(String dagId, int limit) {
    Request request =
        Request.read(Route.RUNS, "runs of " + dagId, dagId)
            .query("limit", limit, "order_by", "-run_after");
    return session.call(request, Runs.class).dagRuns();
  }

  /**
   * Waits until the run is through, and gives it as it is then, failed or not.
   *
   * @param every pause between two looks
   * @param seen is told of each look
   * @throws RunTookTooLong when it is not through within the limit; the run goes on
   */
  public DagRun await(
      String dagId, String dagRunId, Duration limit, Duration every, Consumer<DagRun> seen) {
    Instant end = Instant.now().plus(limit);
    Request wait = Request.read(Route.RUN, name(dagId, dagRunId), dagId, dagRunId);
    while (true) {
      DagRun run = session.call(wait, DagRun.class);
      seen.accept(run);
      if (run.state().isThrough()) {
        return run;
      }
      Duration left = Duration.between(Instant.now(), end);
      if (left.isNegative() || left.isZero()) {
        throw tooLong(run, limit);
      }
      Wire.sleep(left.compareTo(every) < 0 ? left : every, wait);
    }
  }

  private RunTookTooLong tooLong(DagRun run, Duration limit) {
    String why =
        run.state() == RunState.QUEUED && dags.find(run.dagId()).isPaused()
            ? " The DAG is paused: resume it, and the run begins."
            : "";
    return new RunTookTooLong(
        "Cannot wait longer for %s: it is %s after %d s.%s It goes on by itself; nothing was stopped. Look at it again later, or at its tasks now."
            .formatted(
                name(run.dagId(), run.dagRunId()),
                run.state().name().toLowerCase(Locale.ROOT),
                limit.toSeconds(),
                why));
  }

  static String name(String dagId, String dagRunId) {
    return "run %s of %s".formatted(dagRunId, dagId);
  }

  /** As Airflow wraps it. */
  record Runs(List<DagRun> dagRuns) {}
}
