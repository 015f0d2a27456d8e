package citylake.lake;

import citylake.ddl.TableName;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.FileInfo;
import org.apache.iceberg.io.SupportsBulkOperations;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Keeps a lake light: fewer and larger files, no releases that nobody needs, nothing that killed
 * writers have left.
 *
 * <p>Compacted tables appear as a release of their own, whose rows are proved to be those of the
 * release before. Each part may be cut off anywhere and is done again by the next run. The caller
 * holds the lake's lock.
 */
public final class Maintenance {
  private final LakeCatalog catalog;
  private final Supplier<SparkSession> session;
  private final Retention retention;
  private final Clock clock;
  private final int minimumFiles;
  private final Releases releases;

  /**
   * @param session opened only when there are data files to write anew
   */
  public Maintenance(
      LakeCatalog catalog, Supplier<SparkSession> session, Retention retention, Clock clock) {
    this(catalog, session, retention, clock, Compaction.MINIMUM_FILES);
  }

  /**
   * @param minimumFiles small files in a partition from which it pays to write them anew
   */
  public Maintenance(
      LakeCatalog catalog,
      Supplier<SparkSession> session,
      Retention retention,
      Clock clock,
      int minimumFiles) {
    this.minimumFiles = minimumFiles;
    this.catalog = catalog;
    this.session = session;
    this.retention = retention;
    this.clock = clock;
    this.releases = new Releases(catalog);
  }

  /** What there is to do; changes nothing. */
  public MaintenancePlan plan() {
    Expiry expiry = expiry();
    List<TableState> states = new ArrayList<>();
    Map<TableName, Integer> smallFiles = new TreeMap<>();
    Map<TableName, Integer> manifests = new TreeMap<>();
    List<String> branches = new ArrayList<>();
    int tags = 0;
    int snapshots = 0;
    int orphans = 0;
    long orphanBytes = 0;
    for (TableName name : catalog.tables()) {
      Table table = catalog.load(name);
      TableFiles files = TableFiles.of(table);
      states.add(files.state(name));
      Compaction compaction = compaction(table);
      if (!waitsForANight(name, table)) {
        note(smallFiles, name, compaction.smallFiles());
        note(manifests, name, compaction.smallManifests());
      }
      tags += expiry.tags(table).size();
      snapshots += expiry.unnamed(name);
      branches.addAll(leftovers(name, table));
      var gone = files.orphans(orphansBefore());
      orphans += gone.size();
      orphanBytes += gone.values().stream().mapToLong(FileInfo::size).sum();
    }
    return new MaintenancePlan(
        List.copyOf(states),
        smallFiles,
        manifests,
        expiring(),
        tags,
        snapshots,
        branches,
        orphans,
        orphanBytes);
  }

  private Compaction compaction(Table table) {
    return releases
        .current()
        .map(release -> Compaction.asOf(release.night(), table, minimumFiles))
        .orElseGet(() -> new Compaction(table, minimumFiles));
  }

  private static void note(Map<TableName, Integer> counts, TableName name, int count) {
    if (count > 0) {
      counts.put(name, count);
    }
  }

  private List<String> leftovers(TableName name, Table table) {
    return releases
        .current()
        .flatMap(release -> release.table(name))
        .map(
            released ->
                NightBranch.leftovers(table, "", released.snapshotId()).stream()
                    .map(branch -> name + ": " + branch)
                    .toList())
        .orElse(List.of());
  }

  /**
   * Does all of it.
   *
   * @return the release that shows the compacted tables; the current one where nothing was written
   *     anew
   * @throws IllegalStateException when a table's rows would be others than before; readers see the
   *     release before and nothing was removed
   */
  public Release run() {
    Release before =
        releases
            .current()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "Cannot maintain the lake at %s: nothing has been released yet. Run a night first."
                            .formatted(catalog.home().warehouse())));
    releases.settle(before, null);
    Release now = compacted(before);
    for (TableName name : Diary.TABLES) {
      compactDiary(name);
    }
    Expiry expiry = expiry();
    expiry.takeReleasesOut();
    for (TableName name : catalog.tables()) {
      if (!name.equals(Releases.TABLE)) {
        expiry.ofTable(name);
      }
      removeOrphans(catalog.load(name));
    }
    return now;
  }

  private Release compacted(Release before) {
    List<Release.ReleasedTable> tables = new ArrayList<>();
    for (Release.ReleasedTable released : before.tables()) {
      tables.add(compacted(released));
    }
    if (tables.equals(before.tables())) {
      return before;
    }
    Release now =
        new Release(
            before.number() + 1,
            before.number(),
            before.night(),
            "maintenance_of_r" + before.number(),
            "maintenance",
            clock.instant(),
            List.copyOf(tables));
    releases.commit(now);
    return now;
  }

  private Release.ReleasedTable compacted(Release.ReleasedTable released) {
    Table table = catalog.load(released.table());
    if (PresentForm.hasOtherColumns(table, released.snapshotId())) {
      return released;
    }
    Compaction compaction = compaction(table);
    if (compaction.smallFiles() > 0) {
      compaction.ofData(session.get());
      refuseUnlessSame(released, table.currentSnapshot().snapshotId());
    }
    if (compaction.smallManifests() > 0) {
      compaction.ofManifests();
    }
    long snapshot = table.currentSnapshot().snapshotId();
    return snapshot == released.snapshotId()
        ? released
        : new Release.ReleasedTable(
            released.table(),
            snapshot,
            table.currentSnapshot().schemaId(),
            released.contractHash());
  }

  /**
   * A migration ran, and no night has released the table's new form yet: written anew, its rows
   * would have that form, which is the night's to show.
   */
  private boolean waitsForANight(TableName name, Table table) {
    return releases
        .current()
        .flatMap(release -> release.table(name))
        .filter(released -> PresentForm.hasOtherColumns(table, released.snapshotId()))
        .isPresent();
  }

  /** Rows of the two states of a table, every column of them, by content hash. */
  void refuseUnlessSame(Release.ReleasedTable released, long snapshot) {
    String before = hash(released.table(), released.snapshotId());
    String after = hash(released.table(), snapshot);
    if (!before.equals(after)) {
      throw new IllegalStateException(
          "Cannot release the compacted %s: its rows are not those of before (content hash %s instead of %s). Readers see the release before; nothing was removed."
              .formatted(released.table(), after, before));
    }
  }

  private String hash(TableName table, long snapshot) {
    SparkSessions.suit(
        session.get(),
        Long.parseLong(
            catalog.load(table).snapshot(snapshot).summary().getOrDefault("total-records", "0")));
    Dataset<Row> rows =
        session
            .get()
            .read()
            .option("versionAsOf", Long.toString(snapshot))
            .option(ScanCost.OPTION, ScanCost.OPEN_FILE)
            .table(SparkSessions.NIGHT + "." + table);
    return ContentHash.of(rows, List.of());
  }

  private void compactDiary(TableName name) {
    if (catalog.exists(name)) {
      Compaction compaction = new Compaction(catalog.load(name), minimumFiles);
      if (compaction.smallFiles() > 0) {
        compaction.ofSmallTable();
      }
    }
  }

  private void removeOrphans(Table table) {
    Set<String> gone = new HashSet<>();
    TableFiles.of(table).orphans(orphansBefore()).values().forEach(f -> gone.add(f.location()));
    if (!gone.isEmpty()) {
      ((SupportsBulkOperations) table.io()).deleteFiles(gone);
    }
  }

  private List<Long> expiring() {
    List<Release> all = releases.all();
    Set<Long> kept = retention.kept(all, clock.instant());
    return all.stream().map(Release::number).filter(n -> !kept.contains(n)).sorted().toList();
  }

  private Expiry expiry() {
    Instant now = clock.instant();
    return new Expiry(
        catalog, retention.kept(releases.all(), now), now, now.minus(retention.readers()));
  }

  private long orphansBefore() {
    return clock.instant().minus(retention.orphans()).toEpochMilli();
  }
}
