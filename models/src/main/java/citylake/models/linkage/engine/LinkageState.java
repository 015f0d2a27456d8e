package citylake.models.linkage.engine;

import citylake.models.linkage.settings.LinkSettings;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * What is kept from one run of a linkage to the next: stored tables, three of them.
 *
 * @param records one row a record: {@code id}, {@code fingerprint} of what the linkage sees of it,
 *     {@code cluster_id}, and {@code component_id}, the first id of all that hang together by links
 * @param pairs the pairs from the review threshold on, as {@link ScoredPairs#pairs} has them
 * @param skewed keys whose blocks were split: {@code rule}, {@code key}
 */
public record LinkageState(Dataset<Row> records, Dataset<Row> pairs, Dataset<Row> skewed) {
  static final StructType RECORDS =
      StructType.fromDDL(
          "id STRING NOT NULL, fingerprint BIGINT NOT NULL, cluster_id STRING NOT NULL,"
              + " component_id STRING NOT NULL");
  static final StructType SKEWED = StructType.fromDDL("rule INT NOT NULL, key BIGINT NOT NULL");

  /**
   * Before the first run: no record is known, so all are new.
   *
   * @param beside any table of the session
   */
  public static LinkageState empty(Dataset<?> beside, LinkSettings settings) {
    return new LinkageState(
        DriverRows.of(beside, List.of(), RECORDS),
        DriverRows.of(beside, List.of(), PairRows.schema(settings)),
        DriverRows.of(beside, List.of(), SKEWED));
  }
}
