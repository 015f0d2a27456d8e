package citylake.orchestration.purge;

import citylake.ddl.Tables;
import citylake.lake.LakeCatalog;
import citylake.lake.NightTables;
import citylake.lake.OpsLog;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What is known of deleted rows: {@code ops.purge}, only ever added to. */
public final class PurgeBook {
  private static final String DECIDED = "decided";
  private static final String PROVED = "proved";

  private final LakeCatalog catalog;

  public PurgeBook(LakeCatalog catalog) {
    this.catalog = catalog;
  }

  /**
   * A purge of which lines were written.
   *
   * @param release number of the release that shows the lake without the rows
   */
  record Begun(String run, long release, LocalDate asOf, List<PurgeLine> lines) {}

  /**
   * A purge that was decided.
   *
   * @param release number of the release that shows the lake without the rows
   * @param asOf day on which periods were held to be over
   * @param lines a line a store and source
   */
  public record Written(
      String run, long release, LocalDate asOf, List<PurgeLine> lines, Standing standing) {}

  /** How a purge stands that was decided. */
  public enum Standing {
    /** All of it is gone. */
    PROVED,
    /** Cut off when readers had lost sight of the rows: the next purge finishes it. */
    UNFINISHED,
    /** Cut off before, so nothing went; the next purge counts anew. */
    GIVEN_UP
  }

  /** All that were decided, oldest first. */
  public List<Written> all() {
    Set<Object> proved = proved(rows());
    Set<Object> released = runs(new OpsLog(catalog, "").rows(Tables.OPS_RELEASE));
    List<Written> all = new ArrayList<>();
    for (Begun begun : begun(row -> DECIDED.equals(row.get("stage")))) {
      boolean isShown =
          released.contains(begun.run()) || begun.lines().stream().noneMatch(PurgeLine::isOfTable);
      Standing unproved = isShown ? Standing.UNFINISHED : Standing.GIVEN_UP;
      all.add(
          new Written(
              begun.run(),
              begun.release(),
              begun.asOf(),
              begun.lines(),
              proved.contains(begun.run()) ? Standing.PROVED : unproved));
    }
    return all;
  }

  /** Those whose rows readers do not see any more, and that are not proved, oldest first. */
  List<Begun> unfinished() {
    return all().stream()
        .filter(purge -> purge.standing() == Standing.UNFINISHED)
        .map(purge -> new Begun(purge.run(), purge.release(), purge.asOf(), purge.lines()))
        .toList();
  }

  private static Set<Object> proved(List<Map<String, Object>> rows) {
    Set<Object> proved = new HashSet<>();
    rows.stream()
        .filter(row -> PROVED.equals(row.get("stage")))
        .forEach(row -> proved.add(row.get("run")));
    return proved;
  }

  void decided(Begun purge, Clock clock) {
    write(purge, DECIDED, clock);
  }

  void proved(Begun purge, Clock clock) {
    write(purge, PROVED, clock);
  }

  private void write(Begun purge, String stage, Clock clock) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (PurgeLine line : purge.lines()) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("run", purge.run());
      row.put("store", line.store());
      row.put("source", line.source());
      row.put("kind", line.kind());
      row.put("stage", stage);
      row.put("written_at", clock.instant().atOffset(ZoneOffset.UTC));
      row.put("release_no", purge.release());
      row.put("as_of", purge.asOf());
      row.put("period", line.period());
      row.put("last_night", line.lastNight());
      row.put("deleted", line.deleted());
      row.put("records", line.records());
      row.put("oldest_night", line.oldest());
      row.put("newest_night", line.newest());
      row.put("content_hash", line.contentHash());
      rows.add(row);
    }
    new OpsLog(catalog, purge.run()).append(Tables.OPS_PURGE, rows);
  }

  private List<Begun> begun(Predicate<Map<String, Object>> which) {
    Map<String, Begun> begun = new LinkedHashMap<>();
    for (Map<String, Object> row : rows()) {
      if (which.test(row)) {
        begun
            .computeIfAbsent(
                (String) row.get("run"),
                run ->
                    new Begun(
                        run,
                        (Long) row.get("release_no"),
                        (LocalDate) row.get("as_of"),
                        new ArrayList<>()))
            .lines()
            .add(line(row));
      }
    }
    return begun.values().stream().sorted(Comparator.comparing(Begun::run)).toList();
  }

  /** The newest night of a kind that has gone from a store, and by which period; empty for none. */
  public Optional<PurgeLine> gone(String store, String kind) {
    return rows().stream()
        .filter(row -> PROVED.equals(row.get("stage")))
        .map(PurgeBook::line)
        .filter(line -> line.store().equals(store) && line.kind().equals(kind))
        .max(Comparator.comparing(PurgeLine::lastNight));
  }

  /**
   * Accepted records that deleted rows stood for, by source: of every purge whose release came, be
   * it proved or not.
   */
  public static Map<String, Long> recordsGone(NightTables tables) {
    List<Map<String, Object>> purges = tables.diary(Tables.OPS_PURGE);
    if (purges.isEmpty()) {
      return Map.of();
    }
    Set<Object> released = runs(tables.diary(Tables.OPS_RELEASE));
    return purges.stream()
        .filter(row -> DECIDED.equals(row.get("stage")) && released.contains(row.get("run")))
        .map(PurgeBook::line)
        .collect(Collectors.toMap(PurgeLine::source, PurgeLine::records, Long::sum));
  }

  /** Runs of every release that there ever was: maintenance leaves their rows. */
  private static Set<Object> runs(List<Map<String, Object>> releases) {
    Set<Object> runs = new HashSet<>();
    releases.forEach(row -> runs.add(row.get("run")));
    return runs;
  }

  private List<Map<String, Object>> rows() {
    return new OpsLog(catalog, "").rows(Tables.OPS_PURGE);
  }

  private static PurgeLine line(Map<String, Object> row) {
    return new PurgeLine(
        (String) row.get("store"),
        (String) row.get("source"),
        (String) row.get("kind"),
        (String) row.get("period"),
        (LocalDate) row.get("last_night"),
        (Long) row.get("deleted"),
        (Long) row.get("records"),
        (LocalDate) row.get("oldest_night"),
        (LocalDate) row.get("newest_night"),
        (String) row.get("content_hash"));
  }
}
