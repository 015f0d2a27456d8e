package citylake.models.linkage.engine;

import static org.apache.spark.sql.functions.col;

import citylake.models.linkage.model.LinkModel;
import citylake.models.linkage.model.Weights;
import citylake.models.linkage.settings.LinkSettings;
import citylake.models.linkage.settings.Scope;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/**
 * One linkage of a table of records: learns a model from it, and scores its pairs by a model.
 *
 * <p>Input: one row a record, id unique and not null; several tables are one with a column that
 * tells them apart. The same records give the same model and the same pairs on any partitioning and
 * in any order. Holds encoded records in memory and on disk until closed.
 */
public final class Linkage implements AutoCloseable {
  /**
   * Records of a rule that one place gets: small enough to keep two in memory and all cores busy.
   */
  private static final long RECORDS_AT_A_PLACE = 100_000;

  private static final int MOST_PLACES = 4_096;

  private static final Encoder<RecordBatch> BATCH = Encoders.javaSerialization(RecordBatch.class);

  private final LinkSettings settings;
  private final Summary summary;
  private final Dataset<RecordBatch> batches;
  private final Dataset<Tuple2<Integer, RecordBatch>> placed;

  private Linkage(LinkSettings settings, Dataset<RecordBatch> batches, Summary summary) {
    this.settings = settings;
    this.batches = batches;
    this.summary = summary;
    this.placed = place();
  }

  /**
   * Encodes the records and counts their values.
   *
   * @throws IllegalArgumentException where a column is missing, an id is null or repeats
   */
  public static Linkage of(Dataset<Row> records, LinkSettings settings) {
    ColumnCheck.throwMissing(records, settings);
    RecordColumns columns = RecordColumns.of(settings);
    int values = columns.count();
    int rules = settings.blocking().size();
    MapPartitionsFunction<Row, RecordBatch> encode = rows -> new BatchEncoder(rows, values, rules);
    Dataset<RecordBatch> batches =
        columns
            .select(records)
            .mapPartitions(encode, BATCH)
            .persist(StorageLevel.MEMORY_AND_DISK());
    try {
      return new Linkage(settings, batches, summarise(batches, settings));
    } catch (IllegalArgumentException e) {
      batches.unpersist();
      throw e;
    }
  }

  private static Summary summarise(Dataset<RecordBatch> batches, LinkSettings settings) {
    int sampleSize = RandomPairs.sampleSize(settings);
    MapPartitionsFunction<RecordBatch, Summary> part =
        rows -> Collections.singletonList(Summary.of(rows, settings, sampleSize)).iterator();
    List<Summary> parts =
        batches.mapPartitions(part, Encoders.javaSerialization(Summary.class)).collectAsList();
    Summary all = Summary.merged(parts, settings, sampleSize);
    if (all.withoutId > 0) {
      throw new IllegalArgumentException(
          "Cannot link: %d records have no %s. Nothing was linked; give each record an id of its own."
              .formatted(all.withoutId, settings.id()));
    }
    if (all.repeatedIds() > 0) {
      throw new IllegalArgumentException(
          "Cannot link: %d values of %s name more than one record each. Nothing was linked; give each record an id of its own."
              .formatted(all.repeatedIds(), settings.id()));
    }
    return all;
  }

  private Dataset<Tuple2<Integer, RecordBatch>> place() {
    long copies = summary.records * settings.blocking().size();
    int places = (int) Math.min(MOST_PLACES, 2 * (1 + copies / (2 * RECORDS_AT_A_PLACE)));
    FlatMapFunction<RecordBatch, Tuple2<Integer, RecordBatch>> route =
        batch -> Router.route(batch, places).iterator();
    return batches
        .flatMap(route, Encoders.tuple(Encoders.INT(), BATCH))
        .repartitionById(places, col("_1"))
        .persist(StorageLevel.MEMORY_AND_DISK());
  }

  /** How many records there are. */
  public long records() {
    return summary.records;
  }

  /** How many pairs of records may be one person, picked by a rule or not. */
  public double possiblePairs() {
    double all = pairsOf(summary.records);
    if (settings.scope() == Scope.ALL) {
      return all;
    }
    int source = RecordColumns.of(settings).source();
    double within = 0;
    for (long count : summary.counts[source]) {
      within += pairsOf(count);
    }
    return all - within;
  }

  private static double pairsOf(long records) {
    return (double) records * (records - 1) / 2;
  }

  /** Learns a model without labels; what the settings fix stays as it is. */
  public LinkModel train() {
    double[][] u = RandomPairs.shares(summary, settings);
    LinkSettings told = settings;
    MapPartitionsFunction<Tuple2<Integer, RecordBatch>, PairCounts> count =
        here ->
            Collections.singletonList(PairCounts.of(new PairScan(store(here, told), told)))
                .iterator();
    PairCounts counts = new PairCounts();
    placed
        .mapPartitions(count, Encoders.javaSerialization(PairCounts.class))
        .collectAsList()
        .forEach(counts::add);
    RefusedBlocks.throwAny(counts.refused(), settings);
    return Training.learn(settings, counts, u, possiblePairs());
  }

  /**
   * Scores every pair that a rule picks and keeps those from the review threshold on.
   *
   * @throws IllegalArgumentException where a block is larger than the settings allow
   */
  public ScoredPairs score(LinkModel model) {
    LinkSettings told = settings;
    Weights weights = new Weights(model);
    Frequencies frequencies = Frequencies.of(summary, settings);
    double least = Weights.ofProbability(settings.thresholds().review());
    MapPartitionsFunction<Tuple2<Integer, RecordBatch>, EdgeBatch> score =
        here ->
            Collections.singletonList(
                    new PairScorer(store(here, told), told, weights, frequencies, least).score())
                .iterator();
    Dataset<EdgeBatch> edges =
        placed
            .mapPartitions(score, Encoders.javaSerialization(EdgeBatch.class))
            .persist(StorageLevel.MEMORY_AND_DISK());
    return ScoredPairs.of(edges, batches, settings, weights);
  }

  private static RecordStore store(
      java.util.Iterator<Tuple2<Integer, RecordBatch>> here, LinkSettings settings) {
    List<RecordBatch> found = new ArrayList<>();
    here.forEachRemaining(pair -> found.add(pair._2()));
    return RecordStore.of(
        found.iterator(), RecordColumns.of(settings).count(), settings.blocking().size());
  }

  @Override
  public void close() {
    placed.unpersist();
    batches.unpersist();
  }
}
