package citylake.orchestration.link;

import citylake.lake.PlainFile;
import citylake.lake.StatementFailed;
import citylake.models.linkage.engine.Linkage;
import citylake.models.linkage.engine.NothingToLearn;
import citylake.models.linkage.engine.ScoredPairs;
import citylake.models.linkage.model.LinkModel;
import citylake.models.linkage.model.ModelFile;
import citylake.models.linkage.settings.LinkSettings;
import citylake.models.linkage.settings.SettingsFile;
import citylake.orchestration.night.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Links the tables of one order and writes pairs, clusters and model. */
public final class LinkRun {
  private final LinkOrder order;
  private final Progress progress;
  private final LinkSettings settings;
  private final LinkModel given;

  /**
   * Reads settings and model, so that what is wrong with them is known before Spark starts.
   *
   * @throws IllegalArgumentException naming all faults of the settings, or why the model does not
   *     fit
   */
  public LinkRun(LinkOrder order, Progress progress) {
    this.order = order;
    this.progress = progress;
    this.settings = SettingsFile.parse(order.settings().toString(), InputText.of(order.settings()));
    this.given =
        order.model() == null
            ? null
            : ModelFile.read(order.model().toString(), InputText.of(order.model()), settings);
  }

  /**
   * Links; nothing is written before all is known.
   *
   * @throws StatementFailed where a record cannot be read or computed, without any of its values
   */
  public LinkReport run(SparkSession session) {
    try {
      return linked(session);
    } catch (Exception e) { // Spark's own is checked, and not declared
      StatementFailed.refuseValues(e, "link");
      throw e;
    }
  }

  private LinkReport linked(SparkSession session) {
    progress.at("read", "%d table(s)".formatted(order.tables().size()));
    JoinedTables tables = JoinedTables.of(session, order.tables(), settings);
    try (Linkage linkage = Linkage.of(tables.records(), tables.settings())) {
      List<String> notes = new ArrayList<>(InputNotes.of(linkage));
      LinkModel model = model(linkage, notes);
      progress.at("score", "%,.0f pairs are possible".formatted(linkage.possiblePairs()));
      try (ScoredPairs scored = linkage.score(model)) {
        return written(tables, linkage, scored, model, notes);
      }
    }
  }

  private LinkModel model(Linkage linkage, List<String> notes) {
    if (given != null) {
      return given;
    }
    progress.at("train", "%,d records".formatted(linkage.records()));
    try {
      return linkage.train();
    } catch (NothingToLearn e) {
      notes.add(e.getMessage());
      return LinkModel.ignorant(settings.comparisons());
    }
  }

  private LinkReport written(
      JoinedTables tables,
      Linkage linkage,
      ScoredPairs scored,
      LinkModel model,
      List<String> notes) {
    progress.at("cluster", "%,d of %,d pairs kept".formatted(scored.kept(), scored.compared()));
    Dataset<Row> clusters = scored.clusters(settings.thresholds().link()).persist();
    try {
      LinkReport report =
          new LinkFigures(order, settings, tables)
              .of(linkage, scored, clusters, model, given == null, notes);
      progress.at("write", "%s, %s".formatted(order.pairs(), order.clusters()));
      PlainFile.write(tables.pairs(scored.pairs()), order.pairs());
      PlainFile.write(tables.clusters(clusters), order.clusters());
      write(order.trained(), ModelFile.write(model, report.model().version()));
      return report;
    } finally {
      clusters.unpersist();
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to write " + file, e);
    }
  }
}
