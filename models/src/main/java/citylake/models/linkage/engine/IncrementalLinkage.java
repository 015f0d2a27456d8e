package citylake.models.linkage.engine;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.xxhash64;

import citylake.models.linkage.model.LinkModel;
import citylake.models.linkage.model.Weights;
import citylake.models.linkage.settings.LinkSettings;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * One more run of a linkage over records that have changed a little since the last: scores the
 * pairs that touch a new or changed record, takes out those that touched a deleted one, and
 * rebuilds the components that this touches. What comes out is what one run over all records gives
 * by the same model.
 *
 * <p>A record has changed where anything that the linkage sees of it has, or where its block has
 * become too large and is split, or is so no longer.
 */
public final class IncrementalLinkage implements AutoCloseable {
  private final Linkage linkage;
  private final ScoredPairs scored;
  private final Dataset<Row> changed;
  private final LinkageState after;
  private final long changedRecords;
  private final long rebuiltRecords;

  private IncrementalLinkage(
      Linkage linkage,
      ScoredPairs scored,
      Dataset<Row> changed,
      long changedRecords,
      TouchedComponents touched,
      LinkageState after) {
    this.linkage = linkage;
    this.scored = scored;
    this.changed = changed;
    this.changedRecords = changedRecords;
    this.rebuiltRecords = touched.size();
    this.after = after;
  }

  /**
   * Runs.
   *
   * @param records all records as they are now
   * @param model frozen: the one of the runs before
   * @param before what the run before left, stored
   * @throws IllegalArgumentException where the model would weigh the same pair otherwise in another
   *     run, or the records cannot be linked
   */
  public static IncrementalLinkage of(
      Dataset<Row> records, LinkSettings settings, LinkModel model, LinkageState before) {
    checkFrozen(model);
    Linkage linkage = Linkage.of(records, settings);
    try {
      return of(linkage, records, settings, model, before);
    } catch (RuntimeException e) {
      linkage.close();
      throw e;
    }
  }

  private static IncrementalLinkage of(
      Linkage linkage,
      Dataset<Row> records,
      LinkSettings settings,
      LinkModel model,
      LinkageState before) {
    SkewedKeys skewedBefore = SkewedKeys.fromRows(before.skewed().collectAsList(), settings);
    Dataset<Row> fingerprints = RecordColumns.of(settings).fingerprints(records);
    Dataset<Row> changed =
        changes(fingerprints, before.records())
            .union(linkage.splitOtherwise(skewedBefore))
            .distinct() // a record may have changed in both ways
            .persist(StorageLevel.MEMORY_AND_DISK());
    long[] hashes =
        changed.select(xxhash64(col("id"))).as(Encoders.LONG()).collectAsList().stream()
            .mapToLong(Long::longValue)
            .toArray();
    ScoredPairs scored = linkage.scoreChanged(model, NumberSet.of(hashes));
    Dataset<Row> pairs =
        without(without(before.pairs(), "id_l", changed), "id_r", changed).union(scored.pairs());
    double link = Weights.ofProbability(settings.thresholds().link());
    TouchedComponents touched =
        TouchedComponents.of(
            before.records(),
            changed,
            pairs.filter(col("match_weight").geq(link)).select("id_l", "id_r", "match_weight"),
            scored.pairs().filter(col("match_weight").geq(link)).select("id_l", "id_r"));
    Dataset<Row> now = touched.records(fingerprints, settings.thresholds().support());
    Dataset<Row> skewed = DriverRows.of(records, linkage.skewed().toRows(), LinkageState.SKEWED);
    return new IncrementalLinkage(
        linkage, scored, changed, hashes.length, touched, new LinkageState(now, pairs, skewed));
  }

  private static void checkFrozen(LinkModel model) {
    for (LinkModel.Learnt learnt : model.comparisons()) {
      if (learnt.comparison().termFrequency() != null && learnt.frequencies() == null) {
        throw new IllegalArgumentException(
            "Cannot link in increments: the model has no frequencies of %s, so the same pair would weigh otherwise every night. Nothing was linked; use a model that was trained."
                .formatted(learnt.comparison().name()));
      }
    }
  }

  /** Ids of records that are new, gone or not what they were. */
  private static Dataset<Row> changes(Dataset<Row> now, Dataset<Row> before) {
    Dataset<Row> known =
        before.select(col("id").as("known_id"), col("fingerprint").as("known_fingerprint"));
    return now.join(known, col("id").equalTo(col("known_id")), "full_outer")
        .filter("NOT fingerprint <=> known_fingerprint")
        .selectExpr("coalesce(id, known_id) AS id");
  }

  private static Dataset<Row> without(Dataset<Row> pairs, String side, Dataset<Row> changed) {
    return pairs.join(changed, pairs.col(side).equalTo(changed.col("id")), "left_anti");
  }

  /** What the next run needs: to be stored before this one is closed. */
  public LinkageState after() {
    return after;
  }

  /** The linkage of all records; closed with this one. */
  public Linkage linkage() {
    return linkage;
  }

  /** Records that are new, gone, changed, or in a block that is now cut otherwise. */
  public long changedRecords() {
    return changedRecords;
  }

  /** Pairs that were scored. */
  public long compared() {
    return scored.compared();
  }

  /** Records of components that were built anew. */
  public long rebuiltRecords() {
    return rebuiltRecords;
  }

  @Override
  public void close() {
    changed.unpersist();
    scored.close();
    linkage.close();
  }
}
