package citylake.etl.dump;

import citylake.etl.format.DumpShape;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The columns of a dump as rows: one string per field of the contract, as delivered (an empty field
 * is an empty string; all are null on a record with a fault), then what is known about the record.
 */
final class DumpColumns {
  static final String DELIVERY = "_delivery";
  static final String FILE = "_file";

  /** Number of the data record in its file, 1-based. */
  static final String RECORD_NO = "_record_no";

  /** Offset of the record's first byte in the uncompressed file. */
  static final String BYTE_OFFSET = "_byte_offset";

  /** The record's exact bytes, without its record end. */
  static final String RECORD = "_record";

  /** SHA-256 of {@link #RECORD}. */
  static final String CONTENT_HASH = "_content_hash";

  /** Why the record does not split into its fields; null where it does. */
  static final String FAULT = "_fault";

  static final StructType ABOUT_THE_RECORD =
      new StructType()
          .add(DELIVERY, DataTypes.StringType, false)
          .add(FILE, DataTypes.StringType, false)
          .add(RECORD_NO, DataTypes.LongType, false)
          .add(BYTE_OFFSET, DataTypes.LongType, false)
          .add(RECORD, DataTypes.BinaryType, false)
          .add(CONTENT_HASH, DataTypes.BinaryType, false)
          .add(FAULT, DataTypes.StringType);

  private DumpColumns() {}

  static StructType schema(DumpShape shape) {
    StructType schema = new StructType();
    for (String field : shape.fields()) {
      schema = schema.add(field, DataTypes.StringType);
    }
    StructType all = schema;
    for (StructField column : ABOUT_THE_RECORD.fields()) {
      if (shape.fields().stream().anyMatch(column.name()::equalsIgnoreCase)) {
        throw new IllegalArgumentException(
            "Invalid dump shape: field '%s' has the name of a column about the record. Rename it in the dump's contract."
                .formatted(column.name()));
      }
      all = all.add(column);
    }
    return all;
  }
}
