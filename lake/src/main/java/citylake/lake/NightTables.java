package citylake.lake;

import citylake.ddl.TableName;
import citylake.ddl.Tables;
import citylake.lineage.event.DatasetFacts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.spark.CommitMetadata;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * One night's view of the lake: each table as this night has made it so far, else as released.
 *
 * <p>Everything is read by snapshot id, so nothing that another process does can shift under a
 * step.
 */
public final class NightTables {
  private final LakeCatalog catalog;
  private final SparkSession session;
  private final Optional<Release> base;
  private final String run;
  private final Map<Rows, Long> standing = new ConcurrentHashMap<>();

  /**
   * @param session none for one that only looks
   * @param base the release on which the night builds; empty for the first
   * @param run the night's run key; names its branches
   */
  public NightTables(
      LakeCatalog catalog, SparkSession session, Optional<Release> base, String run) {
    this.catalog = catalog;
    this.session = session;
    this.base = base;
    this.run = run;
  }

  /**
   * What readers see and nothing else: no night's branch counts. Nothing can be computed through
   * it.
   */
  public static NightTables releasedOnly(LakeCatalog catalog, Release release) {
    return new NightTables(catalog, null, Optional.of(release), "");
  }

  /**
   * The snapshot that readers see, or the empty first one of a table that no release holds yet; for
   * one that computes, in its {@link PresentForm}. What people decided about refused records is
   * written at once and is in no release: the newest counts.
   */
  public long released(TableName name) {
    long released = asReleased(name);
    return session == null
        ? released
        : standing.computeIfAbsent(
            new Rows(name, released),
            rows -> PresentForm.ofSnapshot(catalog.load(rows.table()), rows.snapshot()));
  }

  private long asReleased(TableName name) {
    if (name.equals(Tables.QUARANTINE_DECISION)) {
      Table decisions = catalog.load(name);
      Snapshots.birth(decisions);
      return decisions.currentSnapshot().snapshotId();
    }
    return base.flatMap(release -> release.table(name))
        .map(Release.ReleasedTable::snapshotId)
        .orElseGet(() -> Snapshots.birth(catalog.load(name)));
  }

  /** The snapshot that this night's steps see. */
  public long seen(TableName name) {
    Table table = catalog.load(name);
    String branch = NightBranch.name(run);
    if (table.snapshot(branch) == null) {
      return released(name);
    }
    return session == null
        ? table.snapshot(branch).snapshotId()
        : PresentForm.ofBranch(table, branch);
  }

  /**
   * What tells the rows that this night's steps see from others: the snapshot that first held them,
   * whatever maintenance has done to their files since.
   */
  public long rowsSeen(TableName name) {
    return Marks.rowsOf(snapshot(name, seen(name)));
  }

  /** The same of the rows that readers see. */
  public long rowsReleased(TableName name) {
    return Marks.rowsOf(snapshot(name, released(name)));
  }

  public boolean isTouched(TableName name) {
    return seen(name) != released(name);
  }

  /**
   * What the snapshot says of itself that this night's steps see; empty for one that no step made.
   */
  public Optional<Marks> marks(TableName name) {
    return Marks.of(snapshot(name, seen(name)));
  }

  public Dataset<Row> read(TableName name) {
    return at(name, seen(name));
  }

  /** The table as this night sees it, for those who are told what a step read or made. */
  public DatasetFacts facts(TableName name) {
    long snapshot = seen(name);
    Table table = catalog.load(name);
    Map<String, String> summary = table.snapshot(snapshot).summary();
    return new DatasetFacts(
        name,
        table.location(),
        snapshot,
        Long.valueOf(summary.getOrDefault("total-records", "0")),
        Long.valueOf(summary.getOrDefault("total-files-size", "0")),
        Long.valueOf(summary.getOrDefault("total-data-files", "0")));
  }

  /**
   * Lets a step compute and write while its declared inputs, and no other table, can be read by
   * name: the same names that readers use, at the snapshots that this night sees. Holds in the
   * thread that asks, so that steps beside it see their own inputs.
   */
  public void reading(List<TableName> inputs, Runnable step) {
    Release seen =
        new Release(
            0, null, LocalDate.EPOCH, run, "night", Instant.EPOCH, forRelease(inputs, table -> ""));
    SparkSessions.active(
        session, () -> ReleaseCatalog.of(session).pinnedHere(seen, new Releases(catalog), step));
  }

  public Dataset<Row> readReleased(TableName name) {
    return at(name, released(name));
  }

  /** One a data file that holds released rows of these cities. */
  public List<FileBounds> releasedBounds(
      TableName name, String column, Collection<String> cityCodes) {
    long released = released(name);
    return FileBounds.of(catalog.load(name), released, column, cityCodes);
  }

  /**
   * Rows of a small table as readers see it, without Spark.
   *
   * @param columns that are wanted; none for all
   */
  public List<Map<String, Object>> releasedRows(TableName name, String... columns) {
    long released = released(name);
    return SmallTable.rows(catalog.load(name), released, columns);
  }

  /** The table by the name that readers use; only while a step is {@link #reading}. */
  public Dataset<Row> byName(TableName name) {
    return session.table(SparkSessions.RELEASED + "." + name);
  }

  /**
   * Drops what an earlier attempt of this night wrote to the table, when there is no work for it
   * any more.
   */
  public void forget(TableName name) {
    Snapshots.commit(
        catalog.load(name),
        table ->
            table.refs().containsKey(NightBranch.name(run))
                ? Optional.of(table.manageSnapshots().removeBranch(NightBranch.name(run)))
                : Optional.empty());
  }

  /** Rows that the table had when it was released; 0 for one that no release holds yet. */
  public long releasedRowCount(TableName name) {
    return rowCount(name, released(name));
  }

  /** Rows that the table has as this night sees it. */
  public long rowCount(TableName name) {
    return rowCount(name, seen(name));
  }

  /** Whether so many rows are computed with the settings of small steps, side by side. */
  public static boolean isSmall(long rows) {
    return SparkSessions.isSmall(rows);
  }

  /** Suits the session to the size of what is computed next; see {@link SparkSessions#suit}. */
  public void expectRows(long rows) {
    SparkSessions.suit(session, rows);
  }

  /** Whether the session's settings for the table are those of small ones. */
  public boolean isSmall(TableName name) {
    return SparkSessions.isSmall(rowCount(name));
  }

  private long rowCount(TableName name, long snapshot) {
    return Long.parseLong(snapshot(name, snapshot).summary().getOrDefault("total-records", "0"));
  }

  /** The table is loaded after the snapshot is known: to see a table may add one to it. */
  private Snapshot snapshot(TableName name, long id) {
    return catalog.load(name).snapshot(id);
  }

  /** Rows of a table of the lake's diary, all that there are; none where it has not been made. */
  public List<Map<String, Object>> diary(TableName name) {
    return new OpsLog(catalog, run).rows(name);
  }

  /** Rows of a small table as this night sees it, without Spark. */
  public List<Map<String, Object>> rows(TableName name) {
    long seen = seen(name);
    return SmallTable.rows(catalog.load(name), seen);
  }

  private Dataset<Row> at(TableName name, long snapshot) {
    return session
        .read()
        .option("versionAsOf", Long.toString(snapshot))
        .option(ScanCost.OPTION, ScanCost.OPEN_FILE)
        .table(SparkSessions.NIGHT + "." + name);
  }

  /**
   * Lets a step write its output, away from everyone, and makes that the night's state of the
   * table.
   *
   * @param writes the writing; may commit more than once; starts from what is released
   */
  public Staged stage(TableName output, Marks marks, Consumer<Attempt> writes) {
    Table table = catalog.load(output);
    NightBranch branch = NightBranch.attempt(table, run, marks.step(), released(output));
    marked(marks, () -> writes.accept(new Attempt(session, table, branch.writeTo())));
    long head = branch.finish(marks);
    branch.adopt(head);
    return new Staged(
        output,
        head,
        added(table, head, "added-records"),
        added(table, head, "added-files-size"),
        added(table, head, "added-data-files"));
  }

  private static void marked(Marks marks, Runnable writes) {
    try {
      CommitMetadata.withCommitProperties(
          marks.asProperties(),
          () -> {
            writes.run();
            return null;
          },
          RuntimeException.class);
    } catch (RuntimeException e) {
      throw e;
    }
  }

  /** Sum over the commits of the night. */
  private long added(Table table, long head, String what) {
    table.refresh();
    long start = released(TableName.of(plainName(table)));
    long added = 0;
    for (Snapshot s = table.snapshot(head);
        s != null && s.snapshotId() != start;
        s = s.parentId() == null ? null : table.snapshot(s.parentId())) {
      added += Long.parseLong(s.summary().getOrDefault(what, "0"));
    }
    return added;
  }

  private static String plainName(Table table) {
    return table.name().substring(table.name().indexOf('.') + 1);
  }

  /** All tables that the release will hold, each at the snapshot that this night sees. */
  public List<Release.ReleasedTable> forRelease(
      List<TableName> tables, Function<TableName, String> contractHash) {
    List<Release.ReleasedTable> released = new ArrayList<>();
    for (TableName name : tables) {
      long snapshot = seen(name);
      released.add(
          new Release.ReleasedTable(
              name, snapshot, snapshot(name, snapshot).schemaId(), contractHash.apply(name)));
    }
    return List.copyOf(released);
  }

  private record Rows(TableName table, long snapshot) {}

  /**
   * What a step has written.
   *
   * @param rowsWritten rows in the files added, unchanged rows of rewritten files included
   * @param bytesWritten size of the files added
   * @param filesWritten files added
   */
  public record Staged(
      TableName table, long snapshotId, long rowsWritten, long bytesWritten, long filesWritten) {}
}
