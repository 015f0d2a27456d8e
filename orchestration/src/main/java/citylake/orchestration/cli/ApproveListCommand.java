package citylake.orchestration.cli;

import citylake.governance.approval.Approval;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code citylake approve list}: what one asked for, and what one may decide on. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Lists the requests that you made and those on which you may decide.",
    footer = {
      "",
      "Examples:",
      "  citylake approve list --as approver.b",
      "  citylake approve list --open --json --as approver.b --password-file approver.b.txt",
      "",
      "Exit codes: 0 listed; 1 failed; 3 no such lake"
    })
final class ApproveListCommand implements Callable<Integer> {
  @Mixin private ApprovalOptions options;

  @Option(names = "--open", description = "Only those that are not decided yet.")
  private boolean isOpenOnly;

  @Override
  public Integer call() throws IOException {
    Instant now = Instant.now();
    List<Approval> approvals =
        options.look(
            (desk, user) ->
                desk.now().all().stream()
                    .filter(approval -> desk.concerns(user, approval))
                    .filter(
                        approval -> !isOpenOnly || approval.statusAt(now) == Approval.Status.OPEN)
                    .toList());
    options.say(
        approvals.stream().map(approval -> ApprovalText.json(approval, now)).toList(),
        ApprovalText.table(approvals, now));
    return ExitCode.DONE;
  }
}
