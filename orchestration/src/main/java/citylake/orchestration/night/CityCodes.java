package citylake.orchestration.night;

import citylake.ddl.Tables;
import citylake.etl.source.Source;
import citylake.lake.LakeCatalog;
import citylake.lake.NightTables;
import citylake.lake.Release;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Codes that cities are declared with, held against those under which the lake has their records.
 */
final class CityCodes {
  private CityCodes() {}

  /**
   * Asked before a run reads anything by these declarations.
   *
   * @param what cannot be, for the message, e.g. "run night 2026-07-01"
   * @throws InvalidOrder where a city is declared with a code under which none of its files was
   *     taken while others were: with keys of the new code, its records would be there twice
   */
  static void refuseOthers(
      String what, List<Source> sources, LakeCatalog catalog, Optional<Release> base) {
    if (base.isEmpty()) {
      return;
    }
    Map<String, Set<String>> taken = new HashMap<>();
    for (Map<String, Object> row :
        new NightTables(catalog, null, base, "")
            .releasedRows(Tables.OPS_DELIVERY, "source", "city_code", "status")) {
      if ("taken".equals(row.get("status"))) {
        taken
            .computeIfAbsent((String) row.get("source"), source -> new TreeSet<>())
            .add((String) row.get("city_code"));
      }
    }
    for (Source source : sources) {
      Set<String> codes = taken.getOrDefault(source.name(), Set.of());
      if (!codes.isEmpty() && !codes.contains(source.city().cityCode())) {
        throw new InvalidOrder(
            "Cannot %s: city '%s' is declared with city_code '%s', but the lake has its records under '%s'. A code is part of each record's key: all that the city delivers again would be in the lake twice. Nothing was changed. Put the code back in the city's file; if the authorities gave the city another code, declare it anew under another name (city: ...); the old one's figures are published for as long as it is declared, also paused."
                .formatted(
                    what,
                    source.city().id(),
                    source.city().cityCode(),
                    String.join("', '", codes)));
      }
    }
  }
}
