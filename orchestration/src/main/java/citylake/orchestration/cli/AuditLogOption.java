package citylake.orchestration.cli;

import citylake.governance.log.LogVerdict;
import citylake.governance.log.LogVerifier;
import citylake.governance.log.LoggedEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Which access log, and the heads by which its end can be told. */
final class AuditLogOption {
  @Option(
      names = "--log",
      required = true,
      paramLabel = "FOLDER",
      description = "Folder of the access log.")
  private Path log;

  @ArgGroup(exclusive = false)
  private KeptHeads kept;

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

  boolean hasHeads() {
    return kept != null;
  }

  LogVerdict verdict() throws IOException {
    requireThere();
    return kept == null
        ? LogVerifier.verify(log, null, null)
        : LogVerifier.verify(log, kept.heads, Files.readString(kept.key));
  }

  List<LoggedEvent> events() {
    requireThere();
    return LoggedEvent.all(log);
  }

  private void requireThere() {
    if (!Files.isDirectory(log)) {
      throw new Failures.NotFound(
          "Cannot find an access log in %s: there is no such folder. Name it with --log."
              .formatted(log));
    }
  }
}
