package citylake.lake;

import static java.util.stream.Collectors.toSet;

import citylake.ddl.TableName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.iceberg.ExpireSnapshots;
import org.apache.iceberg.ManageSnapshots;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;

/**
 * Lets go of releases that nobody needs any more, and of the states of tables that no release
 * names.
 *
 * <p>In the order that survives a kill: first the releases leave the list, so that no reader finds
 * them any more; then their tags go, the snapshots without a name, and last the files.
 */
final class Expiry {
  private static final Pattern TAG = Pattern.compile("r([1-9][0-9]*)");

  private final LakeCatalog catalog;
  private final Set<Long> kept;
  private final Instant now;
  private final Instant readersSince;

  /**
   * @param kept numbers of the releases that stay
   * @param readersSince states of the lake's diary that are younger may be in somebody's hands
   */
  Expiry(LakeCatalog catalog, Set<Long> kept, Instant now, Instant readersSince) {
    this.catalog = catalog;
    this.kept = kept;
    this.now = now;
    this.readersSince = readersSince;
  }

  /** Snapshots of the list of releases that would go, those of its own compactions among them. */
  private List<Snapshot> ofReleases(Table list) {
    Set<Long> named = list.refs().values().stream().map(SnapshotRef::snapshotId).collect(toSet());
    List<Snapshot> gone = new ArrayList<>();
    for (Snapshot snapshot : list.snapshots()) {
      boolean isKept = Releases.number(snapshot).map(kept::contains).orElse(false);
      boolean isYoung = snapshot.timestampMillis() >= readersSince.toEpochMilli();
      if (!isKept && !isYoung && !named.contains(snapshot.snapshotId())) {
        gone.add(snapshot);
      }
    }
    return gone;
  }

  /** Takes the releases that are not kept out of the list; their rows stay as a record. */
  void takeReleasesOut() {
    Table list = catalog.load(Releases.TABLE);
    List<Snapshot> gone = ofReleases(list);
    if (!gone.isEmpty()) {
      // Only those that are named: every other snapshot of this table is a release.
      ExpireSnapshots expiry = list.expireSnapshots().expireOlderThan(0);
      gone.forEach(snapshot -> expiry.expireSnapshotId(snapshot.snapshotId()));
      expiry.commit();
    }
  }

  /** Tags of releases that are not kept. */
  List<String> tags(Table table) {
    return table.refs().entrySet().stream()
        .filter(ref -> ref.getValue().isTag() && isGone(ref.getKey()))
        .map(Map.Entry<String, SnapshotRef>::getKey)
        .toList();
  }

  private boolean isGone(String tag) {
    var number = TAG.matcher(tag);
    return number.matches() && !kept.contains(Long.parseLong(number.group(1)));
  }

  /** Drops the tags, then the snapshots that nothing names, and their files. */
  void ofTable(TableName name) {
    Table table = catalog.load(name);
    Snapshots.commit(
        table,
        now -> {
          ManageSnapshots change = now.manageSnapshots();
          List<String> gone = tags(now);
          gone.forEach(change::removeTag);
          return gone.isEmpty() ? Optional.empty() : Optional.of(change);
        });
    table.refresh();
    if (unnamed(table) > 0) {
      table
          .expireSnapshots()
          .expireOlderThan(olderThan(name).toEpochMilli())
          .retainLast(1)
          .commit();
    }
  }

  /** Snapshots that nothing names once the tags have gone. */
  int unnamed(TableName name) {
    return name.equals(Releases.TABLE)
        ? ofReleases(catalog.load(name)).size()
        : unnamed(catalog.load(name));
  }

  private int unnamed(Table table) {
    Set<Long> named = new HashSet<>();
    table
        .refs()
        .forEach(
            (name, ref) -> {
              if (!ref.isTag() || !isGone(name)) {
                named.add(ref.snapshotId());
              }
            });
    Instant before = olderThan(TableName.of(table.name().substring(table.name().indexOf('.') + 1)));
    int unnamed = 0;
    for (Snapshot snapshot : table.snapshots()) {
      if (!named.contains(snapshot.snapshotId())
          && snapshot.timestampMillis() < before.toEpochMilli()) {
        unnamed++;
      }
    }
    return unnamed;
  }

  /** Released tables are read by snapshot id; the diary is read at its newest state. */
  private Instant olderThan(TableName name) {
    return Diary.TABLES.contains(name) ? readersSince : now.plusSeconds(1);
  }
}
