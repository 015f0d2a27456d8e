package citylake.orchestration.cli;

import citylake.lake.LakeCatalog;
import citylake.lake.Maintenance;
import citylake.lake.MaintenancePlan;
import citylake.lake.NightLock;
import citylake.lake.Release;
import citylake.lake.Releases;
import citylake.lake.Retention;
import citylake.orchestration.delivery.Unfinished;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code citylake maintain}: keeps a lake light, with the same rows. */
@Command(
    name = "maintain",
    mixinStandardHelpOptions = true,
    description =
        "Writes many small files into fewer, lets go of old releases, and removes what killed runs have left. What was written anew appears as a release of its own, proved to hold the same rows; readers may go on meanwhile. Weekly is enough.",
    footer = {
      "",
      "Kept, whatever else: what readers see and the release before; the newest 30 releases and those of",
      "the last 35 days; for 13 months the last release of each month and the one before each backfill.",
      "",
      "Examples:",
      "  citylake maintain --dry-run      what it would do",
      "  citylake maintain",
      "  citylake maintain --keep-releases 10 --keep-days 7 --json",
      "",
      "Exit codes: 0 done, or nothing to do; 1 failed, readers see the release before; 2 wrong command",
      "line; 3 no such lake."
    })
final class MaintainCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private LakeOption lake;

  @Option(names = "--dry-run", description = "Say what there is to do, and do nothing.")
  private boolean dryRun;

  @Option(
      names = "--keep-releases",
      paramLabel = "N",
      description = "Keep so many of the newest releases instead of 30.")
  private Integer keepReleases;

  @Option(
      names = "--keep-days",
      paramLabel = "N",
      description = "Keep the releases that readers saw within so many days instead of 35.")
  private Integer keepDays;

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Retention retention = retention();
    try (LakeCatalog catalog = lake.openExisting()) {
      Maintenance maintenance =
          new Maintenance(catalog, lake::session, retention, Clock.systemUTC());
      if (dryRun) {
        MaintenancePlan plan = maintenance.plan();
        List<Path> copies = Unfinished.in(lake.home().landing());
        say(answer(plan, null, null, copies), MaintainText.planned(plan, copies));
      } else {
        maintain(catalog, maintenance);
      }
    }
    return ExitCode.DONE;
  }

  private void maintain(LakeCatalog catalog, Maintenance maintenance) {
    try (NightLock lock = NightLock.take(lake.home(), "maintenance")) {
      MaintenancePlan before = maintenance.plan();
      List<Path> copies = Unfinished.remove(lake.home().landing());
      if (before.isEmpty()) {
        say(answer(before, before, null, copies), MaintainText.nothing(copies));
        return;
      }
      Optional<Release> seen = new Releases(catalog).current();
      Release release = maintenance.run();
      MaintenancePlan after = maintenance.plan();
      say(
          answer(before, after, release, copies),
          MaintainText.done(before, after, release, !seen.equals(Optional.of(release)), copies));
    }
  }

  private Retention retention() {
    Retention standard = Retention.DEFAULT;
    try {
      return standard.keeping(
          keepReleases == null ? standard.newest() : keepReleases,
          keepDays == null ? Math.toIntExact(standard.age().toDays()) : keepDays);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private void say(Map<String, Object> answer, String text) {
    spec.commandLine().getOut().println(json ? Output.json(answer) : text);
  }

  private static Map<String, Object> answer(
      MaintenancePlan before, MaintenancePlan after, Release release, List<Path> copies) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("plan", before);
    answer.put("half_written_copies", copies.stream().map(Path::toString).toList());
    answer.put("after", after == null ? null : after.tables());
    answer.put("release", release);
    return answer;
  }
}
