package citylake.orchestration.cli;

import citylake.governance.alarm.AlarmTask;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code citylake audit close}: what a task came to. */
@Command(
    name = "close",
    mixinStandardHelpOptions = true,
    description = "Closes a task of the access log's alarms with what it came to.",
    footer = {
      "",
      "Example:",
      "  citylake audit close volume-2026-07-03-li.na --tasks alarms.jsonl --by auditor.zhou --outcome legitimate --why \"series A-17\"",
      "",
      "Exit codes: 0 closed; 2 wrong usage; 4 there is no such open task."
    })
final class AuditCloseCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private AlarmTasksOption tasks;

  @Parameters(paramLabel = "TASK", description = "Its name, as citylake audit alarms shows it.")
  private String task;

  @Option(names = "--by", required = true, paramLabel = "USER", description = "Who looked at it.")
  private String by;

  @Option(
      names = "--outcome",
      required = true,
      paramLabel = "OUTCOME",
      description = "One of: ${COMPLETION-CANDIDATES}.")
  private AlarmTask.Outcome outcome;

  @Option(names = "--why", required = true, paramLabel = "TEXT", description = "What was found.")
  private String why;

  @Override
  public Integer call() {
    try {
      tasks.at(Clock.systemUTC()).close(task, outcome, by, why);
    } catch (IllegalArgumentException e) {
      spec.commandLine().getErr().println(e.getMessage());
      return ExitCode.BLOCKED;
    }
    spec.commandLine().getOut().println("Task %s is closed.".formatted(task));
    return ExitCode.DONE;
  }
}
