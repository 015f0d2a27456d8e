package citylake.orchestration.cli;

import citylake.governance.approval.LoggedApprovals;
import citylake.governance.log.AccessLogs;
import citylake.governance.log.LogVerdict;
import citylake.governance.log.LoggedEvent;
import citylake.governance.policy.GovernanceFolder;
import citylake.lake.LakeHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Which access logs, and the heads by which their ends can be told. */
final class AuditLogOption {
  private static final String GONE =
      "a gateway has answered from this lake, for gateway-spool is there, and its log is not: it was removed, or lies in another folder (gateway --log), which --log reads";

  @ArgGroup(exclusive = true, multiplicity = "1")
  private Which which;

  @ArgGroup(exclusive = false)
  private KeptHeads kept;

  /** Those that are named, or those of a lake. */
  static final class Which {
    @Option(
        names = "--log",
        required = true,
        paramLabel = "FOLDER",
        description = "Folder of an access log; more than once: read as one.")
    private List<Path> logs;

    @Option(
        names = "--lake",
        required = true,
        paramLabel = "DIR",
        description =
            "The logs of a lake, read as one: access-log (the gateway's) and governance/approval-log (requests and decisions).")
    private Path lake;
  }

  /** Both or none: a head counts only by its signature. */
  static final class KeptHeads {
    @Option(
        names = "--heads",
        required = true,
        paramLabel = "FILE",
        description = "Signed heads, one a line; of several logs one file each, in their order.")
    private List<Path> heads;

    @Option(
        names = "--key",
        required = true,
        paramLabel = "FILE",
        description = "Public key of the log: a point in 130 hex digits.")
    private Path key;
  }

  /** Logs of the lake that are not there and nothing says that they should be: why, by name. */
  Map<String, String> neverWritten() {
    Map<String, String> never = new LinkedHashMap<>();
    if (which.lake != null) {
      LakeHome home = LakeHome.in(which.lake);
      if (!hasAnswered(home)) {
        never.put(
            GovernanceFolder.accessLog(home).getFileName().toString(),
            "not there: no gateway has answered from this lake, or each was named other folders (gateway --log, --spool)");
      }
      if (!hasDecided(home)) {
        never.put(
            GovernanceFolder.of(home).approvalLog().getFileName().toString(),
            "not there: nobody has asked for an approval by command, or decided on one or on sharing");
      }
    }
    return never;
  }

  private static boolean hasAnswered(LakeHome home) {
    return Files.isDirectory(GovernanceFolder.accessLog(home))
        || Files.isDirectory(GatewayCommand.usualSpool(home));
  }

  /** Where there are requests and no gateway's log, none of them can have been made in SQL. */
  private static boolean hasDecided(LakeHome home) {
    GovernanceFolder governance = GovernanceFolder.of(home);
    return Files.isDirectory(governance.approvalLog())
        || (Files.exists(governance.approvals())
            && !Files.isDirectory(GovernanceFolder.accessLog(home)));
  }

  boolean hasHeads() {
    return kept != null;
  }

  /** One on all logs. */
  LogVerdict verdict() throws IOException {
    return AccessLogs.together(verdicts());
  }

  /** By the name of each log's folder; of a lake, approvals must be what their log tells, too. */
  Map<String, LogVerdict> verdicts() throws IOException {
    Map<String, LogVerdict> verdicts =
        kept == null
            ? logs().verdicts(List.of(), null)
            : logs().verdicts(kept.heads, Files.readString(kept.key));
    if (which.lake != null) {
      LakeHome home = LakeHome.in(which.lake);
      Path asked = GovernanceFolder.accessLog(home);
      if (!Files.isDirectory(asked)) {
        verdicts.computeIfPresent(
            asked.getFileName().toString(), (name, verdict) -> verdict.with(List.of(GONE)));
      }
      // Who asks in SQL is in the gateway's log, who asks or decides by command in the other.
      GovernanceFolder governance = GovernanceFolder.of(home);
      Path decided = hasDecided(home) ? governance.approvalLog() : asked;
      verdicts.computeIfPresent(
          decided.getFileName().toString(),
          (name, verdict) ->
              verdict.with(
                  LoggedApprovals.faults(
                      governance.approvals(), logs().events(LoggedApprovals::isOne))));
    }
    return verdicts;
  }

  List<LoggedEvent> events() {
    return logs().events();
  }

  private AccessLogs logs() {
    return new AccessLogs(which.lake == null ? named() : ofLake());
  }

  private List<Path> named() {
    for (Path log : which.logs) {
      if (!Files.isDirectory(log)) {
        throw new Failures.NotFound(
            "Cannot find an access log in %s: there is no such folder. Name it with --log."
                .formatted(log));
      }
    }
    return which.logs;
  }

  /** A log that must be there is read also where it is gone: the verdict says so. */
  private List<Path> ofLake() {
    LakeHome home = LakeHome.in(which.lake);
    GovernanceFolder governance = GovernanceFolder.of(home);
    List<Path> logs = new ArrayList<>();
    if (hasAnswered(home)) {
      logs.add(GovernanceFolder.accessLog(home));
    }
    if (hasDecided(home)) {
      logs.add(governance.approvalLog());
    }
    if (logs.isEmpty()) {
      throw new Failures.NotFound(
          "Cannot find an access log in %s: neither a gateway nor a request for an approval has written one there. Name another lake with --lake, or the folder with --log."
              .formatted(which.lake));
    }
    return logs;
  }
}
