package citylake.orchestration.cli;

import citylake.governance.alarm.AlarmTasks;
import java.nio.file.Path;
import java.time.Clock;
import picocli.CommandLine.Option;

/** Where alarms' tasks are kept. */
final class AlarmTasksOption {
  @Option(
      names = "--tasks",
      required = true,
      paramLabel = "FILE",
      description = "File of tasks; made where there is none.")
  private Path file;

  AlarmTasks at(Clock clock) {
    return new AlarmTasks(file, clock);
  }
}
