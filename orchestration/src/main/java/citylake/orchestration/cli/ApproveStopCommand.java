package citylake.orchestration.cli;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code citylake approve stop}: ends all sharing of a city's rows. */
@Command(
    name = "stop",
    mixinStandardHelpOptions = true,
    description =
        "Ends all sharing of a city's rows with others at once, whatever was approved; rows that are still to be fetched are not given any more. The city itself reads on.",
    footer = {
      "",
      "Example:",
      "  citylake approve stop 980200 --why \"an inquiry\" --as steward.b",
      "",
      "Exit codes: 0 done; 1 it takes a steward of that city; 3 no such lake"
    })
final class ApproveStopCommand implements Callable<Integer> {
  @Mixin private ApprovalOptions options;

  @Parameters(paramLabel = "CITY", description = "Code of the city.")
  private String city;

  @Option(names = "--why", required = true, paramLabel = "TEXT", description = "Why.")
  private String why;

  @Override
  public Integer call() throws IOException {
    options.work(
        (desk, user) -> {
          desk.stop(user, city, why);
          return null;
        });
    options.say(
        Map.of("city", city, "shares", false), "City %s shares no rows any more.".formatted(city));
    return ExitCode.DONE;
  }
}
