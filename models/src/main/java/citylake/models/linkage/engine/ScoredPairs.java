package citylake.models.linkage.engine;

import citylake.models.linkage.model.Weights;
import citylake.models.linkage.settings.LinkSettings;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;

/** The pairs of a linkage from the review threshold on, and the clusters that they make. */
public final class ScoredPairs implements AutoCloseable {
  /** Columns of the clusters: one row a record; a record alone is its own cluster. */
  public static final StructType CLUSTER_SCHEMA =
      StructType.fromDDL("id STRING NOT NULL, cluster_id STRING NOT NULL");

  private final JavaRDD<EdgeBatch> edges;
  private final Dataset<Row> records;
  private final JavaRDD<RecordBatch> batches;
  private final LinkSettings settings;
  private final Weights weights;
  private final long compared;
  private final long kept;
  private final long linked;

  private ScoredPairs(
      JavaRDD<EdgeBatch> edges,
      Dataset<Row> records,
      JavaRDD<RecordBatch> batches,
      LinkSettings settings,
      Weights weights,
      long compared,
      long kept,
      long linked) {
    this.edges = edges;
    this.records = records;
    this.batches = batches;
    this.settings = settings;
    this.weights = weights;
    this.compared = compared;
    this.kept = kept;
    this.linked = linked;
  }

  static ScoredPairs of(
      JavaRDD<EdgeBatch> edges,
      Dataset<Row> records,
      JavaRDD<RecordBatch> batches,
      LinkSettings settings,
      Weights weights) {
    double link = Weights.ofProbability(settings.thresholds().link());
    Function<EdgeBatch, EdgeAccount> count = batch -> EdgeAccount.of(batch, link);
    long compared = 0;
    long kept = 0;
    long linked = 0;
    List<RefusedBlock> refused = new ArrayList<>();
    for (EdgeAccount account : edges.map(count).collect()) {
      compared += account.compared();
      kept += account.kept();
      linked += account.linked();
      refused.addAll(account.refused());
    }
    RefusedBlocks.throwAny(refused, settings);
    return new ScoredPairs(edges, records, batches, settings, weights, compared, kept, linked);
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
    FlatMapFunction<EdgeBatch, InternalRow> rows = batch -> new PairRows(batch, told, by, true);
    return PlainRows.table(records, edges.flatMap(rows), PairRows.schema(settings));
  }

  /** The same without the reason in words, which takes longer than all the rest. */
  public Dataset<Row> pairsInNumbers() {
    LinkSettings told = settings;
    Weights by = weights;
    FlatMapFunction<EdgeBatch, InternalRow> rows = batch -> new PairRows(batch, told, by, false);
    return PlainRows.table(records, edges.flatMap(rows), PairRows.schemaInNumbers(settings));
  }

  /**
   * Which records are one person: joined by pairs from a probability on, weak joints cut. The
   * cluster is named for its first id by code point.
   */
  public Dataset<Row> clusters(double probability) {
    double least = Weights.ofProbability(probability);
    Function<EdgeBatch, Links> strong = batch -> Links.from(batch, least);
    Links all = new Links();
    edges.map(strong).collect().forEach(all::add);
    Broadcast<ClusterIndex> index =
        JavaSparkContext.fromSparkContext(edges.context())
            .broadcast(ClusterIndex.of(all, settings.thresholds().support()));
    FlatMapFunction<RecordBatch, InternalRow> named = batch -> index.value().rows(batch);
    return PlainRows.table(records, batches.flatMap(named), CLUSTER_SCHEMA);
  }

  @Override
  public void close() {
    edges.unpersist();
  }
}
