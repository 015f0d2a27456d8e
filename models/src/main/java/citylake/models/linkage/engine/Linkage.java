package citylake.models.linkage.engine;

import citylake.models.linkage.model.LinkModel;
import citylake.models.linkage.model.Weights;
import citylake.models.linkage.settings.Comparison;
import citylake.models.linkage.settings.LinkSettings;
import citylake.models.linkage.settings.Scope;
import citylake.models.linkage.settings.TermFrequency;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.api.java.function.PairFlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;

/**
 * One linkage of a table of records: learns a model from it, and scores its pairs by a model.
 *
 * <p>Input: one row a record, id unique and not null; several tables are one with a column that
 * tells them apart. The same records give the same model and the same pairs on any partitioning and
 * in any order. Holds encoded records in memory and on disk until closed. Between the table that is
 * read and those that are given back there are arrays of numbers, not rows: they are read and
 * encoded once, and nothing is planned or compiled for them.
 */
public final class Linkage implements AutoCloseable {
  /**
   * Records that one place gets, about: some 300 bytes each, and every core has a place in memory.
   */
  private static final long RECORDS_AT_A_PLACE = 1_000_000;

  private static final int MOST_PLACES = 4_096;

  private final LinkSettings settings;
  private final Summary summary;
  private final Dataset<Row> records;
  private final JavaRDD<RecordBatch> batches;
  private final SkewedKeys skewed;
  private final JavaRDD<RecordStore> places;
  private final List<JavaRDD<?>> held = new ArrayList<>();

  private Linkage(
      LinkSettings settings,
      Dataset<Row> records,
      JavaRDD<RecordBatch> batches,
      Summary summary,
      SkewedKeys skewed) {
    this.settings = settings;
    this.records = records;
    this.batches = batches;
    this.summary = summary;
    this.skewed = skewed;
    this.places = places(batches);
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
    FlatMapFunction<Iterator<InternalRow>, RecordBatch> encode =
        rows -> new BatchEncoder(rows, values, rules, hasSplits);
    JavaRDD<RecordBatch> batches =
        PlainRows.in(columns.select(records))
            .mapPartitions(encode)
            .persist(StorageLevel.MEMORY_AND_DISK());
    try {
      Summary summary = summarise(batches, settings);
      SkewedKeys skewed = SkewedKeys.of(records, batches, settings);
      return new Linkage(settings, records, batches, summary, skewed);
    } catch (IllegalArgumentException e) {
      batches.unpersist();
      throw e;
    }
  }

  private static Summary summarise(JavaRDD<RecordBatch> batches, LinkSettings settings) {
    int sampleSize = RandomPairs.sampleSize(settings);
    FlatMapFunction<Iterator<RecordBatch>, Summary> part =
        some -> Collections.singletonList(Summary.of(some, settings, sampleSize)).iterator();
    Summary all = Summary.merged(batches.mapPartitions(part).collect(), settings, sampleSize);
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

  private JavaRDD<RecordStore> places(JavaRDD<RecordBatch> some) {
    int places = placeCount();
    SkewedKeys keys = skewed;
    int columns = RecordColumns.of(settings).count();
    int rules = settings.blocking().size();
    PairFlatMapFunction<RecordBatch, Integer, RecordBatch> route =
        batch -> Router.route(batch.split == null ? batch : keys.split(batch), places).iterator();
    FlatMapFunction<Iterator<RecordBatch>, RecordStore> store =
        here -> Collections.singletonList(RecordStore.of(here, columns, rules)).iterator();
    JavaRDD<RecordStore> stores =
        some.flatMapToPair(route)
            .partitionBy(new HashPartitioner(places))
            .values()
            .mapPartitions(store)
            .persist(StorageLevel.MEMORY_AND_DISK());
    held.add(stores);
    return stores;
  }

  /** As few as leave no core idle and no place too large: a record goes to each of its places. */
  private int placeCount() {
    int rules = settings.blocking().size();
    int places = batches.context().defaultParallelism();
    while (places < MOST_PLACES
        && summary.records * (1 - Math.pow(1 - 1.0 / places, rules)) > RECORDS_AT_A_PLACE) {
      places *= 2;
    }
    return places;
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
    double[][] u = RandomPairs.shares(batches.context(), summary, settings);
    LinkSettings told = settings;
    Function<RecordStore, PairCounts> count = store -> PairCounts.of(new PairScan(store, told));
    PairCounts counts = new PairCounts();
    places.map(count).collect().forEach(counts::add);
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
    return score(places, model, false);
  }

  private ScoredPairs score(JavaRDD<RecordStore> there, LinkModel model, boolean changedOnly) {
    LinkSettings told = settings;
    Weights weights = new Weights(model);
    Frequencies frequencies = Frequencies.of(model, summary, settings);
    double least = Weights.ofProbability(settings.thresholds().review());
    Function<RecordStore, EdgeBatch> score =
        store -> new PairScorer(store, told, weights, frequencies, least).score(changedOnly);
    JavaRDD<EdgeBatch> edges = there.map(score).persist(StorageLevel.MEMORY_AND_DISK());
    return ScoredPairs.of(edges, records, batches, settings, weights);
  }

  /**
   * Scores the pairs that touch records that are new or have changed, and no others.
   *
   * @param changed hashes of their ids
   */
  ScoredPairs scoreChanged(LinkModel model, NumberSet changed) {
    SkewedKeys keys = skewed;
    Function<RecordBatch, RecordBatch> mark =
        batch -> ChangedRecords.mark(batch.split == null ? batch : keys.split(batch), changed);
    JavaRDD<RecordBatch> marked = batches.map(mark);
    NumberSet[] touched = ChangedRecords.keys(marked, settings.blocking().size());
    Function<RecordBatch, RecordBatch> besides = batch -> ChangedRecords.besides(batch, touched);
    return score(places(marked.map(besides)), model, true);
  }

  /** Records whose block has become too large, or is so no longer: ids and their hashes. */
  Dataset<Row> splitOtherwise(SkewedKeys before) {
    NumberSet[] keys = skewed.difference(before);
    FlatMapFunction<RecordBatch, InternalRow> ids =
        batch -> ChangedRecords.idsIn(batch, keys).iterator();
    return PlainRows.table(records, batches.flatMap(ids), StructType.fromDDL("id STRING NOT NULL"));
  }

  SkewedKeys skewed() {
    return skewed;
  }

  @Override
  public void close() {
    held.forEach(JavaRDD::unpersist);
    batches.unpersist();
  }
}
