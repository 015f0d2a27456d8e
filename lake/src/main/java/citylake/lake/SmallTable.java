package citylake.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.parquet.GenericParquetReaders;
import org.apache.iceberg.data.parquet.GenericParquetWriter;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.parquet.Parquet;
import org.apache.iceberg.types.Types;

/**
 * Rows of the lake's own small tables (deliveries, releases, runs, verdicts), written and read
 * without Spark.
 *
 * <p>A row is a map from column name to Iceberg's Java value (timestamps as {@code OffsetDateTime},
 * dates as {@code LocalDate}, structs as maps, arrays as lists); a missing column is null.
 * Unpartitioned tables only.
 */
public final class SmallTable {
  private SmallTable() {}

  /**
   * All rows as of a snapshot, in no particular order.
   *
   * @param columns that are wanted; none for all
   */
  public static List<Map<String, Object>> rows(Table table, long snapshotId, String... columns) {
    List<Map<String, Object>> rows = new ArrayList<>();
    IcebergGenerics.ScanBuilder scan = IcebergGenerics.read(table).useSnapshot(snapshotId);
    try (CloseableIterable<Record> records =
        (columns.length == 0 ? scan : scan.select(columns)).build()) {
      records.forEach(row -> rows.add(asMap(row)));
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to read " + table.name(), e);
    }
    return rows;
  }

  /** All rows of one data file, whether a snapshot holds it or not. */
  static List<Map<String, Object>> read(Table table, DataFile file) {
    List<Map<String, Object>> rows = new ArrayList<>();
    try (CloseableIterable<Record> records =
        Parquet.read(table.io().newInputFile(file.location()))
            .project(table.schema())
            .createReaderFunc(type -> GenericParquetReaders.buildReader(table.schema(), type))
            .build()) {
      records.forEach(row -> rows.add(asMap(row)));
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to read back a file of " + table.name(), e);
    }
    return rows;
  }

  /** Writes the rows into one data file that no snapshot holds yet. */
  static DataFile write(Table table, List<Map<String, Object>> rows) {
    String path = table.locationProvider().newDataLocation(UUID.randomUUID() + ".parquet");
    OutputFile file = table.io().newOutputFile(path);
    try {
      DataWriter<Record> writer =
          Parquet.writeData(file)
              .forTable(table)
              .withSpec(table.spec())
              .createWriterFunc(GenericParquetWriter::create)
              .build();
      try (writer) {
        rows.forEach(row -> writer.write(record(table.schema().asStruct(), row)));
      }
      return writer.toDataFile();
    } catch (IOException e) {
      throw new UncheckedIOException("Failed to write a file of " + table.name(), e);
    }
  }

  private static Record record(Types.StructType type, Map<?, ?> row) {
    Record result = GenericRecord.create(type);
    for (Types.NestedField field : type.fields()) {
      result.setField(field.name(), value(field.type(), row.get(field.name())));
    }
    return result;
  }

  private static Object value(org.apache.iceberg.types.Type type, Object value) {
    if (value instanceof Map<?, ?> struct && type.isStructType()) {
      return record(type.asStructType(), struct);
    }
    if (value instanceof List<?> list && type.isListType()) {
      return list.stream().map(element -> value(type.asListType().elementType(), element)).toList();
    }
    return value;
  }

  private static Map<String, Object> asMap(Record row) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (Types.NestedField field : row.struct().fields()) {
      map.put(field.name(), plain(row.getField(field.name())));
    }
    return map;
  }

  private static Object plain(Object value) {
    if (value instanceof Record struct) {
      return asMap(struct);
    }
    return value instanceof List<?> list ? list.stream().map(SmallTable::plain).toList() : value;
  }
}
