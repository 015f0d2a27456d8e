package citylake.orchestration.cli;

import citylake.orchestration.receive.Tokens;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code citylake receive token}: lets a city in, or out. */
@Command(
    name = "token",
    mixinStandardHelpOptions = true,
    description =
        "Makes a token with which a city may upload, and shows it once: the file holds its hash alone. A city may have several, so that a new one can be brought in before the old goes.",
    footer = {
      "",
      "Examples:",
      "  citylake receive token newtown --tokens tokens.json --sources my-cities",
      "  citylake receive token newtown --tokens tokens.json --revoke",
      "",
      "Exit codes: 0 done; 3 no such city, or no token to take back."
    })
final class ReceiveTokenCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private SourcesOption sources;

  @Parameters(paramLabel = "CITY", description = "The city's id.")
  private String city;

  @Option(
      names = "--tokens",
      required = true,
      paramLabel = "FILE",
      description = "File of hashes of tokens, by city; made where it is not there.")
  private Path tokens;

  @Option(names = "--revoke", description = "Take all tokens of the city back, at once.")
  private boolean isRevoked;

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  @Override
  public Integer call() {
    return isRevoked ? revoke() : make();
  }

  private int revoke() {
    int gone = new Tokens(tokens).revoke(city);
    if (gone == 0) {
      throw new Failures.NotFound(
          "Cannot take tokens of '%s' back: it has none in %s. Nothing was changed."
              .formatted(city, tokens));
    }
    say(
        Map.of("city", city, "revoked", gone),
        "%d token(s) of %s open nothing any more.".formatted(gone, city));
    return ExitCode.DONE;
  }

  private int make() {
    CityChoice.code(city, sources.load()); // refuses a city that nobody declared
    String token = new Tokens(tokens).make(city, Instant.now());
    say(
        Map.of("city", city, "token", token),
        "%s%nThis is %s's token; it is shown this once. Give it to the city by a way that nobody else reads."
            .formatted(token, city));
    return ExitCode.DONE;
  }

  private void say(Object forPrograms, String forPeople) {
    spec.commandLine().getOut().println(json ? Output.json(forPrograms) : forPeople);
  }
}
