package citylake.orchestration.cli;

import citylake.lake.SparkSessions;
import citylake.orchestration.link.NamedTable;
import citylake.orchestration.link.TrainedLinkage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Option;

/** What every look back at a linkage is told: its settings, its model, its tables. */
final class TrainedLinkageOptions {
  /** Bytes of text of one record, about: enough to tell a small table from a large one. */
  private static final long BYTES_OF_A_RECORD = 100;

  @Option(
      names = "--settings",
      required = true,
      paramLabel = "FILE",
      description = "The settings of the linkage.")
  private Path settings;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "FILE",
      description = "Its model: the model.json that it wrote.")
  private Path model;

  @Option(
      names = "--in",
      required = true,
      paramLabel = "[NAME=]FILE",
      description = "A table of the linkage; repeated for many, named as there.")
  private List<String> tables = List.of();

  @Option(
      names = "--master",
      hidden = true,
      defaultValue = "local[2]",
      description = "Spark master.")
  private String master;

  TrainedLinkage linkage() {
    return new TrainedLinkage(settings, model, tables.stream().map(NamedTable::of).toList());
  }

  SparkSession session(TrainedLinkage linkage) throws IOException {
    return session(master, linkage.tables());
  }

  /** A session without a lake that suits the size of the tables. */
  static SparkSession session(String master, List<NamedTable> tables) throws IOException {
    long bytes = 0;
    for (NamedTable table : tables) {
      bytes += Files.exists(table.file()) ? Files.size(table.file()) : 0;
    }
    SparkSession session =
        SparkSessions.withoutLake(master, Path.of(System.getProperty("java.io.tmpdir")));
    SparkSessions.suit(session, bytes / BYTES_OF_A_RECORD);
    return session;
  }
}
