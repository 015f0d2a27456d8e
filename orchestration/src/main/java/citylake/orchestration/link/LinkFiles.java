package citylake.orchestration.link;

import citylake.lake.PlainFile;
import citylake.models.linkage.model.ModelFile;
import citylake.models.linkage.settings.LinkSettings;
import citylake.orchestration.night.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Writes what a linkage found: pairs, clusters, model; each file is there whole or not at all. */
final class LinkFiles {
  private final LinkOrder order;
  private final LinkSettings settings;
  private final Progress progress;

  LinkFiles(LinkOrder order, LinkSettings settings, Progress progress) {
    this.order = order;
    this.settings = settings;
    this.progress = progress;
  }

  /** Counts and writes. */
  LinkReport write(JoinedTables tables, LinkOutcome outcome) {
    Dataset<Row> clusters = outcome.clusters().persist();
    try {
      LinkReport report = new LinkFigures(order, settings, tables).of(outcome, clusters);
      progress.at("write", "%s, %s".formatted(order.pairs(), order.clusters()));
      PlainFile.write(tables.pairs(outcome.pairs()), order.pairs());
      PlainFile.write(tables.clusters(clusters), order.clusters());
      Files.writeString(
          order.trained(), ModelFile.write(outcome.model(), report.model().version()));
      return report;
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to write " + order.trained(), e);
    } finally {
      clusters.unpersist();
    }
  }
}
