package citylake.orchestration.airflow.client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tasks of a run: how far they are, what they wrote, and trying them again. */
public final class Tasks {
  /** The most that Airflow gives at once, unless its settings say otherwise. */
  private static final int PAGE = 100;

  private final Session session;

  Tasks(Session session) {
    this.session = session;
  }

  /**
   * All task instances of a run, elements of mapped tasks one by one, in the order of their start.
   */
  public List<TaskInstance> of(String dagId, String dagRunId) {
    List<TaskInstance> all = new ArrayList<>();
    while (true) {
      Request request =
          Request.read(Route.TASKS, "tasks of " + DagRuns.name(dagId, dagRunId), dagId, dagRunId)
              .query("limit", PAGE, "offset", all.size(), "order_by", "start_date");
      List<TaskInstance> page = session.call(request, Instances.class).taskInstances();
      all.addAll(page);
      if (page.size() < PAGE) {
        return all;
      }
    }
  }

  /**
   * The log of one try. A task that never began (upstream failed) has none: NotThere.
   *
   * @param tryNumber from 1
   */
  public List<LogLine> log(TaskInstance task, int tryNumber) {
    Request request =
        Request.read(
                Route.LOG,
                "the log of try %d of %s, %s"
                    .formatted(tryNumber, task.name(), DagRuns.name(task.dagId(), task.dagRunId())),
                task.dagId(),
                task.dagRunId(),
                task.taskId(),
                Integer.toString(tryNumber))
            .query("map_index", task.mapIndex(), "full_content", true);
    return session.call(request, Log.class).content();
  }

  /** What {@link #retryFailed} would run again; nothing is changed. */
  public List<TaskInstance> wouldRetry(String dagId, String dagRunId) {
    return clear(dagId, dagRunId, true);
  }

  /**
   * Runs the failed tasks of a run again, and those behind them that never began; what has
   * succeeded stays. The run itself goes back to queued. Answers what will run; empty when nothing
   * had failed. Repeatable: what was cleared has not failed any more.
   */
  public List<TaskInstance> retryFailed(String dagId, String dagRunId) {
    return clear(dagId, dagRunId, false);
  }

  /**
   * Runs these tasks of a run again and all that follow from them, also those that have succeeded.
   * The run itself goes back to queued. Answers what will run.
   */
  public List<TaskInstance> runAgain(String dagId, String dagRunId, List<TaskInstance> tasks) {
    List<Object> names = new ArrayList<>();
    for (TaskInstance task : tasks) {
      names.add(task.isMapped() ? List.of(task.taskId(), task.mapIndex()) : task.taskId());
    }
    Map<String, Object> body = clearing(dagRunId, false);
    body.put("only_failed", false);
    body.put("task_ids", names);
    return cleared(dagId, dagRunId, body);
  }

  /** Airflow's own default is a dry run, so it is always said. */
  private List<TaskInstance> clear(String dagId, String dagRunId, boolean isDryRun) {
    Map<String, Object> body = clearing(dagRunId, isDryRun);
    body.put("only_failed", true);
    return cleared(dagId, dagRunId, body);
  }

  private static Map<String, Object> clearing(String dagRunId, boolean isDryRun) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("dry_run", isDryRun);
    body.put("dag_run_id", dagRunId);
    body.put("include_downstream", true);
    body.put("reset_dag_runs", true);
    return body;
  }

  private List<TaskInstance> cleared(String dagId, String dagRunId, Map<String, Object> body) {
    Request request =
        Request.change(Route.CLEAR, "another try of " + DagRuns.name(dagId, dagRunId), body, dagId)
            .repeatable();
    return session.call(request, Instances.class).taskInstances();
  }

  /** As Airflow wraps it. */
  record Instances(List<TaskInstance> taskInstances) {}

  /** As Airflow wraps it. */
  record Log(List<LogLine> content) {}
}
