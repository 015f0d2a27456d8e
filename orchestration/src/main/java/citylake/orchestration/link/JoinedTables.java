package citylake.orchestration.link;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.instr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.substring_index;

import citylake.lake.PlainFile;
import citylake.models.linkage.settings.LinkSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;

/**
 * One table as it is, or many as one: a column tells them apart, and a record's id gets the name of
 * its table in front, because two registers may number alike.
 */
final class JoinedTables {
  /** Stands between the table's name and the id; no table's name holds it. */
  static final String ID_BEGINS = "/";

  private static final String TABLE = "_table";

  private final Dataset<Row> records;
  private final LinkSettings settings;
  private final boolean isOne;

  private JoinedTables(Dataset<Row> records, LinkSettings settings, boolean isOne) {
    this.records = records;
    this.settings = settings;
    this.isOne = isOne;
  }

  static JoinedTables of(SparkSession session, List<NamedTable> tables, LinkSettings settings) {
    List<Dataset<Row>> read = new ArrayList<>();
    for (NamedTable table : tables) {
      read.add(named(PlainFile.read(session, table.file()), table, settings));
    }
    if (read.size() == 1) {
      return new JoinedTables(read.get(0), settings, true);
    }
    Set<String> differing = differingTypes(read);
    Dataset<Row> all = null;
    for (Dataset<Row> table : read) {
      Dataset<Row> alike = asText(table, differing);
      all = all == null ? alike : all.unionByName(alike, true);
    }
    String id = "table_and_" + settings.id();
    Column named = concat(col(TABLE), lit(ID_BEGINS), col(settings.id()).cast("string"));
    return new JoinedTables(all.withColumn(id, named).drop(TABLE), settings.naming(id), false);
  }

  private static Dataset<Row> named(Dataset<Row> table, NamedTable name, LinkSettings settings) {
    List<String> columns = Arrays.asList(table.columns());
    if (!columns.contains(settings.id())) {
      throw new IllegalArgumentException(
          "Cannot link: table %s has no column %s (named by id). Nothing was linked; it has %s."
              .formatted(name.name(), settings.id(), columns));
    }
    Dataset<Row> named = table.withColumn(TABLE, lit(name.name()));
    boolean isTold = settings.source() == null || columns.contains(settings.source());
    return isTold ? named : named.withColumn(settings.source(), lit(name.name()));
  }

  /** One file may hold numbers where another holds text. */
  private static Set<String> differingTypes(List<Dataset<Row>> tables) {
    Map<String, DataType> types = new TreeMap<>();
    Set<String> differing = new TreeSet<>();
    for (Dataset<Row> table : tables) {
      for (var field : table.schema().fields()) {
        DataType before = types.putIfAbsent(field.name(), field.dataType());
        if (before != null
            && !before.equals(field.dataType())
            && !(before instanceof ArrayType && field.dataType() instanceof ArrayType)) {
          differing.add(field.name());
        }
      }
    }
    return differing;
  }

  private static Dataset<Row> asText(Dataset<Row> table, Set<String> columns) {
    Dataset<Row> changed = table;
    for (String column : table.columns()) {
      if (columns.contains(column)) {
        changed = changed.withColumn(column, col(column).cast("string"));
      }
    }
    return changed;
  }

  Dataset<Row> records() {
    return isOne ? records.drop(TABLE) : records;
  }

  LinkSettings settings() {
    return settings;
  }

  /** How many of the clusters' records are of a table. */
  long recordsOf(Dataset<Row> clusters, String table) {
    return isOne
        ? clusters.count()
        : clusters.filter(col("id").startsWith(table + ID_BEGINS)).count();
  }

  /** The pairs with table and id apart, where there are many tables; the strongest first. */
  Dataset<Row> pairs(Dataset<Row> pairs) {
    Dataset<Row> told = isOne ? pairs : apart(apart(pairs, "id_l", "table_l"), "id_r", "table_r");
    Column[] order =
        isOne
            ? new Column[] {col("match_weight").desc(), col("id_l"), col("id_r")}
            : new Column[] {
              col("match_weight").desc(), col("table_l"), col("id_l"), col("table_r"), col("id_r")
            };
    return told.coalesce(1).sortWithinPartitions(order);
  }

  /** The clusters likewise; {@code cluster_id} stays the whole id of the cluster's first record. */
  Dataset<Row> clusters(Dataset<Row> clusters) {
    Dataset<Row> told = isOne ? clusters : apart(clusters, "id", "table");
    return told.coalesce(1)
        .sortWithinPartitions(
            isOne
                ? new Column[] {col("cluster_id"), col("id")}
                : new Column[] {col("cluster_id"), col("table"), col("id")});
  }

  private static Dataset<Row> apart(Dataset<Row> rows, String id, String table) {
    List<Column> columns = new ArrayList<>();
    for (String column : rows.columns()) {
      if (column.equals(id)) {
        columns.add(substring_index(col(id), ID_BEGINS, 1).as(table));
        columns.add(
            col(id).substr(instr(col(id), ID_BEGINS).plus(1), lit(Integer.MAX_VALUE)).as(id));
      } else {
        columns.add(col(column));
      }
    }
    return rows.select(columns.toArray(Column[]::new));
  }
}
