package citylake.serving.gateway;

import citylake.serving.gateway.wire.ResultColumn;
import citylake.serving.gateway.wire.SqlType;
import citylake.serving.gateway.wire.WireValues;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * The columns in which a statement's rows are given. They are Spark's, but for SHOW TABLES: clients
 * of Hive take the first column for the table's name.
 */
record ResultShape(List<ResultColumn> found, List<ResultColumn> columns, int first) {
  private static final List<String> SHOWN_TABLES = List.of("namespace", "tableName", "isTemporary");
  private static final int NAME = 1;

  static ResultShape of(StructType schema) {
    List<ResultColumn> found = ResultColumn.of(schema);
    return List.of(schema.fieldNames()).equals(SHOWN_TABLES)
        ? new ResultShape(found, List.of(ResultColumn.of("tab_name", SqlType.STRING)), NAME)
        : new ResultShape(found, found, 0);
  }

  Object[] values(Row row) {
    Object[] values = WireValues.of(row, found);
    return first == 0 ? values : new Object[] {values[first]};
  }
}
