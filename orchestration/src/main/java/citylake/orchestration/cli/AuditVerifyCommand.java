package citylake.orchestration.cli;

import citylake.governance.log.AccessLogs;
import citylake.governance.log.LogVerdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code citylake audit verify}: whether an access log is what was written. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description =
        "Reads whole access logs and tells every entry that was changed, added, removed or moved. That its end was cut off, or all of it written anew, only the signed heads can tell that are kept apart from them.",
    footer = {
      "",
      "Examples:",
      "  citylake audit verify --lake data/lake",
      "  citylake audit verify --log access-log",
      "  citylake audit verify --log access-log --heads /mnt/apart/heads.jsonl --key log-key.txt",
      "",
      "The same is found by python/verify_access_log.py, which shares no code with Citylake.",
      "Exit codes: 0 nothing was changed; 1 something was; 2 wrong usage; 3 no such log."
    })
final class AuditVerifyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private AuditLogOption log;

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Map<String, LogVerdict> verdicts = log.verdicts();
    Map<String, String> neverWritten = log.neverWritten();
    boolean isOne = verdicts.size() == 1 && neverWritten.isEmpty();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      Map<String, Object> all = new LinkedHashMap<>(verdicts);
      all.putAll(neverWritten);
      out.println(Output.json(isOne ? AccessLogs.together(verdicts) : all));
    } else {
      verdicts.forEach((name, each) -> out.println((isOne ? "" : name + ": ") + text(each)));
      neverWritten.forEach((name, why) -> out.println("%s: %s.".formatted(name, why)));
    }
    out.flush();
    return AccessLogs.together(verdicts).holds() ? ExitCode.DONE : ExitCode.FAILED;
  }

  private String text(LogVerdict verdict) {
    StringBuilder text = new StringBuilder();
    verdict.faults().forEach(fault -> text.append(fault).append('\n'));
    text.append(
        "%,d entries, %,d kept heads: %s."
            .formatted(
                verdict.entries(),
                verdict.headsKept(),
                verdict.holds()
                    ? "nothing was changed"
                    : "%,d fault(s)".formatted(verdict.faults().size())));
    if (verdict.unanswered() > 0) {
      text.append(
          " The last %,d bytes are the beginning of an entry, which was not answered."
              .formatted(verdict.unanswered()));
    }
    if (!log.hasHeads()) {
      text.append(
          " Without --heads nobody can tell whether the end was cut off, or all of it written anew.");
    }
    return text.toString();
  }
}
