package citylake.testing;

import static java.util.stream.Collectors.toCollection;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Turns Java records into rows: test data and expected rows are written as records.
 *
 * <p>Takes the place of Spark's bean encoder, which gives an empty schema for a record without an
 * error. A component {@code occurredFrom} becomes the column {@code occurred_from}; its type
 * decides the column's, see {@link RecordTypes}. An empty {@link Optional} and a null are null.
 */
public final class RecordRows {
  private RecordRows() {}

  /**
   * A dataset of these records, which must be of one type; at least one is needed for the schema.
   */
  public static Dataset<Row> dataset(SparkSession session, Record first, Record... more) {
    List<Record> records = new ArrayList<>(List.of(first));
    records.addAll(Arrays.asList(more));
    return dataset(session, first.getClass(), records);
  }

  /** A dataset of these records, possibly none. */
  public static Dataset<Row> dataset(
      SparkSession session, Class<? extends Record> type, List<? extends Record> records) {
    return session.createDataFrame(
        records.stream().map(RecordRows::row).toList(), RecordTypes.schema(type));
  }

  /** The columns of a record type, in the order of its components. */
  public static StructType schema(Class<? extends Record> type) {
    return RecordTypes.schema(type);
  }

  /** The values of a record, in the order of its components. */
  public static Row row(Record record) {
    return RowFactory.create(
        Arrays.stream(record.getClass().getRecordComponents())
            .map(component -> cell(valueOf(component, record)))
            .toArray());
  }

  /** The column that a component of this name stands for: {@code cityCode} is city_code. */
  static String columnName(String component) {
    return component.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }

  private static Object valueOf(RecordComponent component, Record record) {
    try {
      component.getAccessor().setAccessible(true); // records declared inside a test are not public
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "Cannot read component %s of record %s."
              .formatted(component.getName(), record.getClass().getName()),
          e);
    }
  }

  private static Object cell(Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.map(RecordRows::cell).orElse(null);
    }
    if (value instanceof Record nested) {
      return row(nested);
    }
    if (value instanceof Enum<?> constant) {
      return constant.name();
    }
    if (value instanceof List<?> list) {
      return list.stream().map(RecordRows::cell).collect(toCollection(ArrayList::new));
    }
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> cells = new LinkedHashMap<>();
      map.forEach((key, entry) -> cells.put(cell(key), cell(entry)));
      return CollectionConverters.asScala(cells);
    }
    return value;
  }
}
