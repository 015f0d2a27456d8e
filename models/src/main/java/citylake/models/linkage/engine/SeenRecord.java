package citylake.models.linkage.engine;

import citylake.models.linkage.settings.LinkSettings;
import citylake.models.linkage.settings.Scope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What a linkage sees of one record. Holds values of a person: for an explanation that a clerk asks
 * for, never for a log, a message or anything published.
 *
 * @param values by column, as text; null where missing
 * @param keys of each blocking rule, hashed; null where a column of the rule is missing
 * @param source of the record where only records of different sources are compared; else null
 */
public record SeenRecord(String id, Map<String, String> values, List<Long> keys, String source) {
  private static final int FIRST_VALUE = 2; // after the id and its hash

  /**
   * Those of the records that have these ids, by id; ids that no record has are left out.
   *
   * @throws IllegalArgumentException where a column is missing or one of the ids repeats
   */
  public static Map<String, SeenRecord> of(
      Dataset<Row> records, LinkSettings settings, Collection<String> ids) {
    ColumnCheck.throwMissing(records, settings);
    RecordColumns columns = RecordColumns.of(settings);
    Dataset<Row> seen = columns.select(records);
    String[] names = new String[seen.columns().length];
    for (int c = 0; c < names.length; c++) {
      names[c] = "c" + c;
    }
    Dataset<Row> numbered = seen.toDF(names);
    Map<String, SeenRecord> found = new TreeMap<>();
    for (Row row : numbered.filter(numbered.col("c0").isin(ids.toArray())).collectAsList()) {
      SeenRecord record = of(row, columns, settings);
      if (found.put(record.id(), record) != null) {
        throw new IllegalArgumentException(
            "Cannot explain: a %s names more than one record. Nothing was written; give each record an id of its own."
                .formatted(settings.id()));
      }
    }
    return found;
  }

  private static SeenRecord of(Row row, RecordColumns columns, LinkSettings settings) {
    Map<String, String> values = new HashMap<>();
    for (int c = 0; c < columns.count(); c++) {
      values.put(columns.name(c), row.getString(FIRST_VALUE + c));
    }
    List<Long> keys = new ArrayList<>();
    for (int r = 0; r < settings.blocking().size(); r++) {
      keys.add(row.getAs(FIRST_VALUE + columns.count() + r));
    }
    boolean hasSource = settings.scope() == Scope.BETWEEN;
    return new SeenRecord(
        row.getString(0), values, keys, hasSource ? values.get(settings.source()) : null);
  }

  /** Without any value, so that none gets into a log or a message by mistake. */
  @Override
  public String toString() {
    return "SeenRecord, values not shown";
  }
}
