package citylake.orchestration.night;

import citylake.ddl.Tables;
import citylake.etl.source.Source;
import citylake.lake.LakeCatalog;
import citylake.lake.NightTables;
import citylake.lake.Release;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The files that nights have taken, and which of them an order has read again. */
final class TakenFiles {
  private TakenFiles() {}

  /** All that are in the lake, in the order in which the nights took them. */
  static List<TakenDelivery> of(LakeCatalog catalog, Release release, List<Source> sources) {
    Map<String, Source> declared = new TreeMap<>();
    sources.forEach(source -> declared.put(source.name(), source));
    List<TakenDelivery> taken = new ArrayList<>();
    for (Map<String, Object> row :
        NightTables.releasedOnly(catalog, release).releasedRows(Tables.OPS_DELIVERY)) {
      if ("taken".equals(row.get("status"))) {
        String source = (String) row.get("source");
        Path landed = catalog.home().landing().resolve(source).resolve((String) row.get("sha256"));
        taken.add(new TakenDelivery(row, Optional.ofNullable(declared.get(source)), landed));
      }
    }
    taken.sort(Comparator.comparing(TakenDelivery::night).thenComparing(TakenDelivery::id));
    return taken;
  }

  /** All files of the cities and kinds of which one in the range was read otherwise. */
  static List<TakenDelivery> replayed(BackfillOrder order, List<TakenDelivery> taken) {
    Set<String> groups = new HashSet<>();
    for (TakenDelivery delivery : taken) {
      if (order.concerns(delivery.night(), delivery.city())
          && (order.again() || !delivery.isReadAsDeclaredToday())) {
        groups.add(delivery.group());
      }
    }
    return taken.stream().filter(delivery -> groups.contains(delivery.group())).toList();
  }
}
