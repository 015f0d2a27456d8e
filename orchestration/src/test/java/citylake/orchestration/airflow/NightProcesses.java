package citylake.orchestration.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.orchestration.airflow.runs.Box;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The processes that do a night by Airflow, each found at its work and killed there with SIGKILL.
 * That a kill has hit is seen twice: the process is gone, and later the night shows that somebody
 * else had to take over ({@link Killed#assertSomebodyTookOver}).
 */
final class NightProcesses {
  /** Whom a kill is for. */
  enum Victim {
    /** Airflow's scheduler with its idle and busy workers; what they have called goes on. */
    SCHEDULER,
    /** The worker of one box, the task that it watches over, and the call that the task makes. */
    WORKER,
    /** The night's own process, with its Spark. */
    RESIDENT
  }

  static final String LANDING = "land";

  private static final Duration AT_WORK_WITHIN = Duration.ofMinutes(4);
  private static final Duration GONE_WITHIN = Duration.ofSeconds(10);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final AirflowLab lab;
  private final Path report;

  /**
   * @param report of the night's run, in the folder {@code runs} of its lake
   */
  NightProcesses(AirflowLab lab, Path report) {
    this.lab = lab;
    this.report = report;
  }

  /** A kill that has hit. */
  record Killed(Victim victim, String step, long process) {
    /**
     * @param up what {@code airflow up} said after the kill
     * @param boxes of the night when it is through
     * @param resident process of the night at its end
     */
    void assertSomebodyTookOver(AirflowLab.Said up, List<Box> boxes, long resident) {
      switch (victim) {
        case SCHEDULER -> assertThat(up.out()).as("after %s", this).contains("started: scheduler");
        case WORKER ->
            assertThat(boxes)
                .as("a second try of the box, after %s", this)
                .anyMatch(box -> box.step().equals(step) && box.tries() > 1);
        case RESIDENT ->
            assertThat(resident).as("another process than in %s", this).isNotEqualTo(process);
      }
    }
  }

  /** Waits until the victim is at work for the step, and kills it. */
  Killed kill(Victim victim, String step) throws Exception {
    return switch (victim) {
      case SCHEDULER -> {
        caller(step);
        yield killScheduler(step);
      }
      case WORKER -> worker(step);
      case RESIDENT -> resident(step);
    };
  }

  /** Kills the scheduler at once, whatever it is at. */
  Killed killScheduler(String step) throws Exception {
    var scheduler = lab.state().parts().get("scheduler");
    ProcessHandle process = ProcessHandle.of(scheduler.process()).orElseThrow();
    scheduler.signal("KILL");
    return gone(Victim.SCHEDULER, step, process);
  }

  /** The worker goes first: it must not tell the server that its task has ended. */
  private Killed worker(String step) throws Exception {
    ProcessHandle call = caller(step);
    ProcessHandle task = call.parent().orElseThrow();
    ProcessHandle worker = task.parent().orElseThrow();
    for (ProcessHandle process : List.of(worker, task, call)) {
      process.destroyForcibly();
    }
    gone(Victim.WORKER, step, task);
    gone(Victim.WORKER, step, call);
    return gone(Victim.WORKER, step, worker);
  }

  /**
   * A step that has begun stands in what the process says, whatever goes on beside it; a landing is
   * no step: the process waits for steps then.
   */
  private Killed resident(String step) throws Exception {
    AirflowInTest.awaitSome(AT_WORK_WITHIN, step + " at " + report, () -> begun(step));
    long number = AirflowInTest.awaitSome(AT_WORK_WITHIN, "process in " + report, this::alive);
    ProcessHandle process = ProcessHandle.of(number).orElseThrow();
    process.destroyForcibly();
    return gone(Victim.RESIDENT, step, process);
  }

  private Optional<?> begun(String step) {
    if (step.equals(LANDING)) {
      return read().filter(night -> night.path("stage").asText().equals("waiting for steps"));
    }
    String run = report.getFileName().toString().replace(".json", "");
    try (Stream<String> said = Files.lines(report.resolveSibling(run + ".resident.log"))) {
      return said.filter(line -> line.matches(" *\\d+ s  " + step + " .*")).findFirst();
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty(); // not there yet
    }
  }

  private static Killed gone(Victim victim, String step, ProcessHandle process) {
    AirflowInTest.awaitSome(
        GONE_WITHIN, "end of " + process, () -> Optional.of(true).filter(end -> isGone(process)));
    return new Killed(victim, step, process.pid());
  }

  /** Where nobody buries the dead, they stay in the list of processes as zombies. */
  private static boolean isGone(ProcessHandle process) {
    try {
      String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
      return stat.substring(stat.lastIndexOf(')')).startsWith(") Z");
    } catch (IOException e) {
      return true;
    }
  }

  /**
   * The call of a running box: a grandchild of the scheduler that runs the program for its step.
   */
  private ProcessHandle caller(String step) {
    long scheduler = lab.state().parts().get("scheduler").process();
    return AirflowInTest.awaitSome(
        AT_WORK_WITHIN,
        "call of step " + step,
        () ->
            ProcessHandle.of(scheduler).stream()
                .flatMap(ProcessHandle::descendants)
                .filter(process -> calls(process, step))
                .findFirst());
  }

  private static boolean calls(ProcessHandle process, String step) {
    try {
      List<String> words =
          List.of(Files.readString(Path.of("/proc/" + process.pid() + "/cmdline")).split("\0"));
      int named = words.indexOf("--step");
      // A city's landing is land:<city>; any city will do.
      return named > 0
          && words.contains("run")
          && (words.get(named + 1) + ":").startsWith(step + ":");
    } catch (IOException e) {
      return false; // gone meanwhile
    }
  }

  /** One that was killed before may stand in the report still. */
  private Optional<Long> alive() {
    return process()
        .filter(number -> ProcessHandle.of(number).filter(found -> !isGone(found)).isPresent());
  }

  /** Process that works for the night, by its own report; empty before it has begun. */
  Optional<Long> process() {
    return read().map(night -> night.path("process").asLong());
  }

  private Optional<JsonNode> read() {
    try {
      return Files.exists(report) ? Optional.of(JSON.readTree(report.toFile())) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // replaced at this moment
    }
  }
}
