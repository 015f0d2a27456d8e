package citylake.orchestration.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code citylake approve refuse}: turns a request down. */
@Command(
    name = "refuse",
    mixinStandardHelpOptions = true,
    description = "Turns a request down. Whoever asked may ask for less.",
    footer = {
      "",
      "Example:",
      "  citylake approve refuse 7 --why \"too wide\" --as approver.b",
      "",
      "Exit codes: 0 done; 1 it is not yours to decide, or decided already; 3 no such lake"
    })
final class ApproveRefuseCommand implements Callable<Integer> {
  @Mixin private ApprovalOptions options;

  @Parameters(paramLabel = "NO", description = "Number of the request.")
  private long id;

  @Option(names = "--why", required = true, paramLabel = "TEXT", description = "Why.")
  private String why;

  @Override
  public Integer call() throws IOException {
    options.say(options.work((desk, user) -> desk.refuse(user, id, why)));
    return ExitCode.DONE;
  }
}
