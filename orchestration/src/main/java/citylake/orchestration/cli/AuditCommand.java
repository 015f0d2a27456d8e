package citylake.orchestration.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code citylake audit}: what an inspector needs of the access log. */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    description = "Works on an access log: who asked for what, why and with what outcome.",
    subcommands = {
      AuditVerifyCommand.class,
      AuditReportCommand.class,
      AuditLetterCommand.class,
      AuditAlarmsCommand.class,
      AuditCloseCommand.class
    },
    footer = {
      "",
      "Examples:",
      "  citylake audit verify --lake data/lake --heads /mnt/apart/heads.jsonl --heads /mnt/apart/approval-heads.jsonl --key log-key.txt",
      "  citylake audit report --lake data/lake --quarter 2026Q3 --out audit",
      "  citylake audit letter --lake data/lake --city 980200 --month 2026-07 --out letters"
    })
final class AuditCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
