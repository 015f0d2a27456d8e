package citylake.orchestration.cli;

import citylake.lake.LakeCatalog;
import citylake.lake.LakeHome;
import citylake.lake.ScratchFolder;
import citylake.lake.SparkSessions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which lake a command works on. */
final class LakeOption {
  /** The lake of a command that names none, unless CITYLAKE_LAKE does. */
  static final String DEFAULT = "data/lake";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--lake",
      paramLabel = "DIR",
      defaultValue = "${CITYLAKE_LAKE:-" + DEFAULT + "}",
      description = "Folder of the lake (default: ./data/lake, or CITYLAKE_LAKE).")
  private Path folder;

  @Option(
      names = "--master",
      paramLabel = "URL",
      hidden = true,
      defaultValue = "local[2]",
      description = "Spark master.")
  private String master;

  /** The command that was typed. */
  CommandSpec command() {
    return command;
  }

  LakeHome home() {
    return LakeHome.in(folder);
  }

  LakeCatalog open() {
    return LakeCatalog.open(home());
  }

  boolean exists() {
    return Files.exists(folder.resolve("catalog.db"));
  }

  /** The catalog of a lake that must exist already. */
  LakeCatalog openExisting() {
    if (!exists()) {
      throw new Failures.NotFound(
          "Cannot find a lake in %s. Name its folder with --lake, or make one: citylake night --date D --dumps DIR"
              .formatted(folder.toAbsolutePath().normalize()));
    }
    return open();
  }

  SparkSession session() {
    return SparkSessions.open(home(), master, scratch());
  }

  /** For many askers at once. */
  SparkSession servingSession() {
    return SparkSessions.serving(home(), master, scratch());
  }

  /** Beside the lake, where there is room for it; who may only read the lake has the system's. */
  private Path scratch() {
    Path scratch = home().local().resolve("scratch");
    try {
      Files.createDirectories(scratch);
      return Files.isWritable(scratch)
          ? ScratchFolder.below(scratch)
          : Path.of(System.getProperty("java.io.tmpdir"));
    } catch (AccessDeniedException e) {
      return Path.of(System.getProperty("java.io.tmpdir"));
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to make " + scratch, e);
    }
  }
}
