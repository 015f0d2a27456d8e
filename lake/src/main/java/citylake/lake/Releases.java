package citylake.lake;

import citylake.ddl.TableName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.ManageSnapshots;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotAncestryValidator;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.ValidationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lake's releases: the one commit at which a whole night appears to every reader.
 *
 * <p>The order survives a crash at any point: first every judged snapshot is tagged, then one row
 * is committed to {@code ops.release} if its head is still the predecessor (compare-and-set), then
 * branches are settled. Only the middle one shows; the last is repeated at every start.
 */
public final class Releases {
  private static final Logger LOG = LoggerFactory.getLogger(Releases.class);
  public static final TableName TABLE = TableName.of("ops.release");
  private static final String LINE = "citylake.release";

  /** By so much Iceberg lets a commit lie before the one before it. */
  private static final Duration TOLERATED = Duration.ofMinutes(1);

  private final LakeCatalog catalog;
  private final Clock clock;

  public Releases(LakeCatalog catalog) {
    this(catalog, Clock.systemUTC());
  }

  Releases(LakeCatalog catalog, Clock clock) {
    this.catalog = catalog;
    this.clock = clock;
  }

  LakeHome home() {
    return catalog.home();
  }

  /** The release that readers see; empty before the first night. */
  public Optional<Release> current() {
    return all().stream().findFirst();
  }

  /** What a reader is told before the first night. */
  IllegalStateException nothingReleased() {
    return new IllegalStateException(
        "Cannot read the lake at %s: nothing has been released yet. Run a night first: citylake night --date D --dumps DIR"
            .formatted(home().warehouse()));
  }

  /** Every release that has not expired, newest first. */
  public List<Release> all() {
    if (!catalog.exists(TABLE)) {
      return List.of();
    }
    List<Release> releases = new ArrayList<>();
    // Not along the parents: maintenance takes releases out of the middle.
    for (Snapshot snapshot : catalog.load(TABLE).snapshots()) {
      String line = snapshot.summary().get(LINE);
      if (line != null) {
        releases.add(ReleaseJson.read(line));
      }
    }
    releases.sort(Comparator.comparingLong(Release::number).reversed());
    return releases;
  }

  /**
   * The release of that number.
   *
   * @throws IllegalArgumentException naming the releases there are
   */
  public Release number(long number) {
    List<Release> all = all();
    return all.stream()
        .filter(release -> release.number() == number)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Invalid release number: %d. There %s."
                        .formatted(
                            number,
                            all.isEmpty()
                                ? "is no release yet; run a night first"
                                : "are releases " + ranges(all))));
  }

  /**
   * The rollback by which readers no longer see the release; empty where they see it, or what was
   * made on top of it.
   */
  public Optional<Release> undoing(long number) {
    return undoing(number, all());
  }

  static Optional<Release> undoing(long number, List<Release> newestFirst) {
    Map<Long, Release> known =
        newestFirst.stream().collect(Collectors.toMap(Release::number, release -> release));
    Release rollback = null;
    long shown = newestFirst.isEmpty() ? 0 : newestFirst.get(0).number();
    while (shown > number) {
      Release release = known.get(shown);
      if (release == null) {
        return Optional.empty(); // maintenance has removed it, and with it the answer
      }
      if (release.rolledBackTo().isPresent()) {
        rollback = release;
      }
      shown = release.rolledBackTo().orElse(release.parent() == null ? 0L : release.parent());
    }
    return shown < number ? Optional.ofNullable(rollback) : Optional.empty();
  }

  /** Numbers of the releases there are, e.g. "3, 7 to 9". */
  private static String ranges(List<Release> newestFirst) {
    List<Long> numbers = newestFirst.stream().map(Release::number).sorted().toList();
    List<String> ranges = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= numbers.size(); i++) {
      if (i == numbers.size() || numbers.get(i) != numbers.get(i - 1) + 1) {
        ranges.add(
            i - start == 1 && numbers.size() > 1
                ? numbers.get(start).toString()
                : numbers.get(start) + " to " + numbers.get(i - 1));
        start = i;
      }
    }
    boolean isWhole = ranges.size() == 1 && numbers.get(0) == 1;
    return String.join(", ", ranges) + (isWhole ? "" : "; maintenance has removed the others");
  }

  /** The release that the snapshot of {@link #TABLE} made; empty where it made none. */
  static Optional<Long> number(Snapshot snapshot) {
    return Optional.ofNullable(snapshot.summary().get(LINE))
        .map(line -> ReleaseJson.read(line).number());
  }

  /**
   * Makes the release the one that readers see.
   *
   * @throws ReleaseConflict when another release came in between; nothing has changed for readers
   */
  public void commit(Release release) {
    refuseBehind(catalog.load(TABLE));
    refuseUnlessOn(release);
    for (Release.ReleasedTable table : release.tables()) {
      tag(table, release.tag());
    }
    Table ops = catalog.load(TABLE);
    DataFile file = SmallTable.write(ops, List.of(row(release)));
    try {
      ops.newFastAppend()
          .appendFile(file)
          .set(LINE, ReleaseJson.write(release))
          .set(Marks.RUN, release.run())
          .validateWith(headIs(release.parent()))
          .commit();
    } catch (ValidationException e) {
      throw new ReleaseConflict(release, e);
    }
    settleLater(release);
  }

  /** Readers see the release already: what cannot be settled now is settled at the next start. */
  private void settleLater(Release release) {
    try {
      settle(release, null);
    } catch (RuntimeException e) {
      LOG.info("Branches of release {} are left for the next start to settle", release.number(), e);
    }
  }

  /** Iceberg would refuse each commit, in words that tell nothing of a clock. */
  private void refuseBehind(Table table) {
    Instant written =
        Instant.ofEpochMilli(
            ((HasTableOperations) table).operations().current().lastUpdatedMillis());
    if (clock.instant().plus(TOLERATED).isBefore(written)) {
      throw new IllegalStateException(
          "Cannot write to the lake %s: this machine's clock says %s, and the lake was written at %s already. Readers see the release before. Set the clock right; if it is right now and was ahead then, the lake can be written to from that time on."
              .formatted(
                  home().warehouse(),
                  clock.instant().truncatedTo(ChronoUnit.SECONDS),
                  written.truncatedTo(ChronoUnit.SECONDS)));
    }
  }

  /** Seen before the tags are moved; the compare-and-set of the commit alone decides a race. */
  private void refuseUnlessOn(Release release) {
    if (!Objects.equals(current().map(Release::number).orElse(null), release.parent())) {
      throw new ReleaseConflict(release, null);
    }
  }

  /** Whether the table's state is still there: a purge deletes those that held what it deleted. */
  boolean holds(Release.ReleasedTable table) {
    return catalog.load(table.table()).snapshot(table.snapshotId()) != null;
  }

  /**
   * Brings back the state of an earlier release, as a new one: history is added to, never
   * rewritten.
   *
   * @throws IllegalArgumentException where there is no such release, or a purge has deleted rows
   *     that it showed
   * @return the new release; the current one where that is the one asked for
   */
  public Release rollBackTo(long number, Instant at) {
    Release current = current().orElseThrow(() -> new IllegalArgumentException(noRelease(number)));
    Release target = number(number);
    if (target.tables().equals(current.tables())) {
      return current;
    }
    refuseBehindAPurge(target);
    Release back =
        new Release(
            current.number() + 1,
            current.number(),
            target.night(),
            Release.ROLLBACK + number,
            "rollback",
            at,
            target.tables());
    commit(back);
    return back;
  }

  /** Whatever of it is still there: what readers have lost sight of may not come back. */
  private void refuseBehindAPurge(Release target) {
    boolean isBehind =
        all().stream()
                .anyMatch(
                    later -> later.kind().equals(Purge.KIND) && later.number() > target.number())
            || !target.tables().stream().allMatch(this::holds);
    if (isBehind) {
      throw new IllegalArgumentException(
          "Cannot go back to release %d: it showed rows whose period is over, and which were deleted since. Nothing was changed. The newest purge, and the releases after it, can be gone back to: citylake release list"
              .formatted(target.number()));
    }
  }

  private static String noRelease(long number) {
    return "Invalid release number: %d. There is no release yet; run a night first."
        .formatted(number);
  }

  /**
   * Points {@code main} and the release's tag of every table at what is released (a writer that
   * lost the race for this release may have moved the tag) and drops branches that no run will come
   * back to; safe to repeat.
   *
   * @param resumed the run that is about to go on where it was, whose night branches stay; null for
   *     none
   * @throws IllegalStateException when the lake was last written at a time that has not come yet
   */
  public void settle(Release release, String resumed) {
    refuseBehind(catalog.load(TABLE));
    for (Release.ReleasedTable released : release.tables()) {
      Table settled = catalog.load(released.table());
      refuseBehind(settled);
      Snapshots.commit(
          settled,
          table -> {
            ManageSnapshots change = table.manageSnapshots();
            boolean changed = point(table, release.tag(), released.snapshotId(), change);
            if (table.currentSnapshot().snapshotId() != released.snapshotId()) {
              change.replaceBranch("main", released.snapshotId());
              changed = true;
            }
            for (String branch : NightBranch.leftovers(table, resumed, released.snapshotId())) {
              change.removeBranch(branch);
              changed = true;
            }
            return changed ? Optional.of(change) : Optional.empty();
          });
    }
  }

  private void tag(Release.ReleasedTable released, String tag) {
    Snapshots.commit(
        catalog.load(released.table()),
        table -> {
          ManageSnapshots change = table.manageSnapshots();
          return point(table, tag, released.snapshotId(), change)
              ? Optional.of(change)
              : Optional.empty();
        });
  }

  /** Adds to the change what makes the tag point at the snapshot; false where it does already. */
  private static boolean point(Table table, String tag, long snapshot, ManageSnapshots change) {
    Snapshot tagged = table.snapshot(tag);
    if (tagged == null) {
      change.createTag(tag, snapshot);
    } else if (tagged.snapshotId() != snapshot) {
      change.replaceTag(tag, snapshot);
    }
    return tagged == null || tagged.snapshotId() != snapshot;
  }

  private static SnapshotAncestryValidator headIs(Long parent) {
    return ancestors -> {
      for (Snapshot snapshot : ancestors) {
        String line = snapshot.summary().get(LINE);
        if (line != null) {
          return parent != null && ReleaseJson.read(line).number() == parent;
        }
      }
      return parent == null;
    };
  }

  private static Map<String, Object> row(Release release) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("release_no", release.number());
    row.put("parent_release_no", release.parent());
    row.put("night", release.night());
    row.put("run", release.run());
    row.put("kind", release.kind());
    row.put("released_at", release.releasedAt().atOffset(ZoneOffset.UTC));
    row.put(
        "tables",
        release.tables().stream()
            .map(
                table ->
                    Map.<String, Object>of(
                        "table", table.table().toString(),
                        "snapshot_id", table.snapshotId(),
                        "schema_id", table.schemaId(),
                        "contract_hash", table.contractHash()))
            .toList());
    return row;
  }
}
