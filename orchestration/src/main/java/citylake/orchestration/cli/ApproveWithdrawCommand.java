package citylake.orchestration.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code citylake approve withdraw}: takes an approval or a request back. */
@Command(
    name = "withdraw",
    mixinStandardHelpOptions = true,
    description =
        "Takes an approval back at once, for rows that are still to be fetched too; or an own request.",
    footer = {
      "",
      "Example:",
      "  citylake approve withdraw 7 --why \"the case is closed\" --as approver.b",
      "",
      "Exit codes: 0 done; 1 it is not yours to decide, or decided already; 3 no such lake"
    })
final class ApproveWithdrawCommand implements Callable<Integer> {
  @Mixin private ApprovalOptions options;

  @Parameters(paramLabel = "NO", description = "Number of the request.")
  private long id;

  @Option(names = "--why", required = true, paramLabel = "TEXT", description = "Why.")
  private String why;

  @Override
  public Integer call() throws IOException {
    options.say(options.work((desk, user) -> desk.withdraw(user, id, why)));
    return ExitCode.DONE;
  }
}
