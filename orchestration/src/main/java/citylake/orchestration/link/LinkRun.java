package citylake.orchestration.link;

import citylake.lake.StatementFailed;
import citylake.models.linkage.engine.Linkage;
import citylake.models.linkage.engine.NothingToLearn;
import citylake.models.linkage.engine.ScoredPairs;
import citylake.models.linkage.model.LinkModel;
import citylake.models.linkage.model.ModelFile;
import citylake.models.linkage.settings.LinkSettings;
import citylake.models.linkage.settings.SettingsFile;
import citylake.orchestration.night.Progress;
import java.util.ArrayList;
import java.util.List;
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
    LinkFiles files = new LinkFiles(order, settings, progress);
    if (order.state() != null) {
      return new StateRun(order, settings, given, progress).run(session, files);
    }
    progress.at("read", "%d table(s)".formatted(order.tables().size()));
    JoinedTables tables = JoinedTables.of(session, order.tables(), settings);
    try (Linkage linkage = Linkage.of(tables.records(), tables.settings())) {
      List<String> notes = new ArrayList<>(InputNotes.of(linkage));
      LinkModel model = model(linkage, notes);
      progress.at("score", "%,.0f pairs are possible".formatted(linkage.possiblePairs()));
      try (ScoredPairs scored = linkage.score(model)) {
        progress.at("cluster", "%,d of %,d pairs kept".formatted(scored.kept(), scored.compared()));
        return files.write(tables, outcome(linkage, scored, model, notes));
      }
    }
  }

  private LinkOutcome outcome(
      Linkage linkage, ScoredPairs scored, LinkModel model, List<String> notes) {
    return new LinkOutcome(
        linkage,
        scored.compared(),
        scored.linked(),
        scored.kept() - scored.linked(),
        scored.pairs(),
        scored.clusters(settings.thresholds().link()),
        model,
        given == null,
        notes,
        null);
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
}
