package citylake.orchestration.cli;

import citylake.lake.LakeCatalog;
import citylake.lake.LakeHome;
import citylake.lake.Release;
import citylake.lake.Releases;
import citylake.orchestration.night.RunReport;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code citylake why}: what went wrong, for the person at two in the morning. */
@Command(
    name = "why",
    mixinStandardHelpOptions = true,
    description =
        "Says what went wrong in a run: the first file or rule, whose data, what is unharmed, and the next command.",
    footer = {
      "",
      "Examples:",
      "  citylake why                the newest run",
      "  citylake why n20260302      the night of 2026-03-02",
      "  citylake why ahead          the newest run ahead of a night, which is never the newest run",
      "",
      "Exit codes: 0 there is an answer; 3 no such run."
    })
final class WhyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private LakeOption lake;

  @Parameters(
      arity = "0..1",
      paramLabel = "RUN",
      description = "Name of the run, n and the date of its night; the newest if left out.")
  private String run;

  @Option(names = "--json", description = "Answer in JSON: the run's own report.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    LakeHome home = lake.home();
    JsonNode report =
        RunReport.find(home, run)
            .orElseThrow(
                () ->
                    new Failures.NotFound(
                        "Cannot find %s in the lake %s: no run of that name has been started here. See: citylake release list"
                            .formatted(run == null ? "any run" : "run " + run, home.local())));
    spec.commandLine()
        .getOut()
        .println(
            json
                ? report.toPrettyString()
                : NextCommands.onSameLake(
                    spec, WhyText.of(report, undoing(report), shown(report))));
    return ExitCode.DONE;
  }

  /** The rollback by which readers no longer see what the run released, if there is one. */
  private Optional<Release> undoing(JsonNode report) throws IOException {
    JsonNode release = report.at("/result/release/number");
    if (!release.isNumber()) {
      return Optional.empty();
    }
    try (LakeCatalog catalog = lake.openExisting()) {
      return new Releases(catalog).undoing(release.asLong());
    }
  }

  /** What a failed run has released all the same: the failure came behind its release. */
  private Optional<Release> shown(JsonNode report) throws IOException {
    if (!report.path("status").asText().equals("failed") || !lake.exists()) {
      return Optional.empty();
    }
    Instant start = Instant.parse(report.path("started_at").asText());
    try (LakeCatalog catalog = lake.openExisting()) {
      return new Releases(catalog)
          .all().stream()
              .filter(release -> release.run().equals(report.path("run").asText()))
              .filter(release -> !release.releasedAt().isBefore(start))
              .findFirst();
    }
  }
}
