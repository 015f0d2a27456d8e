package citylake.orchestration.cli;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where a page about the log goes, and whose clock it shows. */
final class AuditPageOption {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FOLDER",
      description = "Folder for the page and its CSV files; made where there is none.")
  private Path out;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      defaultValue = "Asia/Shanghai",
      description = "Zone of days and times (default: Asia/Shanghai).")
  private String zone;

  Path out() {
    return out;
  }

  ZoneId zone() {
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw new ParameterException(
          spec.commandLine(),
          "Invalid zone: '%s' (wanted: a name such as Asia/Shanghai, or +08:00)".formatted(zone),
          e);
    }
  }
}
