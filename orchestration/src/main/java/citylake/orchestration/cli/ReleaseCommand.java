package citylake.orchestration.cli;

import citylake.lake.LakeCatalog;
import citylake.lake.NightLock;
import citylake.lake.Release;
import citylake.lake.ReleaseDiff;
import citylake.lake.ReleasedReader;
import citylake.lake.Releases;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code citylake release}: what readers see, what they saw before, and the way back. */
@Command(
    name = "release",
    mixinStandardHelpOptions = true,
    description =
        "Lists the lake's releases, says what changed between two, or brings the state of an earlier one back.",
    footer = {
      "",
      "Examples:",
      "  citylake release list",
      "  citylake release list --json",
      "  citylake release diff 1 2",
      "  citylake release rollback 3"
    })
final class ReleaseCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Every release, newest first; the first one is what readers see.",
      footer = {"", "Example:", "  citylake release list"})
  int list(
      @Mixin LakeOption lake,
      @Option(names = "--json", description = "Answer in JSON.") boolean json)
      throws IOException {
    try (LakeCatalog catalog = lake.openExisting()) {
      List<Release> all = new Releases(catalog).all();
      if (json) {
        spec.commandLine().getOut().println(Output.json(all));
      } else if (all.isEmpty()) {
        spec.commandLine().getOut().println("Nothing has been released yet.");
      } else {
        spec.commandLine().getOut().println(table(all));
      }
    }
    return ExitCode.DONE;
  }

  @Command(
      name = "diff",
      mixinStandardHelpOptions = true,
      description =
          "What changed from one release to another: rows added, removed and changed in each table, by key.",
      footer = {
        "",
        "Examples:",
        "  citylake release diff 1 2",
        "  citylake release diff 1 2 --json"
      })
  int diff(
      @Mixin LakeOption lake,
      @Parameters(index = "0", paramLabel = "OLDER", description = "Number of the older release.")
          long older,
      @Parameters(index = "1", paramLabel = "NEWER", description = "Number of the newer release.")
          long newer,
      @Option(names = "--json", description = "Answer in JSON.") boolean json)
      throws IOException {
    try (LakeCatalog catalog = lake.openExisting()) {
      Releases releases = new Releases(catalog);
      Release from = number(releases, older);
      Release to = number(releases, newer);
      List<ReleaseDiff> diffs =
          ReleaseDiff.between(new ReleasedReader(lake.session(), catalog), from, to);
      spec.commandLine().getOut().println(json ? Output.json(diffs) : text(diffs, older, newer));
    }
    return ExitCode.DONE;
  }

  private static Release number(Releases releases, long number) {
    try {
      return releases.number(number);
    } catch (IllegalArgumentException e) {
      throw new Failures.NotFound(e.getMessage());
    }
  }

  private static String text(List<ReleaseDiff> diffs, long older, long newer) {
    if (diffs.isEmpty()) {
      return "Releases %d and %d show the same rows in every table.".formatted(older, newer);
    }
    return Output.table(
        List.of("table", "rows in " + older, "rows in " + newer, "added", "removed", "changed"),
        diffs.stream()
            .map(
                diff ->
                    List.of(
                        diff.table().toString(),
                        "%,d".formatted(diff.before()),
                        "%,d".formatted(diff.after()),
                        "%,d".formatted(diff.added()),
                        "%,d".formatted(diff.removed()),
                        "%,d".formatted(diff.changed())))
            .toList());
  }

  @Command(
      name = "rollback",
      mixinStandardHelpOptions = true,
      description =
          "Makes the state of an earlier release the one that readers see, by one commit. Nothing is deleted: the releases in between stay in the list, and what they had taken in is taken in again by the next night.",
      footer = {"", "Example:", "  citylake release rollback 3"})
  int rollback(
      @Mixin LakeOption lake,
      @Parameters(paramLabel = "NUMBER", description = "Release to go back to.") long number)
      throws IOException {
    try (LakeCatalog catalog = lake.openExisting();
        NightLock lock = NightLock.take(lake.home(), "rollback to release " + number)) {
      Release back;
      try {
        back = new Releases(catalog).rollBackTo(number, Instant.now());
      } catch (IllegalArgumentException e) {
        throw new Failures.NotFound(e.getMessage());
      }
      spec.commandLine()
          .getOut()
          .println(
              "Readers now see the state of release %d (night %s), as release %d."
                  .formatted(number, back.night(), back.number()));
    }
    return ExitCode.DONE;
  }

  private static String table(List<Release> all) {
    return Output.table(
        List.of("release", "night", "kind", "made from", "released at (UTC)", "tables", "run"),
        all.stream()
            .map(
                release ->
                    List.of(
                        Long.toString(release.number()),
                        release.night().toString(),
                        release.kind(),
                        release.parent() == null ? "-" : release.parent().toString(),
                        release.releasedAt().toString().substring(0, 19).replace('T', ' '),
                        Integer.toString(release.tables().size()),
                        release.run()))
            .toList());
  }
}
