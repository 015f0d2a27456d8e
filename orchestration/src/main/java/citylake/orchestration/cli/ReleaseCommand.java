package citylake.orchestration.cli;

import citylake.lake.LakeCatalog;
import citylake.lake.NightLock;
import citylake.lake.Release;
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
    description = "Lists the lake's releases, or brings the state of an earlier one back.",
    footer = {
      "",
      "Examples:",
      "  citylake release list",
      "  citylake release list --json",
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
