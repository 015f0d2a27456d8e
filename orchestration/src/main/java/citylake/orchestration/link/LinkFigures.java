package citylake.orchestration.link;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import citylake.models.linkage.engine.GroupErrors;
import citylake.models.linkage.model.LinkModel;
import citylake.models.linkage.model.Weights;
import citylake.models.linkage.settings.LinkSettings;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Counts what a linkage found. */
final class LinkFigures {
  private final LinkOrder order;
  private final LinkSettings settings;
  private final JoinedTables tables;

  LinkFigures(LinkOrder order, LinkSettings settings, JoinedTables tables) {
    this.order = order;
    this.settings = settings;
    this.tables = tables;
  }

  /**
   * Counts.
   *
   * @param clusters of the outcome, held in memory
   */
  LinkReport of(LinkOutcome outcome, Dataset<Row> clusters) {
    Row sizes =
        clusters
            .groupBy("cluster_id")
            .agg(count(lit(1)).as("n"))
            .selectExpr("count(*)", "coalesce(max(n), 0)")
            .head();
    return new LinkReport(
        tableCounts(clusters),
        outcome.linkage().records(),
        outcome.linkage().possiblePairs(),
        outcome.compared(),
        outcome.linked(),
        outcome.review(),
        sizes.getLong(0),
        sizes.getLong(1),
        model(outcome.model(), outcome.isTrained()),
        groups(outcome.pairs()),
        List.copyOf(outcome.notes()),
        order.pairs().toString(),
        order.clusters().toString(),
        order.trained().toString(),
        outcome.increment());
  }

  private List<LinkReport.Table> tableCounts(Dataset<Row> clusters) {
    List<LinkReport.Table> counted = new ArrayList<>();
    for (NamedTable table : order.tables()) {
      counted.add(
          new LinkReport.Table(
              table.name(), table.file().toString(), tables.recordsOf(clusters, table.name())));
    }
    return counted;
  }

  private LinkReport.Model model(LinkModel model, boolean isTrained) {
    List<LinkReport.Level> levels = new ArrayList<>();
    Weights weights = new Weights(model);
    for (int c = 0; c < model.comparisons().size(); c++) {
      LinkModel.Learnt learnt = model.comparisons().get(c);
      for (int l = 0; l < learnt.m().length; l++) {
        levels.add(
            new LinkReport.Level(
                learnt.comparison().name(),
                learnt.comparison().levels().get(l).label(),
                learnt.m()[l],
                learnt.u()[l],
                weights.ofLevel(c, l)));
      }
    }
    return new LinkReport.Model(
        isTrained,
        ModelVersion.of(model),
        model.prior(),
        settings.thresholds().link(),
        settings.thresholds().review(),
        levels);
  }

  private List<LinkReport.Group> groups(Dataset<Row> scored) {
    List<LinkReport.Group> groups = new ArrayList<>();
    if (settings.groups().isEmpty()) {
      return groups;
    }
    Dataset<Row> pairs = scored.select("id_l", "id_r", "probability", "review_state").persist();
    settings
        .groups()
        .forEach(
            (name, expression) -> {
              for (Row row :
                  GroupErrors.of(pairs, tables.records(), tables.settings().id(), expression)
                      .collectAsList()) {
                groups.add(
                    new LinkReport.Group(
                        name,
                        row.getAs("value"),
                        row.<Long>getAs("n_records"),
                        row.getAs("expected_false_share"),
                        row.getAs("expected_missed_share")));
              }
            });
    pairs.unpersist();
    return groups;
  }
}
