package citylake.models.linkage.engine;

import citylake.models.linkage.model.Weights;
import citylake.models.linkage.settings.LinkSettings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** The pairs of a linkage from the review threshold on, and the clusters that they make. */
public final class ScoredPairs implements AutoCloseable {
  /** Columns of the clusters: one row a record; a record alone is its own cluster. */
  public static final StructType CLUSTER_SCHEMA =
      StructType.fromDDL("id STRING NOT NULL, cluster_id STRING NOT NULL");

  private final Dataset<EdgeBatch> edges;
  private final Dataset<RecordBatch> batches;
  private final LinkSettings settings;
  private final Weights weights;
  private final long compared;
  private final long kept;
  private final long linked;

  private ScoredPairs(
      Dataset<EdgeBatch> edges,
      Dataset<RecordBatch> batches,
      LinkSettings settings,
      Weights weights,
      long compared,
      long kept,
      long linked) {
    this.edges = edges;
    this.batches = batches;
    this.settings = settings;
    this.weights = weights;
    this.compared = compared;
    this.kept = kept;
    this.linked = linked;
  }

  static ScoredPairs of(
      Dataset<EdgeBatch> edges,
      Dataset<RecordBatch> batches,
      LinkSettings settings,
      Weights weights) {
    double link = Weights.ofProbability(settings.thresholds().link());
    MapPartitionsFunction<EdgeBatch, EdgeAccount> count =
        rows -> Collections.singletonList(EdgeAccount.of(rows, link)).iterator();
    long compared = 0;
    long kept = 0;
    long linked = 0;
    List<RefusedBlock> refused = new ArrayList<>();
    for (EdgeAccount account :
        edges.mapPartitions(count, Encoders.javaSerialization(EdgeAccount.class)).collectAsList()) {
      compared += account.compared();
      kept += account.kept();
      linked += account.linked();
      refused.addAll(account.refused());
    }
    RefusedBlocks.throwAny(refused, settings);
    return new ScoredPairs(edges, batches, settings, weights, compared, kept, linked);
  }

  /** Pairs that a rule picked, each counted once. */
  public long compared() {
    return compared;
  }

  /** Pairs from the review threshold on. */
  public long kept() {
    return kept;
  }

  /** Pairs from the link threshold on. */
  public long linked() {
    return linked;
  }

  /** One row a pair; columns as in {@link PairRows#schema}. */
  public Dataset<Row> pairs() {
    LinkSettings told = settings;
    Weights by = weights;
    FlatMapFunction<EdgeBatch, Row> rows = batch -> new PairRows(batch, told, by);
    return edges.flatMap(rows, Encoders.row(PairRows.schema(settings)));
  }

  /**
   * Which records are one person: joined by pairs from a probability on, weak joints cut. The
   * cluster is named for its first id by code point.
   */
  public Dataset<Row> clusters(double probability) {
    double least = Weights.ofProbability(probability);
    MapPartitionsFunction<EdgeBatch, Links> strong =
        rows -> Collections.singletonList(Links.from(rows, least)).iterator();
    Links all = new Links();
    edges
        .mapPartitions(strong, Encoders.javaSerialization(Links.class))
        .collectAsList()
        .forEach(all::add);
    ClusterIndex index = ClusterIndex.of(all, settings.thresholds().support());
    FlatMapFunction<RecordBatch, Row> named = index::rows;
    return batches.flatMap(named, Encoders.row(CLUSTER_SCHEMA));
  }

  @Override
  public void close() {
    edges.unpersist();
  }
}
