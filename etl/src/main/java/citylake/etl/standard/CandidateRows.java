package citylake.etl.standard;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What must hold for a candidate row of any vendor before it may become a row of the lake. */
public final class CandidateRows {
  /** A column of the key is null or blank. */
  public static final String KEY_MISSING = "key_missing";

  /** The record neither states nor takes back anything that the vendor's SELECT knows. */
  public static final String OPERATION_UNKNOWN = "operation_unknown";

  /** The record is a trial of the city's platform: {@code _operation} is 'test'. */
  public static final String TEST_RECORD = "test_record";

  /** The record gives the changed fields alone: {@code _operation} is 'part'. */
  public static final String PARTIAL_CORRECTION = "partial_correction";

  private static final String FAULT = "_fault";

  private CandidateRows() {}

  /** The same rows; a fault that the record came with stays. */
  public static Dataset<Row> withFaults(Dataset<Row> candidates, StandardKind kind) {
    Column hasNoKey = lit(false);
    for (String key : kind.key()) {
      hasNoKey = hasNoKey.or(col(key).isNull()).or(col(key).equalTo(""));
    }
    Column isKnown = col("_operation").isin("upsert", "retract");
    Column fault =
        when(col("_operation").equalTo("test"), TEST_RECORD)
            .when(hasNoKey, KEY_MISSING)
            .when(isKnown, lit(null))
            .when(col("_operation").equalTo("part"), PARTIAL_CORRECTION)
            .otherwise(OPERATION_UNKNOWN);
    return candidates.withColumn(FAULT, coalesce(col(FAULT), fault));
  }
}
