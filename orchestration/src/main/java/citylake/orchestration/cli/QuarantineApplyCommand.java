package citylake.orchestration.cli;

import citylake.lake.LakeCatalog;
import citylake.orchestration.night.ReplayResult;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code citylake quarantine apply}: what has been decided is done now. */
@Command(
    name = "apply",
    mixinStandardHelpOptions = true,
    description =
        "Carries out at once what has been decided about refused records and would otherwise wait for the next night: a run of its own with one release, or none. Killed in the middle, it goes on where it was.",
    footer = {
      "",
      "Example:",
      "  citylake quarantine apply",
      "",
      "Exit codes: 0 done, or nothing waits; 4 refused by the out-gate (readers see the release before)"
    })
final class QuarantineApplyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private DecisionOptions options;

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    try (LakeCatalog catalog = options.openExisting()) {
      Optional<ReplayResult> result = options.carryOut(catalog, spec.commandLine().getErr());
      spec.commandLine()
          .getOut()
          .println(
              json
                  ? Output.json(result.orElse(null))
                  : NextCommands.onSameLake(spec, QuarantineText.of(result).strip()));
      return QuarantineReplayCommand.exitCode(result);
    }
  }
}
