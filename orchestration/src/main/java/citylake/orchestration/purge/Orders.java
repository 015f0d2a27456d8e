package citylake.orchestration.purge;

import citylake.ddl.TableName;
import citylake.ddl.Tables;
import citylake.lake.PurgeOrder;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Words what is past its period as conditions on the columns of its table. */
final class Orders {
  private static final String ALL = "true";

  private Orders() {}

  /** Rows of a standard table; those of holds stay. */
  static PurgeOrder ofRows(Past past, List<Hold> holds) {
    Map<String, Object> values = new LinkedHashMap<>();
    String night = nightOf(past.period().countedFrom());
    values.put("last_night", past.lastNight());
    values.put("last_month", YearMonth.from(past.lastNight()).toString());
    StringBuilder rows = new StringBuilder(night + " <= :last_night");
    for (Hold hold : holds) {
      rows.append(" AND NOT coalesce(").append(hold.rows()).append(", false)");
      values.putAll(hold.values());
    }
    // The month that a row was first seen in is never after the night that changed it last.
    return new PurgeOrder(
        TableName.of(past.store()),
        "_row.source",
        night,
        "1 + _row.superseded",
        rows.toString(),
        "first_seen_month <= :last_month",
        values);
  }

  /** Rows of a hold, whatever their age. */
  static PurgeOrder held(Past past, Hold hold) {
    return ofRows(past, List.of()).where(hold.rows(), ALL, hold.values());
  }

  /** Rows of a hold that would go otherwise. */
  static PurgeOrder heldPast(Past past, Hold hold) {
    PurgeOrder all = ofRows(past, List.of());
    Map<String, Object> values = new LinkedHashMap<>(all.values());
    values.putAll(hold.values());
    return all.where(all.rows() + " AND " + hold.rows(), all.reach(), values);
  }

  /**
   * Records, refused ones and what came of them, of all kinds at once.
   *
   * @param sources by kind; each kind has some
   * @param held deliveries whose rows a case needs
   */
  static PurgeOrder ofEvidence(
      TableName store, List<Past> kinds, Map<String, Set<String>> sources, Set<String> held) {
    boolean isByNight = !store.equals(Tables.QUARANTINE_RESOLUTION);
    String night = isByNight ? "night" : nightOf("delivery");
    Map<String, Object> values = new LinkedHashMap<>();
    List<String> parts = new ArrayList<>();
    LocalDate newest = LocalDate.MIN;
    for (Past past : kinds) {
      String name = "night" + parts.size();
      String of = named(sources.get(past.kind()), "source" + parts.size() + "_", values);
      parts.add("(source IN (%s) AND %s <= :%s)".formatted(of, night, name));
      values.put(name, past.lastNight());
      newest = past.lastNight().isAfter(newest) ? past.lastNight() : newest;
    }
    String rows = "(" + String.join(" OR ", parts) + ")";
    if (!held.isEmpty()) {
      rows += " AND delivery NOT IN (" + named(held, "held", values) + ")";
    }
    values.put("newest", newest);
    String reach = isByNight ? "night <= :newest" : ALL;
    return new PurgeOrder(store, "source", night, "0", reach + " AND " + rows, reach, values);
  }

  /** Values never stand in the text: each gets a name there and is handed over beside it. */
  private static String named(Set<String> texts, String prefix, Map<String, Object> values) {
    List<String> names = new ArrayList<>();
    for (String text : new TreeSet<>(texts)) {
      String name = prefix + names.size();
      names.add(":" + name);
      values.put(name, text);
    }
    return String.join(", ", names);
  }

  /** Names of deliveries begin with their night. */
  private static String nightOf(String delivery) {
    return "CAST(substring(%s, 1, 10) AS DATE)".formatted(delivery);
  }
}
