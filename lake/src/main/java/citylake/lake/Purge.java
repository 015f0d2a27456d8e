package citylake.lake;

import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;

import citylake.ddl.TableName;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.iceberg.ManageSnapshots;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.SupportsBulkOperations;
import org.apache.iceberg.spark.CommitMetadata;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * Deletes rows for good: from what readers see, from every earlier state of their table, and from
 * the disk.
 *
 * <p>In the order that survives a kill: the rows are deleted on {@code main}, which means nothing
 * to readers and is put back at every start; what is left is compared with what was there; one
 * release shows it; then the earlier states go with their files. The caller holds the lake's lock.
 */
public final class Purge {
  /** The kind of a release that shows the lake without deleted rows. */
  public static final String KIND = "purge";

  private static final String PART = "_part";
  private static final String NIGHT = "_night";
  private static final String GONE = "_gone";

  private final LakeCatalog catalog;
  private final Supplier<SparkSession> session;
  private final Releases releases;

  public Purge(LakeCatalog catalog, Supplier<SparkSession> session) {
    this.catalog = catalog;
    this.session = session;
    this.releases = new Releases(catalog);
  }

  /** What the released table holds of them, part by part; parts without rows are left out. */
  public List<PurgedRows> count(PurgeOrder order) {
    long released = current().table(order.table()).orElseThrow().snapshotId();
    Dataset<Row> parts = rows(order, released, order.isGone(), ", " + order.part() + " AS " + PART);
    Map<Row, String> hashes = ContentHash.byGroup(parts, List.of(PART), List.of(PART));
    List<PurgedRows> counted = new ArrayList<>();
    parts
        .withColumn(NIGHT, expr(order.night()))
        .groupBy(PART)
        .agg(functions.count(lit(1)), sum(expr(order.records())), min(NIGHT), max(NIGHT))
        .orderBy(PART)
        .collectAsList()
        .forEach(
            row ->
                counted.add(
                    new PurgedRows(
                        row.getString(0),
                        row.getLong(1),
                        row.getLong(2),
                        row.getDate(3).toLocalDate(),
                        row.getDate(4).toLocalDate(),
                        hashes.get(RowFactory.create(row.getString(0))))));
    return counted;
  }

  /** The values of an expression over them. */
  public Set<String> values(PurgeOrder order, String expression) {
    long released = current().table(order.table()).orElseThrow().snapshotId();
    Set<String> values = new TreeSet<>();
    rows(order, released, order.isGone(), "")
        .select(expr(expression))
        .distinct()
        .collectAsList()
        .forEach(row -> values.add(row.getString(0)));
    return values;
  }

  /**
   * Deletes them on {@code main} and compares what is left with what was there.
   *
   * @param rows how many there are, as {@link #count} says
   * @return the table as it is to be released
   * @throws IllegalStateException where another row would be missing or one of these left; readers
   *     see the release before and nothing was removed
   */
  public Release.ReleasedTable delete(PurgeOrder order, long rows) {
    Release.ReleasedTable before = current().table(order.table()).orElseThrow();
    Snapshot old = catalog.load(order.table()).snapshot(before.snapshotId());
    CommitMetadata.withCommitProperties(
        Marks.ofSameRows(old),
        () -> {
          session
              .get()
              .sql(
                  "DELETE FROM %s.%s WHERE %s"
                      .formatted(SparkSessions.NIGHT, order.table(), order.isGone()),
                  order.values());
          return null;
        },
        RuntimeException.class);
    Snapshot now = catalog.load(order.table()).currentSnapshot();
    refuseUnlessDeleted(order, old, now, rows);
    return new Release.ReleasedTable(
        order.table(), now.snapshotId(), now.schemaId(), before.contractHash());
  }

  /**
   * Refuses a table whose new form no night has released yet after a migration: that is the
   * night's.
   *
   * @throws IllegalStateException saying so
   */
  public void refuseOtherForm(PurgeOrder order) {
    Release.ReleasedTable released = current().table(order.table()).orElseThrow();
    Table table = catalog.load(released.table());
    if (PresentForm.hasOtherColumns(table, released.snapshotId())) {
      throw new IllegalStateException(
          "Cannot purge %s: the program was brought to a new version, and no night has released the table's new form yet. Run a night first. Readers see the release before; nothing was removed."
              .formatted(released.table()));
    }
  }

  private void refuseUnlessDeleted(PurgeOrder order, Snapshot old, Snapshot after, long rows) {
    String none = "0";
    Map<Boolean, String> there = reached(order, old);
    Map<Boolean, String> now = reached(order, after);
    String left = now.getOrDefault(true, none);
    long missing = total(old) - total(after);
    boolean isSame = there.getOrDefault(false, none).equals(now.getOrDefault(false, none));
    if (!left.equals(none) || missing != rows || !isSame) {
      throw new IllegalStateException(
          "Cannot purge %s: of %d rows to delete %d are gone, these are left: %s, and the content hash of the others is %s instead of %s. Readers see the release before; nothing was removed."
              .formatted(order.table(), rows, missing, left, now.get(false), there.get(false)));
    }
  }

  /**
   * Content hashes of the rows to delete (true) and of the others (false), in partitions in which
   * files can have changed.
   */
  private Map<Boolean, String> reached(PurgeOrder order, Snapshot snapshot) {
    Dataset<Row> rows =
        rows(
            order, snapshot.snapshotId(), order.isReached(), ", " + order.isGone() + " AS " + GONE);
    Map<Boolean, String> hashes = new HashMap<>();
    ContentHash.byGroup(rows, List.of(GONE), List.of(GONE))
        .forEach((group, hash) -> hashes.put(group.getBoolean(0), hash));
    return hashes;
  }

  private static long total(Snapshot snapshot) {
    return Long.parseLong(snapshot.summary().getOrDefault("total-records", "0"));
  }

  /** Shows readers the lake without the rows; earlier states are still there. */
  public Release release(String run, List<Release.ReleasedTable> purged, Clock clock) {
    Release before = current();
    List<Release.ReleasedTable> tables = new ArrayList<>();
    for (Release.ReleasedTable table : before.tables()) {
      tables.add(
          purged.stream()
              .filter(each -> each.table().equals(table.table()))
              .findFirst()
              .orElse(table));
    }
    Release now =
        new Release(
            before.number() + 1,
            before.number(),
            before.night(),
            run,
            KIND,
            clock.instant(),
            List.copyOf(tables));
    releases.commit(now);
    return now;
  }

  /**
   * Lets go of every earlier state of the table, and of every file that its newest state does not
   * name, however young; of tables that others write without the lock, only of files that earlier
   * states named. May be cut off anywhere and done again.
   *
   * @throws IllegalStateException where an earlier state or such a file is still there afterwards
   */
  public void forgetEarlierStates(TableName name) {
    Table table = catalog.load(name);
    Snapshots.commit(table, now -> withoutEarlierNames(now, releases.current().orElseThrow()));
    table.refresh();
    Set<Long> earlier = earlierStates(table);
    table
        .expireSnapshots()
        .expireOlderThan(System.currentTimeMillis() + 1)
        .retainLast(1)
        .cleanExpiredMetadata(true)
        .commit();
    boolean isWrittenByOthers = Diary.TABLES.contains(name);
    List<String> unnamed = isWrittenByOthers ? List.of() : unnamed(table);
    if (!unnamed.isEmpty()) {
      ((SupportsBulkOperations) table.io()).deleteFiles(unnamed);
    }
    refuseUnlessForgotten(name, earlier, isWrittenByOthers);
  }

  /** All but the newest, and the empty one from which branches start. */
  private static Set<Long> earlierStates(Table table) {
    Set<Long> states = new HashSet<>();
    table.snapshots().forEach(snapshot -> states.add(snapshot.snapshotId()));
    states.remove(table.currentSnapshot().snapshotId());
    states.remove(Snapshots.birth(table));
    return states;
  }

  private void refuseUnlessForgotten(TableName name, Set<Long> earlier, boolean isWrittenByOthers) {
    Table table = catalog.load(name);
    Set<Long> states = earlierStates(table);
    if (isWrittenByOthers) {
      states.retainAll(earlier);
    }
    List<String> unnamed = isWrittenByOthers ? List.of() : unnamed(table);
    if (!states.isEmpty() || !unnamed.isEmpty()) {
      throw new IllegalStateException(
          "Cannot prove that deleted rows of %s are gone: %d earlier states and %d files that no state names are still there. Readers do not see the rows any more; run citylake purge again."
              .formatted(name, states.size(), unnamed.size()));
    }
  }

  private static List<String> unnamed(Table table) {
    return TableFiles.of(table).orphans(Long.MAX_VALUE).values().stream()
        .map(file -> file.location())
        .toList();
  }

  private static Optional<ManageSnapshots> withoutEarlierNames(Table table, Release current) {
    long shown = current.table(nameOf(table)).map(Release.ReleasedTable::snapshotId).orElse(-1L);
    long birth = Snapshots.birth(table);
    ManageSnapshots change = table.manageSnapshots();
    boolean isChanged = false;
    for (var ref : table.refs().entrySet()) {
      long named = ref.getValue().snapshotId();
      boolean stays = ref.getKey().equals("main") || named == shown || named == birth;
      if (!stays && ref.getValue().isTag()) {
        change.removeTag(ref.getKey());
        isChanged = true;
      } else if (!stays) {
        change.removeBranch(ref.getKey());
        isChanged = true;
      }
    }
    return isChanged ? Optional.of(change) : Optional.empty();
  }

  private static TableName nameOf(Table table) {
    return TableName.of(table.name().substring(table.name().indexOf('.') + 1));
  }

  /** How large the table is on disk. */
  public TableState state(TableName name) {
    return TableFiles.of(catalog.load(name)).state(name);
  }

  private Release current() {
    return releases.current().orElseThrow(releases::nothingReleased);
  }

  private Dataset<Row> rows(PurgeOrder order, long snapshot, String condition, String more) {
    return session
        .get()
        .sql(
            "SELECT *%s FROM %s.%s VERSION AS OF %d WHERE %s"
                .formatted(more, SparkSessions.NIGHT, order.table(), snapshot, condition),
            order.values());
  }
}
