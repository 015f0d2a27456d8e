package citylake.orchestration.cli;

import citylake.lineage.event.ParentRun;
import citylake.orchestration.night.StepDesk;
import citylake.orchestration.night.StepOutcome;
import citylake.orchestration.resident.ResidentCaller;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code citylake step}: a night a step at a time, for schedulers. */
@Command(
    name = "step",
    mixinStandardHelpOptions = true,
    description = "Runs a night a step at a time, as a scheduler does, or lists the steps.",
    footer = {
      "",
      "Examples:",
      "  citylake step list",
      "  citylake step run --date 2026-03-02 --dumps dumps --step land:denver"
    })
final class StepCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "The steps of a night, one a line, in an order in which they can be run.",
      footer = {"", "Example:", "  citylake step list"})
  int list(@Mixin SourcesOption sources) {
    List<String> names = StepDesk.names(sources.load());
    spec.commandLine().getOut().println(String.join(System.lineSeparator(), names));
    return ExitCode.DONE;
  }

  @Command(
      name = "run",
      mixinStandardHelpOptions = true,
      description =
          "Runs one step of a night in the night's resident process, which holds the Spark session and the lake's lock, is started by the first call, and ends by itself. A step may be run again, twice at once, or after a crash: the result is the same.",
      footer = {
        "",
        "Example:",
        "  citylake step run --date 2026-03-02 --dumps dumps --step hot_place",
        "",
        "Exit codes: 0 done, or done before; 1 failed, worth another try; 2 wrong command line, or a date",
        "that is refused; 3 no such step; 4 refused by the out-gate; 5 a city's files were refused, and the rest",
        "goes on; 6 what the step reads is not made yet"
      })
  int run(
      @Mixin NightOptions night,
      @Option(
              names = "--step",
              required = true,
              paramLabel = "STEP",
              description = "Name of the step, as citylake step list has it.")
          String step,
      @Option(names = "--json", description = "Answer in JSON.") boolean json) {
    night.refuseUnknown(step);
    StepOutcome outcome =
        new ResidentCaller(night.order(), ParentRun.of(System.getenv(ParentRun.VARIABLE)))
            .call(step);
    int exitCode = exitCode(outcome);
    PrintWriter to =
        json || exitCode == ExitCode.DONE
            ? spec.commandLine().getOut()
            : spec.commandLine().getErr();
    to.println(
        json
            ? Output.json(outcome)
            : "%s (%.1f s): %s"
                .formatted(
                    outcome.outcome(),
                    outcome.seconds(),
                    NextCommands.onSameLake(night.command(), outcome.message())));
    to.flush();
    return exitCode;
  }

  static int exitCode(StepOutcome outcome) {
    return switch (outcome.outcome()) {
      case StepOutcome.REFUSED -> ExitCode.REFUSED_FILES;
      case StepOutcome.BLOCKED -> ExitCode.BLOCKED;
      case StepOutcome.NOT_READY -> ExitCode.NOT_READY;
      case StepOutcome.UNKNOWN -> ExitCode.NOT_FOUND;
      case StepOutcome.FAILED -> ExitCode.FAILED;
      default -> ExitCode.DONE;
    };
  }
}
