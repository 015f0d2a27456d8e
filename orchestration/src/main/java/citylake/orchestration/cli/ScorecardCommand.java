package citylake.orchestration.cli;

import citylake.ddl.Tables;
import citylake.lake.LakeCatalog;
import citylake.lake.Release;
import citylake.lake.ReleasedReader;
import citylake.lake.Releases;
import citylake.orchestration.score.ScoreCard;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code citylake scorecard}: how cities and vendors deliver, and what to mend first. */
@Command(
    name = "scorecard",
    mixinStandardHelpOptions = true,
    description =
        "Shows how each city and vendor delivers over the last four weeks of nights: punctuality, completeness, stability, timeliness, open tasks. And what to mend first: what costs most nights, with a file and record to look at. No value of any record is shown.",
    footer = {
      "",
      "Examples:",
      "  citylake scorecard",
      "  citylake scorecard --city st_louis",
      "  citylake scorecard --vendor tally-csv --json",
      "",
      "Exit codes: 0 shown; 2 both a city and a vendor; 3 no lake, no release, no such city or vendor."
    })
final class ScorecardCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private LakeOption lake;

  @Option(names = "--city", paramLabel = "ID", description = "Only this city, kind by kind.")
  private String city;

  @Option(names = "--vendor", paramLabel = "NAME", description = "Only this vendor.")
  private String vendor;

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    if (city != null && vendor != null) {
      throw new picocli.CommandLine.ParameterException(
          spec.commandLine(), "Invalid choice: --city and --vendor together. Name one of them.");
    }
    try (LakeCatalog catalog = lake.openExisting()) {
      Release release = release(catalog);
      List<ScoreCard> all =
          new ReleasedReader(lake.session(), catalog)
              .query(
                  release,
                  "SELECT * FROM published.score_card ORDER BY scope, name, kind",
                  rows -> rows.collectAsList().stream().map(ScoreCard::of).toList());
      List<ScoreCard> chosen = chosen(all);
      spec.commandLine()
          .getOut()
          .println(
              json
                  ? Output.json(chosen)
                  : ScorecardText.of(chosen, spec.usageMessage().autoWidth(true).width()).strip());
      return ExitCode.DONE;
    }
  }

  private static Release release(LakeCatalog catalog) {
    Optional<Release> current = new Releases(catalog).current();
    return current
        .filter(release -> release.table(Tables.PUBLISHED_SCORE_CARD).isPresent())
        .orElseThrow(
            () ->
                new Failures.NotFound(
                    "Cannot show a score card: no night with one has been released. Run the next night: citylake night --date D --dumps DIR"));
  }

  private List<ScoreCard> chosen(List<ScoreCard> all) {
    if (city == null && vendor == null) {
      return all.stream().filter(card -> !card.scope().equals("kind")).toList();
    }
    String name = city == null ? vendor : city;
    List<ScoreCard> chosen =
        all.stream()
            .filter(card -> card.scope().equals("vendor") == (vendor != null))
            .filter(card -> card.name().equals(name))
            .toList();
    if (chosen.isEmpty()) {
      throw new Failures.NotFound(
          "Cannot find a score card of %s '%s': this release has none. Known are: %s."
              .formatted(city == null ? "vendor" : "city", name, known(all)));
    }
    return chosen;
  }

  private String known(List<ScoreCard> all) {
    return String.join(
        ", ",
        all.stream()
            .filter(card -> card.scope().equals(city == null ? "vendor" : "city"))
            .map(ScoreCard::name)
            .toList());
  }
}
