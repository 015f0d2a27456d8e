package citylake.orchestration.cli;

import citylake.etl.source.City;
import citylake.etl.source.Source;
import citylake.orchestration.fetch.Credentials;
import citylake.orchestration.fetch.FetchLimits;
import citylake.orchestration.fetch.FetchRun;
import citylake.orchestration.fetch.FetchedCity;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code citylake fetch}: what the cities have laid out, to where the night finds it. */
@Command(
    name = "fetch",
    mixinStandardHelpOptions = true,
    description =
        "Fetches the new files of every city that declares a place of delivery (a folder, a web address, SFTP, S3, HDFS) into the folder of dumps: whole files alone, each once, on from where a transfer broke off. Run it before the night; running it again fetches nothing twice.",
    footer = {
      "",
      "Examples:",
      "  citylake fetch --dumps /data/dumps",
      "  citylake fetch --dumps /data/dumps --city newtown --sources my-cities --secrets secrets.yaml",
      "",
      "Exit codes: 0 fetched, or nothing new; 1 a city or a file failed (the others were fetched);",
      "2 wrong command line; 3 no such city, or it declares no place of delivery."
    })
final class FetchCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private SourcesOption sources;

  @Option(
      names = "--dumps",
      required = true,
      paramLabel = "DIR",
      description = "Folder that the nights read; a local one.")
  private Path dumps;

  @Option(
      names = "--city",
      paramLabel = "ID",
      description =
          "Only this city, whatever its onboarding state; may be given more than once. Otherwise every city on trial or live.")
  private List<String> cities = List.of();

  @Option(
      names = "--secrets",
      paramLabel = "FILE",
      defaultValue = "${env:CITYLAKE_SECRETS}",
      description =
          "YAML with users, passwords and keys by name, which its owner alone may read (default: CITYLAKE_SECRETS). CITYLAKE_SECRET_<NAME>_<KEY> in the environment wins.")
  private Path secrets;

  @Option(
      names = "--date",
      paramLabel = "DATE",
      description =
          "Last day of files that are named for their day (default: today on the city's clocks).")
  private LocalDate date;

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  @Override
  public Integer call() {
    List<City> chosen = chosen(sources.load());
    FetchRun run =
        new FetchRun(
            dumps,
            new Credentials(secrets, System.getenv()),
            FetchLimits.USUAL,
            new StageLines(spec.commandLine().getErr()));
    List<FetchedCity> fetched = run.fetch(chosen, this::day);
    spec.commandLine().getOut().println(json ? Output.json(fetched) : FetchText.of(fetched));
    return fetched.stream().allMatch(city -> city.failures().isEmpty())
        ? ExitCode.DONE
        : ExitCode.FAILED;
  }

  private LocalDate day(City city) {
    return Optional.ofNullable(date).orElseGet(() -> LocalDate.now(city.timeZone()));
  }

  private List<City> chosen(List<Source> all) {
    List<City> declared = all.stream().map(Source::city).distinct().toList();
    if (cities.isEmpty()) {
      return declared.stream()
          .filter(city -> city.delivery().isPresent() && city.onboarding().state().isTaken())
          .toList();
    }
    return cities.stream().distinct().map(id -> named(id, declared)).toList();
  }

  private static City named(String id, List<City> declared) {
    return declared.stream()
        .filter(city -> city.id().equals(id) && city.delivery().isPresent())
        .findFirst()
        .orElseThrow(
            () ->
                new Failures.NotFound(
                    "Cannot fetch from '%s': no such city declares a place of delivery. Nothing was fetched. Those that do: %s. Declare it in the city's YAML under delivery, and name the folder of declarations with --sources."
                        .formatted(id, fetchable(declared))));
  }

  private static String fetchable(List<City> declared) {
    List<String> ids =
        declared.stream().filter(city -> city.delivery().isPresent()).map(City::id).toList();
    return ids.isEmpty() ? "none" : String.join(", ", ids);
  }
}
