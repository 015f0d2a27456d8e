package citylake.orchestration.cli;

import citylake.governance.alarm.AlarmLimits;
import citylake.governance.alarm.AlarmRules;
import citylake.governance.alarm.AlarmTask;
import citylake.governance.alarm.AlarmTasks;
import citylake.governance.log.LogVerdict;
import citylake.orchestration.audit.AlarmWebhook;
import citylake.orchestration.fetch.Credentials;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code citylake audit alarms}: accesses that somebody should look at become tasks. */
@Command(
    name = "alarms",
    mixinStandardHelpOptions = true,
    description =
        "Looks through an access log for what somebody should look at: many rows, quiet hours, many cities, denials in a row, many case numbers, refused log-ins, break-glass. Each becomes a task once, with an owner; a task says nothing of whether anything was wrong, its outcome does.",
    footer = {
      "",
      "Examples:",
      "  citylake audit alarms --log access-log --tasks alarms.jsonl --owner auditor.zhou",
      "  citylake audit alarms --log access-log --tasks alarms.jsonl --owner auditor.zhou --webhook https://duty.example/alarms",
      "  citylake audit close volume-2026-07-03-li.na --tasks alarms.jsonl --by auditor.zhou --outcome legitimate --why \"series A-17\"",
      "",
      "A webhook's body is signed: X-Citylake-Signature is its HMAC-SM3 by the key of credentials 'alarms'",
      "(secrets file, or CITYLAKE_SECRET_ALARMS_KEY). What was not taken is told again by the next call.",
      "Exit codes: 0 no task is open; 6 some are; 1 the log was changed, or the webhook did not take all; 2 wrong usage; 3 no such log."
    })
final class AuditAlarmsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private AuditLogOption log;
  @Mixin private AlarmTasksOption tasks;

  @Option(
      names = "--owner",
      required = true,
      paramLabel = "USER",
      description = "Who has to look at new tasks.")
  private String owner;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      defaultValue = "Asia/Shanghai",
      description = "Zone of days and hours (default: Asia/Shanghai).")
  private ZoneId zone;

  @Option(
      names = "--webhook",
      paramLabel = "URL",
      description = "Told of each task once it is new, at least once.")
  private URI webhook;

  @Option(
      names = "--secrets",
      paramLabel = "FILE",
      defaultValue = "${env:CITYLAKE_SECRETS}",
      description = "File of credentials, see citylake fetch (default: CITYLAKE_SECRETS).")
  private Path secrets;

  @Option(names = "--json", description = "Answer with all open tasks in JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    LogVerdict verdict = log.verdict();
    if (!verdict.holds()) {
      spec.commandLine()
          .getErr()
          .println(
              "THE LOG HAS BEEN CHANGED, and accesses may be missing from what was looked at: %s. What is left is looked at all the same. See: citylake audit verify"
                  .formatted(String.join("; ", verdict.faults())));
    }
    AlarmTasks kept = tasks.at(Clock.systemUTC());
    List<AlarmTask> raised =
        kept.raise(new AlarmRules(AlarmLimits.declared(), zone).in(log.events()), owner);
    boolean isTold = webhook == null || tell(kept);
    List<AlarmTask> open = kept.all().stream().filter(AlarmTask::isOpen).toList();
    PrintWriter out = spec.commandLine().getOut();
    out.println(json ? Output.json(open) : text(raised, open));
    out.flush();
    return !isTold || !verdict.holds()
        ? ExitCode.FAILED
        : open.isEmpty() ? ExitCode.DONE : ExitCode.NOT_READY;
  }

  private boolean tell(AlarmTasks kept) throws InterruptedException {
    AlarmWebhook hook =
        new AlarmWebhook(
            webhook, new Credentials(secrets, System.getenv()).secret("alarms", "key"));
    boolean isTold = true;
    for (AlarmTask task : kept.all()) {
      if (task.isOpen() && !task.told()) {
        try {
          hook.tell(task);
          kept.told(task);
        } catch (IOException e) {
          isTold = false;
          spec.commandLine()
              .getErr()
              .println(
                  "Failed to tell %s of task %s: %s. The task is kept, and told again by the next call."
                      .formatted(webhook.getHost(), task.alarm().id(), e.getMessage()));
        }
      }
    }
    return isTold;
  }

  private static String text(List<AlarmTask> raised, List<AlarmTask> open) {
    String head = "%d new task(s), %d open.".formatted(raised.size(), open.size());
    return open.isEmpty()
        ? head
        : head
            + System.lineSeparator()
            + Output.table(
                List.of("task", "rule", "found", "owner"),
                open.stream()
                    .map(
                        task ->
                            List.of(
                                task.alarm().id(),
                                task.alarm().rule().name().toLowerCase(Locale.ROOT),
                                task.alarm().words(),
                                task.owner()))
                    .toList());
  }
}
