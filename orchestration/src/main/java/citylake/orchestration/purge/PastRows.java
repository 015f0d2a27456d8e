package citylake.orchestration.purge;

import citylake.ddl.TableName;
import citylake.ddl.Tables;
import citylake.governance.approval.Approvals;
import citylake.lake.LakeCatalog;
import citylake.lake.NightTables;
import citylake.lake.Purge;
import citylake.lake.PurgeOrder;
import citylake.lake.PurgedRows;
import citylake.lake.Release;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Looks through a release for what is past its period. */
final class PastRows {
  private final LakeCatalog catalog;
  private final Release release;
  private final Purge purge;
  private final List<Past> past = new ArrayList<>();
  private final Map<String, List<Hold>> holds = new HashMap<>();
  private final Map<String, TreeSet<LocalDate>> nights = new TreeMap<>();
  private final Map<String, Set<String>> sources = new TreeMap<>();
  private final List<Map<String, Object>> deliveries;
  private final Set<String> heldDeliveries = new TreeSet<>();
  private final List<PurgePlan.Held> held = new ArrayList<>();

  PastRows(
      LakeCatalog catalog,
      Release release,
      Purge purge,
      LocalDate asOf,
      Approvals approvals,
      Instant now) {
    this.catalog = catalog;
    this.release = release;
    this.purge = purge;
    this.deliveries =
        NightTables.releasedOnly(catalog, release).releasedRows(Tables.OPS_DELIVERY).stream()
            .filter(row -> "taken".equals(row.get("status")))
            .toList();
    for (Map<String, Object> row : deliveries) {
      String kind = (String) row.get("kind");
      nights.computeIfAbsent(kind, any -> new TreeSet<>()).add((LocalDate) row.get("night"));
      sources.computeIfAbsent(kind, any -> new TreeSet<>()).add((String) row.get("source"));
    }
    for (Past each : Past.on(asOf)) {
      if (each.isLanding() || hasNight(each)) {
        past.add(each);
      }
      List<Hold> ofKind = each.isOfRows() ? Hold.on(each.store(), approvals, now) : List.of();
      if (!ofKind.isEmpty() && release.table(TableName.of(each.store())).isPresent()) {
        holds.put(each.store(), ofKind);
        look(each, ofKind);
      }
    }
  }

  private boolean hasNight(Past each) {
    TreeSet<LocalDate> ofKind = nights.get(each.kind());
    return ofKind != null && !ofKind.first().isAfter(each.lastNight());
  }

  private void look(Past each, List<Hold> ofKind) {
    for (Hold hold : ofKind) {
      purge
          .count(Orders.heldPast(each, hold))
          .forEach(
              rows ->
                  held.add(
                      new PurgePlan.Held(
                          hold.approval(), hold.caseNo(), each.store(), rows.rows())));
      // Rows within their own period, too: what was delivered may go earlier than they.
      PurgeOrder all = Orders.held(each, hold);
      for (String tag : List.of("_row.delivery", "_row.first_seen", "_row.last_seen")) {
        heldDeliveries.addAll(purge.values(all, tag));
      }
    }
  }

  List<PurgePlan.Held> held() {
    return List.copyOf(held);
  }

  Set<String> heldDeliveries() {
    return Set.copyOf(heldDeliveries);
  }

  PastFiles files() {
    return new PastFiles(catalog.home().landing(), deliveries);
  }

  /** What goes of rows, by table; what goes of other stores has no order. */
  Map<PurgeOrder, List<PurgeLine>> tables() {
    Map<PurgeOrder, List<PurgeLine>> found = new LinkedHashMap<>();
    for (Past each : past) {
      if (each.isOfRows()) {
        note(
            found, Orders.ofRows(each, holds.getOrDefault(each.store(), List.of())), List.of(each));
      }
    }
    for (TableName store :
        List.of(Tables.RAW_RECORD, Tables.QUARANTINE_RECORD, Tables.QUARANTINE_RESOLUTION)) {
      List<Past> ofStore =
          past.stream().filter(each -> each.store().equals(store.toString())).toList();
      if (!ofStore.isEmpty()) {
        note(found, Orders.ofEvidence(store, ofStore, sources, heldDeliveries), ofStore);
      }
    }
    return found;
  }

  private void note(Map<PurgeOrder, List<PurgeLine>> found, PurgeOrder order, List<Past> of) {
    List<PurgeLine> lines = new ArrayList<>();
    if (release.table(order.table()).isPresent()) {
      for (PurgedRows rows : purge.count(order)) {
        Past kind =
            of.stream()
                .filter(each -> sources.get(each.kind()).contains(rows.part()))
                .findFirst()
                .orElseThrow();
        lines.add(
            new PurgeLine(
                kind.store(),
                rows.part(),
                kind.kind(),
                kind.period().words(),
                kind.lastNight(),
                rows.rows(),
                rows.records(),
                rows.oldest(),
                rows.newest(),
                rows.contentHash()));
      }
    }
    if (!lines.isEmpty()) {
      found.put(order, lines);
    }
  }

  List<PurgeLine> others() {
    List<PurgeLine> lines = new ArrayList<>();
    PastDecisions decisions = new PastDecisions(catalog);
    PastFiles files = files();
    for (Past each : past) {
      if (each.isDecisions()) {
        sources
            .get(each.kind())
            .forEach(source -> decisions.line(each, source, heldDeliveries).ifPresent(lines::add));
      } else if (each.isLanding()) {
        files
            .sources(each.kind())
            .forEach(source -> files.line(each, source, heldDeliveries).ifPresent(lines::add));
      }
    }
    return lines;
  }

  /** The first night that is not past the period of its kind's rows or records yet. */
  Optional<PurgePlan.Next> next(LocalDate asOf) {
    PurgePlan.Next first = null;
    for (Past each : Past.on(asOf)) {
      LocalDate night = nights.getOrDefault(each.kind(), new TreeSet<>()).higher(each.lastNight());
      if (night != null) {
        LocalDate on = each.period().goesOn(night);
        if (first == null || on.isBefore(first.on())) {
          first = new PurgePlan.Next(each.kind(), night, on);
        }
      }
    }
    return Optional.ofNullable(first);
  }
}
