package citylake.orchestration.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code citylake approve grant}: agrees to a request. */
@Command(
    name = "grant",
    mixinStandardHelpOptions = true,
    description =
        "Agrees to a request of somebody else. It is in force at once, or when as many others have agreed as it needs.",
    footer = {
      "",
      "Example:",
      "  citylake approve grant 7 --why \"the case is ours too\" --as approver.b",
      "",
      "Exit codes: 0 done; 1 it is not yours to decide, or decided already; 3 no such lake"
    })
final class ApproveGrantCommand implements Callable<Integer> {
  @Mixin private ApprovalOptions options;

  @Parameters(paramLabel = "NO", description = "Number of the request.")
  private long id;

  @Option(names = "--why", required = true, paramLabel = "TEXT", description = "Why.")
  private String why;

  @Override
  public Integer call() throws IOException {
    options.say(options.work((desk, user) -> desk.grant(user, id, why)));
    return ExitCode.DONE;
  }
}
