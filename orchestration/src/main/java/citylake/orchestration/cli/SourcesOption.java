package citylake.orchestration.cli;

import citylake.etl.source.Source;
import citylake.etl.source.Sources;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which sources a command knows. */
final class SourcesOption {
  @Option(
      names = "--sources",
      paramLabel = "DIR",
      description = "Further folder of cities/ and vendors/; may be given more than once.")
  private List<Path> folders = new ArrayList<>();

  @Option(
      names = "--only-sources",
      description = "Leave out the built-in sources; use those of --sources alone.")
  private boolean only;

  List<Path> folders() {
    return folders;
  }

  boolean isOnly() {
    return only;
  }

  List<Source> load() {
    return (only ? Sources.loadOnly(folders) : Sources.load(folders)).all();
  }
}
