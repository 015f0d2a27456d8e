package citylake.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;

import citylake.ddl.TableContract;
import citylake.ddl.TableContracts;
import citylake.ddl.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What became of a table's rows from one release to another, by key.
 *
 * @param before rows in the older release
 * @param after rows in the newer one
 * @param added keys that only the newer one has
 * @param removed keys that only the older one has
 * @param changed keys of both whose rows differ in a column that the content hash counts
 */
public record ReleaseDiff(
    TableName table, long before, long after, long added, long removed, long changed) {

  /**
   * Compares all tables whose snapshot differs. Tables of either release are in it; one that the
   * other lacks has 0 rows there.
   *
   * @return by table name; empty where both releases show the same
   */
  public static List<ReleaseDiff> between(ReleasedReader reader, Release older, Release newer) {
    List<ReleaseDiff> diffs = new ArrayList<>();
    for (Release.ReleasedTable table : newer.tables()) {
      Optional<Release.ReleasedTable> there = older.table(table.table());
      if (there.isEmpty() || there.get().snapshotId() != table.snapshotId()) {
        diffs.add(ofTable(reader, table.table(), there.map(unused -> older), newer));
      }
    }
    for (Release.ReleasedTable table : older.tables()) {
      if (newer.table(table.table()).isEmpty()) {
        long rows =
            reader.query(
                older, "SELECT * FROM lake." + table.table(), rowsThere -> rowsThere.count());
        diffs.add(new ReleaseDiff(table.table(), rows, 0, 0, rows, 0));
      }
    }
    return List.copyOf(diffs);
  }

  private static ReleaseDiff ofTable(
      ReleasedReader reader, TableName table, Optional<Release> older, Release newer) {
    String name = "SELECT * FROM lake." + table;
    return reader.query(
        newer,
        name,
        rows ->
            older.isEmpty()
                ? onlyNew(table, rows.count())
                : compared(
                    table,
                    rows.sparkSession().sql(name + " VERSION AS OF " + older.get().number()),
                    rows));
  }

  private static ReleaseDiff onlyNew(TableName table, long rows) {
    return new ReleaseDiff(table, 0, rows, rows, 0, 0);
  }

  /**
   * A migration may have come in between: a column that one side lacks, also within a struct, is
   * null there, so that rows differ where it was filled.
   */
  private static ReleaseDiff compared(TableName table, Dataset<Row> older, Dataset<Row> newer) {
    TableContract contract = TableContracts.of(table);
    List<String> keys = contract.keyColumns();
    Dataset<Row> whole = older.unionByName(newer.limit(0), true);
    Dataset<Row> sameForm = newer.unionByName(older.limit(0), true).to(whole.schema());
    Dataset<Row> before = hashed(whole, contract).toDF(names(keys, "before"));
    Dataset<Row> after = hashed(sameForm, contract).toDF(names(keys, "after"));
    Column sameKey =
        keys.stream()
            .map(key -> col("before_" + key).eqNullSafe(col("after_" + key)))
            .reduce(Column::and)
            .orElseThrow();
    Column isOld = col("before_hash").isNotNull();
    Column isNew = col("after_hash").isNotNull();
    Row counts =
        before
            .join(after, sameKey, "full_outer")
            .agg(
                count_if(isOld),
                count_if(isNew),
                count_if(isOld.unary_$bang()),
                count_if(isNew.unary_$bang()),
                count_if(col("before_hash").notEqual(col("after_hash"))))
            .head();
    return new ReleaseDiff(
        table,
        counts.getLong(0),
        counts.getLong(1),
        counts.getLong(2),
        counts.getLong(3),
        counts.getLong(4));
  }

  private static Dataset<Row> hashed(Dataset<Row> rows, TableContract contract) {
    List<Column> columns = new ArrayList<>();
    contract.keyColumns().forEach(key -> columns.add(col("`" + key + "`")));
    columns.add(ContentHash.ofRow(rows.schema(), contract.contentHashExcludes()));
    return rows.select(columns.toArray(Column[]::new));
  }

  private static String[] names(List<String> keys, String side) {
    List<String> names = new ArrayList<>();
    keys.forEach(key -> names.add(side + "_" + key));
    names.add(side + "_hash");
    return names.toArray(String[]::new);
  }
}
