package citylake.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.iceberg.PartitionField;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.spark.SparkSchemaUtil;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.types.StructType;

/**
 * A step's way to write its output: only to its own branch of one table.
 *
 * <p>The branch is named in the table's name, the one form in which every Spark write keeps to it
 * (an option would write to main without a warning).
 */
public final class Attempt {
  /** Rows whose key is new are added too. */
  private static final String ADDING = " WHEN NOT MATCHED THEN INSERT *";

  /** In a snapshot's summary. */
  private static final String REPLACED = "spark.merge-into.num-target-rows-updated";

  private final SparkSession session;
  private final Table table;
  private final String branch;

  Attempt(SparkSession session, Table table, String branch) {
    this.session = session;
    this.table = table;
    this.branch = branch;
  }

  /** Adds the rows. */
  public void append(Dataset<Row> rows) {
    try {
      fitted(rows).writeTo(target()).append();
    } catch (NoSuchTableException e) {
      throw gone(e);
    }
  }

  /** Adds a few rows without Spark; see {@link SmallTable} for their form. */
  public void append(List<Map<String, Object>> rows) {
    if (!rows.isEmpty()) {
      table.newFastAppend().toBranch(branch).appendFile(SmallTable.write(table, rows)).commit();
    }
  }

  /** Puts the rows in the place of all others. */
  public void replace(Dataset<Row> rows) {
    try {
      fitted(rows).writeTo(target()).overwrite(lit(true));
    } catch (NoSuchTableException e) {
      throw gone(e);
    }
  }

  /** Puts a few rows in the place of all others, without Spark. */
  public void replace(List<Map<String, Object>> rows) {
    table
        .newOverwrite()
        .toBranch(branch)
        .overwriteByRowFilter(Expressions.alwaysTrue())
        .addFile(SmallTable.write(table, rows))
        .commit();
  }

  /**
   * Puts rows in the place of others, in the partitions in which they differ; where they are the
   * same, nothing is written.
   *
   * @param there all rows that the table has in the partitions concerned
   * @param rows what they shall be, all columns of the table
   */
  public void replaceChanged(Dataset<Row> there, Dataset<Row> rows) {
    StructType form = SparkSchemaUtil.convert(table.schema());
    Column[] columns =
        Arrays.stream(form.fields())
            .map(field -> col("`" + field.name() + "`").cast(field.dataType()).as(field.name()))
            .toArray(Column[]::new);
    List<String> partition = table.spec().fields().stream().map(PartitionField::name).toList();
    Dataset<Row> whole = rows.select(columns);
    Map<Row, String> before = ContentHash.byGroup(there.select(columns), partition);
    Map<Row, String> after = ContentHash.byGroup(whole, partition);
    Set<Row> touched = new HashSet<>(before.keySet());
    touched.addAll(after.keySet());
    touched.removeIf(group -> Objects.equals(before.get(group), after.get(group)));
    if (touched.isEmpty()) {
      return;
    }
    Column isTouched =
        touched.stream().map(group -> isIn(group, partition)).reduce(Column::or).orElseThrow();
    try {
      fitted(whole.filter(isTouched)).writeTo(target()).overwrite(isTouched);
    } catch (NoSuchTableException e) {
      throw gone(e);
    }
  }

  private static Column isIn(Row group, List<String> partition) {
    Column isIn = lit(true);
    for (int i = 0; i < partition.size(); i++) {
      isIn = isIn.and(col("`" + partition.get(i) + "`").equalTo(lit(group.get(i))));
    }
    return isIn;
  }

  /**
   * Replaces rows by key and adds those whose key is new; without a row, nothing is written.
   *
   * @param changes whole rows, at most one a key
   * @param keys the key columns, none of them null
   * @param touched rows that have the table's partition columns, in each partition that the changes
   *     can meet, so that the others stay unread
   */
  public void merge(Dataset<Row> changes, List<String> keys, Dataset<Row> touched) {
    Map<String, Object> values = new LinkedHashMap<>();
    String partitions = TouchedPartitions.of(table.spec(), touched).condition("t", values);
    if (!partitions.isEmpty()) {
      merge(changes, keys, "(" + partitions + ")", values, ADDING);
    }
  }

  /**
   * Replaces rows by key, each in its partition and with what first brought it ({@code
   * _row.first_seen}) as before: one with another would stand beside the row that it should
   * replace. Except in a small table, rows of different nights stay in different files; see {@link
   * MergeParts}.
   *
   * <p>No row is added: so while changes are few, Spark looks each row up among them and need not
   * sort the table's rows by key.
   *
   * @param changes whole rows, at most one a key; read more than once
   * @param keys the key columns, none of them null
   * @throws IllegalStateException when a change met no row
   */
  public void replaceWhereFirstSeen(Dataset<Row> changes, List<String> keys) {
    long expected = changes.count();
    table.refresh();
    Snapshot head = table.snapshot(branch);
    long replaced = 0;
    int nightsOfAFile = MergeParts.nightsOfAFile(head);
    if (nightsOfAFile > 0) {
      for (MergeParts.Part part : MergeParts.of(table, head.snapshotId(), changes, nightsOfAFile)) {
        Map<String, Object> values = new LinkedHashMap<>();
        String where = part.condition("t", values);
        replaced += replace(part.of(changes), keys, where, values);
      }
    } else if (expected > 0) {
      Map<String, Object> values = new LinkedHashMap<>();
      String where = TouchedPartitions.of(table.spec(), changes).condition("t", values);
      replaced = replace(changes, keys, "(" + where + ")", values);
    }
    if (replaced < expected) {
      throw new IllegalStateException(
          "Cannot replace rows of %s: %,d changed row(s), but only %,d of them met a row with their key where the key was first seen. Nothing of this is released, and no delivery can cause it: the program or the lake's files are at fault. Keep the lake and the log for whoever looks after the program."
              .formatted(table.name(), expected, replaced));
    }
  }

  /** Rows that were replaced, as Spark counted them for the snapshot. */
  private long replace(
      Dataset<Row> changes, List<String> keys, String where, Map<String, Object> values) {
    long before = table.snapshot(branch).snapshotId();
    merge(changes, keys, where, values, "");
    table.refresh();
    Snapshot after = table.snapshot(branch);
    if (after.snapshotId() == before) {
      return 0;
    }
    String replaced = after.summary().get(REPLACED);
    if (replaced == null) {
      throw new IllegalStateException(
          "Cannot tell how many rows of %s were replaced: Spark has not counted them (%s). Nothing of this is released. Run the night with the versions of Spark and Iceberg that Citylake comes with."
              .formatted(table.name(), REPLACED));
    }
    return Long.parseLong(replaced);
  }

  /**
   * @param where what is true of each row that is replaced, by conditions on the table alone
   * @param adding {@link #ADDING}, or nothing
   */
  private void merge(
      Dataset<Row> changes,
      List<String> keys,
      String where,
      Map<String, Object> values,
      String adding) {
    String sameKey =
        keys.stream()
            .map(key -> "t.`%s` = s.`%s`".formatted(key, key))
            .collect(Collectors.joining(" AND "));
    String view = "changes_of_" + branch;
    changes.createOrReplaceTempView(view);
    try {
      session.sql(
          "MERGE INTO %s t USING %s s ON %s AND %s WHEN MATCHED THEN UPDATE SET *%s"
              .formatted(target(), view, where, sameKey, adding),
          values);
    } finally {
      session.catalog().dropTempView(view);
    }
  }

  private Dataset<Row> fitted(Dataset<Row> rows) {
    return FittedRows.to(SparkSchemaUtil.convert(table.schema()), rows);
  }

  private String target() {
    String name = table.name().substring(table.name().indexOf('.') + 1);
    return SparkSessions.NIGHT + "." + name + ".branch_" + branch;
  }

  private IllegalStateException gone(NoSuchTableException e) {
    return new IllegalStateException(
        "Cannot write %s: the table is gone; released rows are unchanged".formatted(target()), e);
  }
}
