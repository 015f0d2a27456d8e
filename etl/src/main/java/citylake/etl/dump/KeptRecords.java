package citylake.etl.dump;

import citylake.etl.format.DumpShape;
import citylake.etl.format.OneRecord;
import java.util.Spliterators;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Records whose bytes the lake has kept, split again as {@link DumpSource} splits those of a file:
 * by the same cursor, with the same columns, faults included.
 */
public final class KeptRecords {
  /** Night that took the record, {@code yyyy-mm-dd}: passed through beside the dump's columns. */
  public static final String NIGHT = "_night";

  private KeptRecords() {}

  /**
   * One row a record: the columns of a dump of this shape and {@link #NIGHT}.
   *
   * @param kept with the columns of {@code raw.record}
   */
  public static Dataset<Row> split(Dataset<Row> kept, DumpShape shape) {
    String shapeText = shape.toJson();
    StructType schema = DumpColumns.schema(shape).add(NIGHT, DataTypes.StringType, false);
    MapPartitionsFunction<Row, Row> one =
        rows -> {
          DumpShape declared = DumpShape.fromJson(shapeText);
          return StreamSupport.stream(Spliterators.spliteratorUnknownSize(rows, 0), false)
              .map(row -> row(row, declared, schema))
              .iterator();
        };
    return kept.selectExpr(
            "delivery",
            "file",
            "record_no",
            "byte_offset",
            "record",
            "content_hash",
            "cast(night AS STRING) AS night")
        .mapPartitions(one, Encoders.row(schema));
  }

  private static Row row(Row kept, DumpShape shape, StructType schema) {
    byte[] bytes = kept.getAs("record");
    OneRecord split = OneRecord.of(bytes, shape);
    Object[] values = new Object[schema.length()];
    for (StructField column : schema.fields()) {
      int at = schema.fieldIndex(column.name());
      values[at] =
          switch (column.name()) {
            case DumpColumns.DELIVERY -> kept.getAs("delivery");
            case DumpColumns.FILE -> kept.getAs("file");
            case DumpColumns.RECORD_NO -> kept.getAs("record_no");
            case DumpColumns.BYTE_OFFSET -> kept.getAs("byte_offset");
            case DumpColumns.RECORD -> bytes;
            case DumpColumns.CONTENT_HASH -> kept.getAs("content_hash");
            case DumpColumns.FAULT -> split.fault();
            case NIGHT -> kept.getAs("night");
            default -> split.fault() == null ? split.fields().get(at) : null;
          };
    }
    return RowFactory.create(values);
  }
}
