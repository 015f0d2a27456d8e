package citylake.models.linkage.engine;

import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;

import citylake.models.linkage.LinkageData;
import citylake.models.linkage.engine.Truth.Score;
import citylake.models.linkage.settings.LinkSettings;
import citylake.testing.LocalSpark;
import citylake.testing.SharedData;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * How well persons are found where the truth is known. Settings were chosen on half of the persons;
 * the figures are of the other half. No label takes part in learning.
 */
class AccuracyTest {
  @RegisterExtension static final LocalSpark spark = LocalSpark.compiling();

  @Test
  @Tag("slow")
  void historicalFiguresWithErrorsAreFoundBetterThanPublished() {
    Dataset<Row> records =
        reported(
            spark
                .session()
                .read()
                .parquet(
                    SharedData.folder()
                        .resolve("linkage/historical_figures_with_errors_50k.parquet")
                        .toString()));
    Figures figures = figures(records, "historical.yaml");

    assertThat(figures.best().f1()).as("best F1 of pairs, %s", figures).isGreaterThan(0.78);
    assertThat(figures.clusters().f1()).as("F1 of clusters, %s", figures).isGreaterThan(0.83);
    assertThat(figures.clusters().precision()).isGreaterThanOrEqualTo(0.93);
  }

  @Test
  void madeUpPersonsAreFoundBetterThanPublished() {
    Figures figures = figures(reported(csv("fake_1000.csv")), "fake_1000.yaml");

    assertThat(figures.best().f1()).as("best F1 of pairs, %s", figures).isGreaterThan(0.862);
  }

  @Test
  void febrlDuplicatesAreFoundBetterThanPublished() {
    Dataset<Row> records =
        csv("febrl3.csv").withColumn("cluster", expr("regexp_extract(rec_id, 'rec-([0-9]+)-', 1)"));
    Figures figures = figures(reported(records), "febrl3.yaml");

    assertThat(figures.best().f1()).as("best F1 of pairs, %s", figures).isGreaterThan(0.9975);
  }

  /** Best F1 of pairs, and clusters at the link threshold. */
  private record Figures(double truePairs, long compared, Score best, Score clusters) {}

  private static Figures figures(Dataset<Row> records, String settingsName) {
    LinkSettings settings = LinkageData.settings(settingsName);
    Truth truth = new Truth(records, settings.id());
    try (Linkage linkage = Linkage.of(records, settings);
        ScoredPairs scored = linkage.score(linkage.train())) {
      return new Figures(
          truth.pairs(),
          scored.compared(),
          truth.best(scored.pairs()),
          truth.ofClusters(scored.clusters(settings.thresholds().link())));
    }
  }

  /** The half of the persons on which no setting was chosen. */
  private static Dataset<Row> reported(Dataset<Row> records) {
    return records.filter("pmod(xxhash64(string(cluster)), 2) = 1");
  }

  private static Dataset<Row> csv(String file) {
    Dataset<Row> rows =
        spark
            .session()
            .read()
            .option("header", true)
            .option("ignoreLeadingWhiteSpace", true)
            .option("ignoreTrailingWhiteSpace", true)
            .csv(SharedData.folder().resolve("linkage").resolve(file).toString());
    for (String name : rows.columns()) {
      rows = rows.withColumnRenamed(name, name.strip());
    }
    return rows;
  }
}
