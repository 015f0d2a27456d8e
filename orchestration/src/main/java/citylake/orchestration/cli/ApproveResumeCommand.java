package citylake.orchestration.cli;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code citylake approve resume}: a city's rows are shared again. */
@Command(
    name = "resume",
    mixinStandardHelpOptions = true,
    description = "A city's rows are shared again, by the rights and approvals that there are.",
    footer = {
      "",
      "Example:",
      "  citylake approve resume 980200 --why \"the inquiry is over\" --as steward.b",
      "",
      "Exit codes: 0 done; 1 it takes a steward of that city; 3 no such lake"
    })
final class ApproveResumeCommand implements Callable<Integer> {
  @Mixin private ApprovalOptions options;

  @Parameters(paramLabel = "CITY", description = "Code of the city.")
  private String city;

  @Option(names = "--why", required = true, paramLabel = "TEXT", description = "Why.")
  private String why;

  @Override
  public Integer call() throws IOException {
    options.work(
        (desk, user) -> {
          desk.resume(user, city, why);
          return null;
        });
    options.say(
        Map.of("city", city, "shares", true), "City %s shares its rows again.".formatted(city));
    return ExitCode.DONE;
  }
}
