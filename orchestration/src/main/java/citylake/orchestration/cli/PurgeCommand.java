package citylake.orchestration.cli;

import citylake.governance.approval.ApprovalDesk;
import citylake.governance.approval.Approvals;
import citylake.governance.policy.GovernanceFolder;
import citylake.lake.LakeCatalog;
import citylake.lake.NightLock;
import citylake.orchestration.purge.PurgeBook;
import citylake.orchestration.purge.PurgePlan;
import citylake.orchestration.purge.PurgeResult;
import citylake.orchestration.purge.PurgeRun;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code citylake purge}: deletes what is past its period, and proves that it is gone. */
@Command(
    name = "purge",
    mixinStandardHelpOptions = true,
    description =
        "Deletes for good what has been kept for as long as the contracts of its table and of its kind say: rows, raw and refused records, decisions, and landed files, with every earlier state that holds them. Rows that an approval in force opens for a case stay. What went, and the proof, is kept (--list).",
    footer = {
      "",
      "What readers see of other tables does not change, nor what they see of these at release",
      "numbers from this one on. Earlier releases no longer show the tables from which rows went, and",
      "the lake cannot be brought back behind a purge.",
      "",
      "Examples:",
      "  citylake purge --dry-run                       what would go today",
      "  citylake purge --dry-run --as-of 2027-01-01    what will go by then",
      "  citylake purge --yes",
      "  citylake purge --list                          what went, and whether it is proved",
      "",
      "Exit codes: 0 done, nothing to do, or only said what would go; 1 failed, the message says what",
      "readers see; 2 wrong command line, or --yes is missing; 3 no such lake."
    })
final class PurgeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private LakeOption lake;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "Day on which periods are held to be over (default: today, UTC).")
  private LocalDate asOf;

  @Option(names = "--dry-run", description = "Say what would go, and do nothing.")
  private boolean dryRun;

  @Option(names = "--yes", description = "Do it: what has gone does not come back.")
  private boolean yes;

  @Option(
      names = "--list",
      description = "List what was deleted so far, with the proof; --json has each source.")
  private boolean isList;

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    LocalDate day = asOf == null ? today : asOf;
    if (!dryRun && !isList && day.isAfter(today)) {
      throw new ParameterException(
          spec.commandLine(),
          "Invalid --as-of: %s is in the future, so rows would go before their time. Nothing was deleted. What will go by then: citylake purge --dry-run --as-of %s"
              .formatted(day, day));
    }
    try (LakeCatalog catalog = lake.openExisting()) {
      if (isList) {
        List<PurgeBook.Written> purges = new PurgeBook(catalog).all();
        say(purges, NextCommands.onSameLake(spec, PurgeText.list(purges)));
        return ExitCode.DONE;
      }
      PurgeRun run = new PurgeRun(day, catalog, lake::session, this::approvals, Clock.systemUTC());
      if (!dryRun && yes) {
        try (NightLock lock = NightLock.take(lake.home(), "purge")) {
          PurgeResult result = run.run();
          say(result, PurgeText.done(result));
        }
        return ExitCode.DONE;
      }
      PurgePlan plan = run.plan();
      say(plan, NextCommands.onSameLake(spec, PurgeText.planned(plan)));
      if (dryRun || plan.isEmpty()) {
        return ExitCode.DONE;
      }
      spec.commandLine().getErr().println("Nothing has been deleted. Add --yes to do it.");
      return ExitCode.USAGE;
    }
  }

  /** Read as they stand; nothing is decided here. */
  private Approvals approvals() {
    GovernanceFolder folder = GovernanceFolder.of(lake.home());
    return new ApprovalDesk(
            folder.approvals(),
            folder::policy,
            event -> {
              throw new IllegalStateException("A purge decides on no request: " + event);
            },
            Clock.systemUTC())
        .now();
  }

  private void say(Object forPrograms, String forPeople) {
    spec.commandLine().getOut().println(json ? Output.json(forPrograms) : forPeople);
  }
}
