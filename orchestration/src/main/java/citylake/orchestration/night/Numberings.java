package citylake.orchestration.night;

import citylake.ddl.Tables;
import citylake.etl.outcome.Numbering;
import citylake.lake.NightTables;
import citylake.orchestration.delivery.Delivery;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whose numbering of versions a delivery goes by, as {@code ops.delivery} tells its vendor. */
final class Numberings {
  private static final String[] COLUMNS = {"delivery", "city_code", "kind", "vendor", "status"};

  private Numberings() {}

  /**
   * @param tonight files that no release holds yet
   */
  static Numbering of(NightTables tables, List<Delivery> tonight) {
    Map<String, Map<String, String>> bySource = new HashMap<>();
    for (Map<String, Object> row : tables.releasedRows(Tables.OPS_DELIVERY, COLUMNS)) {
      if ("taken".equals(row.get("status"))) {
        bySource
            .computeIfAbsent(row.get("city_code") + " " + row.get("kind"), of -> new HashMap<>())
            .put((String) row.get("delivery"), (String) row.get("vendor"));
      }
    }
    return withDeclared(bySource, tonight);
  }

  /** Of files that are read again, each by today's declaration of its source. */
  static Numbering ofDeclared(Collection<Delivery> deliveries) {
    return withDeclared(new HashMap<>(), deliveries);
  }

  private static Numbering withDeclared(
      Map<String, Map<String, String>> bySource, Collection<Delivery> deliveries) {
    deliveries.forEach(
        delivery ->
            bySource
                .computeIfAbsent(
                    delivery.source().city().cityCode() + " " + delivery.source().kind(),
                    of -> new HashMap<>())
                .put(delivery.id(), delivery.source().vendor().name()));
    Map<String, String> vendors = new HashMap<>();
    bySource.values().stream()
        .filter(of -> Set.copyOf(of.values()).size() > 1)
        .forEach(vendors::putAll);
    return vendors.isEmpty() ? Numbering.ONE : new Numbering(Map.copyOf(vendors));
  }
}
