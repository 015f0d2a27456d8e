package citylake.models.linkage.engine;

import static org.apache.spark.sql.functions.col;

import citylake.models.linkage.model.LinkModel;
import citylake.models.linkage.model.Weights;
import citylake.models.linkage.settings.Comparison;
import citylake.models.linkage.settings.LinkSettings;
import citylake.models.linkage.settings.Scope;
import citylake.models.linkage.settings.TermFrequency;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.MapFunction;
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
  private final SkewedKeys skewed;
  private final Dataset<Tuple2<Integer, RecordBatch>> placed;
  private final List<Dataset<?>> held = new ArrayList<>();

  private Linkage(
      LinkSettings settings, Dataset<RecordBatch> batches, Summary summary, SkewedKeys skewed) {
    this.settings = settings;
    this.batches = batches;
    this.summary = summary;
    this.skewed = skewed;
    this.placed = placed(batches);
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
    boolean hasSplits = settings.hasSplits();
    MapPartitionsFunction<Row, RecordBatch> encode =
        rows -> new BatchEncoder(rows, values, rules, hasSplits);
    Dataset<RecordBatch> batches =
        columns
            .select(records)
            .mapPartitions(encode, BATCH)
            .persist(StorageLevel.MEMORY_AND_DISK());
    try {
      Summary summary = summarise(batches, settings);
      return new Linkage(settings, batches, summary, SkewedKeys.of(batches, settings));
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

  private Dataset<Tuple2<Integer, RecordBatch>> placed(Dataset<RecordBatch> some) {
    long copies = summary.records * settings.blocking().size();
    int places = (int) Math.min(MOST_PLACES, 2 * (1 + copies / (2 * RECORDS_AT_A_PLACE)));
    SkewedKeys keys = skewed;
    FlatMapFunction<RecordBatch, Tuple2<Integer, RecordBatch>> route =
        batch -> Router.route(batch.split == null ? batch : keys.split(batch), places).iterator();
    Dataset<Tuple2<Integer, RecordBatch>> sent =
        some.flatMap(route, Encoders.tuple(Encoders.INT(), BATCH))
            .repartitionById(places, col("_1"))
            .persist(StorageLevel.MEMORY_AND_DISK());
    held.add(sent);
    return sent;
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
    return records < 2 ? 0 : (double) records * (records - 1) / 2;
  }

  /**
   * Learns a model without labels; what the settings fix stays as it is.
   *
   * @throws NothingToLearn where no rule picks any pair
   * @throws IllegalArgumentException where a block is larger than the settings allow
   */
  public LinkModel train() {
    if (settings.isFullyGiven()) {
      return withFrequencies(LinkModel.fixed(settings.training().prior(), settings.comparisons()));
    }
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
    if (counts.isEmpty()) {
      throw new NothingToLearn(summary.records);
    }
    return withFrequencies(Training.learn(settings, counts, u, possiblePairs()));
  }

  /** The model with the values that were common where it was trained. */
  private LinkModel withFrequencies(LinkModel model) {
    RecordColumns columns = RecordColumns.of(settings);
    return new LinkModel(
        model.prior(),
        model.comparisons().stream()
            .map(
                learnt -> {
                  TermFrequency asked = learnt.comparison().termFrequency();
                  return asked == null
                      ? learnt
                      : new LinkModel.Learnt(
                          learnt.comparison(),
                          learnt.m(),
                          learnt.u(),
                          Frequencies.common(
                              summary, columns.of(learnt.comparison()), asked.floor()));
                })
            .toList());
  }

  /** Columns of comparisons in which no record has a value: they speak neither for nor against. */
  public List<String> columnsWithoutValues() {
    RecordColumns columns = RecordColumns.of(settings);
    return settings.comparisons().stream()
        .filter(comparison -> summary.known[columns.of(comparison)] == 0)
        .map(Comparison::column)
        .distinct()
        .toList();
  }

  /**
   * Scores every pair that a rule picks and keeps those from the review threshold on.
   *
   * @throws IllegalArgumentException where a block is larger than the settings allow
   */
  public ScoredPairs score(LinkModel model) {
    return score(placed, model, false);
  }

  private ScoredPairs score(
      Dataset<Tuple2<Integer, RecordBatch>> there, LinkModel model, boolean changedOnly) {
    LinkSettings told = settings;
    Weights weights = new Weights(model);
    Frequencies frequencies = Frequencies.of(model, summary, settings);
    double least = Weights.ofProbability(settings.thresholds().review());
    MapPartitionsFunction<Tuple2<Integer, RecordBatch>, EdgeBatch> score =
        here ->
            Collections.singletonList(
                    new PairScorer(store(here, told), told, weights, frequencies, least)
                        .score(changedOnly))
                .iterator();
    Dataset<EdgeBatch> edges =
        there
            .mapPartitions(score, Encoders.javaSerialization(EdgeBatch.class))
            .persist(StorageLevel.MEMORY_AND_DISK());
    return ScoredPairs.of(edges, batches, settings, weights);
  }

  /**
   * Scores the pairs that touch records that are new or have changed, and no others.
   *
   * @param changed hashes of their ids
   */
  ScoredPairs scoreChanged(LinkModel model, NumberSet changed) {
    SkewedKeys keys = skewed;
    MapFunction<RecordBatch, RecordBatch> mark =
        batch -> ChangedRecords.mark(batch.split == null ? batch : keys.split(batch), changed);
    Dataset<RecordBatch> marked = batches.map(mark, BATCH);
    NumberSet[] touched = ChangedRecords.keys(marked, settings.blocking().size());
    MapFunction<RecordBatch, RecordBatch> besides = batch -> ChangedRecords.besides(batch, touched);
    return score(placed(marked.map(besides, BATCH)), model, true);
  }

  /** Records whose block has become too large, or is so no longer: ids and their hashes. */
  Dataset<Row> splitOtherwise(SkewedKeys before) {
    NumberSet[] keys = skewed.difference(before);
    FlatMapFunction<RecordBatch, String> ids =
        batch -> ChangedRecords.idsIn(batch, keys).iterator();
    return batches.flatMap(ids, Encoders.STRING()).toDF("id");
  }

  SkewedKeys skewed() {
    return skewed;
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
    held.forEach(Dataset::unpersist);
    batches.unpersist();
  }
}
