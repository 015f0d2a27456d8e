package citylake.orchestration.cli;

import citylake.orchestration.airflow.client.TaskState;
import citylake.orchestration.airflow.runs.Box;
import citylake.orchestration.airflow.runs.NightBoard;
import citylake.orchestration.airflow.runs.NightRuns;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Whether a command waits until a run is through, and how it tells of it meanwhile. */
final class AirflowWaitOption {
  @Option(names = "--wait", description = "Wait until the night is through, and show each box.")
  private boolean isWaiting;

  @Option(
      names = "--limit",
      paramLabel = "MINUTES",
      defaultValue = "360",
      description = "Wait no longer than this; the night goes on (default: 360).")
  private int minutes;

  /** Answers at once, or when the run is through; the exit code says what it came to. */
  int follow(NightRuns nights, String run, String begun, boolean json, CommandSpec spec) {
    PrintWriter out = spec.commandLine().getOut();
    if (!isWaiting) {
      out.println(
          json
              ? Output.json(Map.of("run", run))
              : "%s%nHow it goes: citylake airflow status %s".formatted(begun, run));
      return ExitCode.DONE;
    }
    PrintWriter progress = spec.commandLine().getErr();
    progress.println(begun);
    progress.flush();
    Instant start = Instant.now();
    NightBoard board =
        nights.await(run, Duration.ofMinutes(minutes), box -> tell(box, start, progress));
    out.println(json ? Output.json(board) : AirflowText.of(board));
    return exitCode(board);
  }

  /** Only what a person wants to see: a box that is through, or waits for another try. */
  private static void tell(Box box, Instant start, PrintWriter progress) {
    if (box.state().isThrough() || box.state() == TaskState.UP_FOR_RETRY) {
      progress.printf(
          "%5d s  %-32s %-14s %s%n",
          Duration.between(start, Instant.now()).toSeconds(),
          box.name(),
          box.state().name().toLowerCase(Locale.ROOT).replace('_', ' '),
          box.seconds() == null ? "" : "%.1f s".formatted(box.seconds()));
      progress.flush();
    }
  }

  static int exitCode(NightBoard board) {
    return switch (board.verdict()) {
      case RELEASED, UNDER_WAY -> ExitCode.DONE;
      case RELEASED_WITHOUT_SOME -> ExitCode.REFUSED_FILES;
      case BLOCKED -> ExitCode.BLOCKED;
      case FAILED -> ExitCode.FAILED;
    };
  }
}
