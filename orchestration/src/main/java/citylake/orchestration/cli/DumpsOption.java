package citylake.orchestration.cli;

import java.util.Set;
import picocli.CommandLine.Option;

/** Where the cities' dumps lie, and which of them somebody has looked at. */
final class DumpsOption {
  @Option(
      names = "--dumps",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the cities' dumps; any file system that Hadoop knows.")
  private String folder;

  @Option(
      names = "--accept",
      paramLabel = "FILE",
      description =
          "Take this file although it is unlike those before it (its name as the refusal gives it); may be given more than once.")
  private Set<String> accepted = Set.of();

  String folder() {
    return folder;
  }

  /** Names of files that are taken whatever history says. */
  Set<String> accepted() {
    return accepted;
  }
}
