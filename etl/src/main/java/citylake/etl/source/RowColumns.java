package citylake.etl.source;

import java.util.List;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Columns of a candidate row beside those about the world. */
public final class RowColumns {
  /** {@code upsert} or {@code retract}. */
  public static final String OPERATION = "_operation";

  /** Orders records of one key within and across the night's files, before the record number. */
  public static final String SEQUENCE = "_sequence";

  /** Values that a rule changed: column, rule, hash of the text before. */
  public static final String CHANGES_COLUMN = "_changes";

  /** Faults found on the row. */
  public static final String ISSUES_COLUMN = "_issues";

  /** What a vendor's SELECT may give beside world columns. */
  static final List<String> CONTROL = List.of(OPERATION, SEQUENCE, CHANGES_COLUMN, ISSUES_COLUMN);

  /** Where the record lies and why it does not split: handed on from the dump as they are. */
  public static final List<String> PASSED_ON =
      List.of("_delivery", "_file", "_record_no", "_byte_offset", "_content_hash", "_fault");

  /** Type of {@link #CHANGES_COLUMN}. */
  public static final DataType CHANGES =
      new ArrayType(
          new StructType()
              .add("column", DataTypes.StringType)
              .add("rule", DataTypes.StringType)
              .add("before_hash", DataTypes.BinaryType),
          true);

  /** Type of {@link #ISSUES_COLUMN}. */
  public static final DataType ISSUES = new ArrayType(DataTypes.StringType, true);

  private RowColumns() {}

  static DataType controlType(String column) {
    return switch (column) {
      case CHANGES_COLUMN -> CHANGES;
      case ISSUES_COLUMN -> ISSUES;
      default -> DataTypes.StringType;
    };
  }
}
