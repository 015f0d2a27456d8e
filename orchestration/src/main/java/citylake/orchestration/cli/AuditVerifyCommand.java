package citylake.orchestration.cli;

import citylake.governance.log.LogVerdict;
import citylake.governance.log.LogVerifier;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code citylake audit verify}: whether an access log is what was written. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description =
        "Reads a whole access log and tells every entry that was changed, added, removed or moved. That its end was cut off, or all of it written anew, only the signed heads can tell that are kept apart from it.",
    footer = {
      "",
      "Examples:",
      "  citylake audit verify --log access-log",
      "  citylake audit verify --log access-log --heads /mnt/apart/heads.jsonl --key log-key.txt",
      "",
      "The same is found by python/verify_access_log.py, which shares no code with Citylake.",
      "Exit codes: 0 nothing was changed; 1 something was; 2 wrong usage; 3 no such log."
    })
final class AuditVerifyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--log",
      required = true,
      paramLabel = "FOLDER",
      description = "Folder of the access log.")
  private Path log;

  @ArgGroup(exclusive = false)
  private KeptHeads kept;

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  /** Both or none: a head counts only by its signature. */
  static final class KeptHeads {
    @Option(
        names = "--heads",
        required = true,
        paramLabel = "FILE",
        description = "Signed heads, one a line.")
    private Path heads;

    @Option(
        names = "--key",
        required = true,
        paramLabel = "FILE",
        description = "Public key of the log: a point in 130 hex digits.")
    private Path key;
  }

  @Override
  public Integer call() throws IOException {
    if (!Files.isDirectory(log)) {
      throw new Failures.NotFound(
          "Cannot find an access log in %s: there is no such folder. Name it with --log."
              .formatted(log));
    }
    LogVerdict verdict =
        kept == null
            ? LogVerifier.verify(log, null, null)
            : LogVerifier.verify(log, kept.heads, Files.readString(kept.key));
    PrintWriter out = spec.commandLine().getOut();
    out.println(json ? Output.json(verdict) : text(verdict));
    out.flush();
    return verdict.holds() ? ExitCode.DONE : ExitCode.FAILED;
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
    if (kept == null) {
      text.append(
          " Without --heads nobody can tell whether the end was cut off, or all of it written anew.");
    }
    return text.toString();
  }
}
