package citylake.orchestration.airflow.runs;

import citylake.orchestration.airflow.client.AirflowClient;
import citylake.orchestration.airflow.client.DagRun;
import citylake.orchestration.airflow.client.LogLine;
import citylake.orchestration.airflow.client.RunOrder;
import citylake.orchestration.airflow.client.TaskInstance;
import citylake.orchestration.airflow.client.TaskState;
import citylake.orchestration.airflow.client.Triggered;
import citylake.orchestration.airflow.deployment.DagFiles;
import citylake.orchestration.airflow.failure.NotThere;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Nights on one Airflow: started, watched, asked about and tried again. */
public final class NightRuns {
  private static final Duration LOOK_EVERY = Duration.ofSeconds(2);
  private static final int LOOK_BACK = 20;

  /** What the DAG calls the city of a landing. */
  private static final String DOOR = "door";

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

  private static final Comparator<TaskInstance> BY_START =
      Comparator.comparing(
          TaskInstance::startDate, Comparator.nullsLast(Comparator.naturalOrder()));

  private final AirflowClient airflow;

  public NightRuns(AirflowClient airflow) {
    this.airflow = airflow;
  }

  /**
   * Starts a night.
   *
   * @param date null for the day of the run
   * @param cities none for all
   * @param isAnyDate whether the date may lie before the released night or after tomorrow
   * @throws IllegalStateException when the run would wait without a word
   */
  public String start(
      LocalDate date, List<String> cities, List<String> accepted, boolean isAnyDate) {
    refuseToQueue();
    Map<String, Object> parameters = new LinkedHashMap<>();
    if (date != null) {
      parameters.put("date", date.toString());
    }
    if (!cities.isEmpty()) {
      parameters.put("cities", cities);
    }
    if (!accepted.isEmpty()) {
      parameters.put("accept", accepted);
    }
    if (isAnyDate) {
      parameters.put("any_date", true);
    }
    String run =
        "night_%s_%s".formatted(date == null ? "of_today" : date, MOMENT.format(Instant.now()));
    Triggered triggered = airflow.runs().trigger(new RunOrder(DagFiles.DAG, run, null, parameters));
    return triggered.run().dagRunId();
  }

  /** The run for which this one waits, since nights go one after the other; empty at its turn. */
  public Optional<String> ahead(String run) {
    Instant queuedAt = airflow.runs().find(DagFiles.DAG, run).queuedAt();
    return airflow.runs().latest(DagFiles.DAG, LOOK_BACK).stream()
        .filter(other -> !other.dagRunId().equals(run) && !other.state().isThrough())
        .filter(other -> other.queuedAt() == null || !other.queuedAt().isAfter(queuedAt))
        .map(DagRun::dagRunId)
        .findFirst();
  }

  private void refuseToQueue() {
    if (airflow.dags().find(DagFiles.DAG).isPaused()) {
      throw new IllegalStateException(
          "Cannot start a night: the DAG %s is paused, and the run would wait without a word. Nothing was started. Switch it on: citylake airflow deploy"
              .formatted(DagFiles.DAG));
    }
    List<String> ill = airflow.server().health().unhealthy();
    if (!ill.isEmpty()) {
      throw new IllegalStateException(
          "Cannot start a night: Airflow's %s is not healthy, and the run would wait without a word. Nothing was started. On this machine: citylake airflow up"
              .formatted(String.join(", ", ill)));
    }
  }

  /** Name of the newest run, if there is one. */
  public Optional<String> newest() {
    return airflow.runs().latest(DagFiles.DAG, 1).stream().map(DagRun::dagRunId).findFirst();
  }

  /** How the run stands now, with the words of its failures. */
  public NightBoard board(String run) {
    return board(airflow.runs().find(DagFiles.DAG, run), true);
  }

  private NightBoard board(DagRun run, boolean withMessages) {
    List<Box> boxes =
        airflow.tasks().of(DagFiles.DAG, run.dagRunId()).stream()
            .sorted(BY_START)
            .map(task -> box(task, withMessages))
            .toList();
    JsonNode date = run.conf() == null ? null : run.conf().get("date");
    List<String> cities = new ArrayList<>();
    if (run.conf() != null) {
      run.conf().path("cities").forEach(city -> cities.add(city.asText()));
    }
    return new NightBoard(
        run.dagRunId(), date == null ? null : date.asText(), cities, run.state(), boxes);
  }

  private Box box(TaskInstance task, boolean withMessages) {
    boolean hasFailed = task.state() == TaskState.FAILED || task.state() == TaskState.UP_FOR_RETRY;
    return new Box(
        task.taskId(),
        task.isMapped() ? task.element(DOOR) : null,
        task.state(),
        task.duration(),
        task.tryNumber(),
        hasFailed && withMessages ? message(task) : null);
  }

  /** What the program said when the task's last try failed. */
  private String message(TaskInstance task) {
    List<String> said = new ArrayList<>();
    try {
      for (LogLine line : airflow.tasks().log(task, task.tryNumber())) {
        if (line.errorDetail() != null) {
          line.errorDetail().forEach(error -> said.add(error.path("exc_value").asText()));
        }
      }
    } catch (NotThere e) {
      said.clear();
    }
    return said.stream()
        .filter(text -> !text.isBlank())
        .findFirst()
        .orElse("The box was stopped from outside, or its worker died. Its work may be repeated.");
  }

  /** The log of a box's try, 0 for its last; a line a line. */
  public List<String> log(String run, String step, String city, int tryNumber) {
    TaskInstance task =
        airflow.tasks().of(DagFiles.DAG, run).stream()
            .filter(each -> each.taskId().equals(step))
            .filter(each -> city == null || city.equals(each.element(DOOR)))
            .findFirst()
            .orElseThrow(
                () ->
                    new NotThere(
                        "Cannot find the box %s in run %s. Its boxes: citylake airflow status %s"
                            .formatted(
                                city == null ? step : "%s [%s]".formatted(step, city), run, run)));
    return airflow.tasks().log(task, tryNumber == 0 ? task.tryNumber() : tryNumber).stream()
        .map(LogLine::text)
        .toList();
  }

  /**
   * Runs the red boxes again and all that follows from them, also what was green: a city that comes
   * in now changes what was made without it.
   *
   * @return names of the boxes that run again
   */
  public List<String> retry(String run) {
    List<TaskInstance> red =
        airflow.tasks().of(DagFiles.DAG, run).stream()
            .filter(task -> task.state() == TaskState.FAILED)
            .toList();
    if (red.isEmpty()) {
      return List.of();
    }
    refuseToQueue();
    return airflow.tasks().runAgain(DagFiles.DAG, run, red).stream()
        .map(task -> box(task, false).name())
        .distinct()
        .toList();
  }

  /** Waits until the run is through; each change is told. */
  public NightBoard await(String run, Duration limit, Consumer<Box> changed) {
    Map<String, TaskState> seen = new LinkedHashMap<>();
    airflow
        .runs()
        .await(
            DagFiles.DAG,
            run,
            limit,
            LOOK_EVERY,
            now -> {
              for (Box box : board(now, false).boxes()) {
                TaskState before = seen.put(box.name(), box.state());
                if (box.state() != null && box.state() != before) {
                  changed.accept(box);
                }
              }
            });
    return board(run);
  }
}
