package citylake.orchestration.purge;

import citylake.ddl.TableName;
import citylake.governance.approval.Approvals;
import citylake.lake.LakeCatalog;
import citylake.lake.MigrationRunner;
import citylake.lake.Purge;
import citylake.lake.PurgeOrder;
import citylake.lake.Release;
import citylake.lake.Releases;
import citylake.lake.TableState;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/**
 * Deletes what is past its period, and proves it.
 *
 * <p>What is to go is written down first, then one release shows the lake without it, then earlier
 * states and files go, and last the proof is written. Cut off before the release, nothing has
 * happened; cut off after it, the next purge finishes. The caller holds the lake's lock.
 */
public final class PurgeRun {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS").withZone(ZoneOffset.UTC);

  private final LocalDate asOf;
  private final LakeCatalog catalog;
  private final Supplier<Approvals> approvals;
  private final Clock clock;
  private final Purge purge;
  private final Releases releases;
  private final PurgeBook book;
  private long files;
  private long bytes;

  /**
   * @param asOf day on which periods are held to be over
   * @param approvals as they stand when asked; rows that one in force opens for a case stay
   */
  public PurgeRun(
      LocalDate asOf,
      LakeCatalog catalog,
      Supplier<SparkSession> session,
      Supplier<Approvals> approvals,
      Clock clock) {
    this.asOf = asOf;
    this.catalog = catalog;
    this.approvals = approvals;
    this.clock = clock;
    this.purge = new Purge(catalog, session);
    this.releases = new Releases(catalog);
    this.book = new PurgeBook(catalog);
  }

  /** What there is to do; changes nothing. */
  public PurgePlan plan() {
    refuseUnlessMigrated();
    PastRows past = past();
    return plan(past, lines(past, past.tables()));
  }

  private static List<PurgeLine> lines(PastRows past, Map<PurgeOrder, List<PurgeLine>> tables) {
    List<PurgeLine> lines = new ArrayList<>();
    tables.values().forEach(lines::addAll);
    lines.addAll(past.others());
    return lines;
  }

  private PurgePlan plan(PastRows past, List<PurgeLine> lines) {
    return new PurgePlan(
        asOf,
        List.copyOf(lines),
        past.held(),
        unfinished().stream().map(PurgeBook.Begun::run).toList(),
        past.next(asOf).orElse(null));
  }

  private PastRows past() {
    return past(approvals.get());
  }

  private PastRows past(Approvals now) {
    return new PastRows(catalog, current(), purge, asOf, now, clock.instant());
  }

  private Release current() {
    return releases
        .current()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "Cannot purge the lake at %s: nothing has been released yet. Nothing was deleted."
                        .formatted(catalog.home().warehouse())));
  }

  /** Purges whose rows readers do not see any more, and that are not proved. */
  private List<PurgeBook.Begun> unfinished() {
    return book.unfinished();
  }

  /**
   * Does all of it.
   *
   * @throws IllegalStateException where another row would be missing, or one that had to go were
   *     still there; says what readers see
   */
  public PurgeResult run() {
    refuseUnlessMigrated();
    releases.settle(current(), null);
    List<PurgeLine> proved = new ArrayList<>();
    for (PurgeBook.Begun begun : unfinished()) {
      prove(begun, past());
      proved.addAll(begun.lines());
    }
    Approvals known = approvals.get();
    PastRows past = past(known);
    Map<PurgeOrder, List<PurgeLine>> tables = past.tables();
    List<PurgeLine> lines = lines(past, tables);
    PurgePlan plan = plan(past, lines);
    tables.keySet().forEach(purge::refuseOtherForm);
    if (!approvals.get().equals(known)) {
      throw new IllegalStateException(
          "Cannot purge now: an approval was decided on while it was counted what goes. Nothing was deleted; run it again.");
    }
    Release before = current();
    Release now = before;
    if (!lines.isEmpty()) {
      PurgeBook.Begun begun =
          new PurgeBook.Begun(
              "purge_" + STAMP.format(clock.instant()),
              tables.isEmpty() ? before.number() : before.number() + 1,
              asOf,
              lines);
      book.decided(begun, clock);
      now = tables.isEmpty() ? before : released(begun.run(), tables);
      prove(begun, past);
      proved.addAll(lines);
    }
    return new PurgeResult(plan, now, !now.equals(before), List.copyOf(proved), files, bytes);
  }

  private void refuseUnlessMigrated() {
    current();
    if (!new MigrationRunner(catalog).pending().isEmpty()) {
      throw new IllegalStateException(
          "Cannot purge the lake at %s: its tables have the form of an earlier version of the program. Run a night first. Nothing was deleted."
              .formatted(catalog.home().warehouse()));
    }
  }

  private Release released(String run, Map<PurgeOrder, List<PurgeLine>> tables) {
    List<Release.ReleasedTable> purged = new ArrayList<>();
    tables.forEach(
        (order, lines) ->
            purged.add(purge.delete(order, lines.stream().mapToLong(PurgeLine::deleted).sum())));
    return purge.release(run, purged, clock);
  }

  private void prove(PurgeBook.Begun begun, PastRows past) {
    PastDecisions decisions = new PastDecisions(catalog);
    PastFiles landed = past.files();
    Set<String> held = past.heldDeliveries();
    for (PurgeLine line : begun.lines()) {
      if (line.isOfDecisions()) {
        decisions.delete(line, held);
      } else if (!line.isOfTable()) {
        bytes += landed.delete(line, held);
        files += line.deleted();
      }
    }
    begun.lines().stream()
        .filter(line -> line.isOfTable() || line.isOfDecisions())
        .map(PurgeLine::store)
        .distinct()
        .map(TableName::of)
        .forEach(this::forget);
    book.proved(begun, clock);
  }

  private void forget(TableName table) {
    TableState before = purge.state(table);
    purge.forgetEarlierStates(table);
    TableState after = purge.state(table);
    files += before.files() - after.files();
    bytes += before.bytes() - after.bytes();
  }
}
