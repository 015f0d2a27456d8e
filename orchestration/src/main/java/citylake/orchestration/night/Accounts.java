package citylake.orchestration.night;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import citylake.ddl.TableName;
import citylake.ddl.Tables;
import citylake.etl.standard.StandardKind;
import citylake.lake.NightTables;
import citylake.orchestration.purge.PurgeBook;
import citylake.quality.DeliveryAccount;
import citylake.quality.LakeAccount;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;

/**
 * The night's two accounts, each drawn up from numbers that were counted apart: records by the
 * reader of the file, outcomes by the decisions, rows by the tables.
 */
record Accounts(List<DeliveryAccount> deliveries, List<LakeAccount> sources) {
  /** Deliveries with an account: files that were taken, and refused records judged again. */
  private static final Set<Object> COUNTED = Set.of("taken", "replayed");

  /**
   * @param night whose deliveries are told one by one; null for all
   */
  static Accounts of(NightTables tables, LocalDate night) {
    List<DeliveryAccount> deliveries = new ArrayList<>();
    Map<String, Long> accepted = new HashMap<>();
    Map<String, String> places = new HashMap<>();
    for (Map<String, Object> row : tables.rows(Tables.OPS_DELIVERY)) {
      if (COUNTED.contains(row.get("status"))) {
        DeliveryAccount account = account(row);
        places.put((String) row.get("source"), row.get("city_code") + " " + row.get("kind"));
        Long reclassified = (Long) row.get("reclassified");
        accepted.merge(
            (String) row.get("source"),
            account.accepted() + account.corrections() + (reclassified == null ? 0 : reclassified),
            Long::sum);
        if (night == null || night.equals(row.get("night"))) {
          deliveries.add(account);
        }
      }
    }
    Map<String, Long> deleted = PurgeBook.recordsGone(tables);
    List<LakeAccount> sources = inTables(tables, accepted, deleted);
    return new Accounts(
        List.copyOf(deliveries), together(withVanished(sources, accepted, deleted), places));
  }

  /**
   * A key belongs to the city's code and the kind, not to the name under which it was delivered: of
   * a city that was renamed, or a dump that another one follows, a correction moves the row from
   * one source to another. Such sources have one account.
   *
   * @param places by source: the city's code and the kind
   */
  static List<LakeAccount> together(List<LakeAccount> sources, Map<String, String> places) {
    Map<String, List<LakeAccount>> byPlace = new LinkedHashMap<>();
    sources.forEach(
        account ->
            byPlace
                .computeIfAbsent(
                    places.getOrDefault(account.source(), account.source()),
                    place -> new ArrayList<>())
                .add(account));
    return byPlace.values().stream()
        .flatMap(
            of ->
                of.stream().allMatch(LakeAccount::balances)
                    ? of.stream()
                    : Stream.of(LakeAccount.sum(of)))
        .toList();
  }

  /** A source whose rows are all gone has no row that could tell so. */
  static List<LakeAccount> withVanished(
      List<LakeAccount> there, Map<String, Long> accepted, Map<String, Long> deleted) {
    List<LakeAccount> all = new ArrayList<>(there);
    Set<String> told = there.stream().map(LakeAccount::source).collect(Collectors.toSet());
    new TreeMap<>(accepted)
        .forEach(
            (source, rows) -> {
              if (rows > 0 && !told.contains(source)) {
                all.add(new LakeAccount(source, rows, 0, 0, 0, deleted.getOrDefault(source, 0L)));
              }
            });
    return List.copyOf(all);
  }

  private static DeliveryAccount account(Map<String, Object> row) {
    return new DeliveryAccount(
        (String) row.get("delivery"),
        (String) row.get("file"),
        (Long) row.get("records"),
        (Long) row.get("accepted"),
        (Long) row.get("corrections"),
        (Long) row.get("retractions"),
        (Long) row.get("duplicates"),
        (Long) row.get("quarantined"));
  }

  /** A source's rows all lie in one table, so all tables are counted at once. */
  private static List<LakeAccount> inTables(
      NightTables tables, Map<String, Long> accepted, Map<String, Long> deleted) {
    List<TableName> filled =
        StandardKind.tables().stream().filter(table -> tables.rowCount(table) > 0).toList();
    if (filled.isEmpty()) {
      return List.of();
    }
    tables.expectRows(filled.stream().mapToLong(tables::rowCount).sum());
    return filled.stream()
        .map(
            table ->
                tables
                    .read(table)
                    .select(
                        lit(filled.indexOf(table)).as("kind"),
                        col("_row.source").as("source"),
                        col("_state").as("state"),
                        col("_row.superseded").as("superseded")))
        .reduce(Dataset::union)
        .orElseThrow()
        .groupBy("kind", "source")
        .agg(
            count_if(col("state").equalTo("current")),
            sum("superseded"),
            count_if(col("state").equalTo("retracted")))
        .orderBy("kind", "source")
        .collectAsList()
        .stream()
        .map(
            row ->
                new LakeAccount(
                    row.getString(1),
                    accepted.getOrDefault(row.getString(1), 0L),
                    row.getLong(2),
                    row.getLong(3),
                    row.getLong(4),
                    deleted.getOrDefault(row.getString(1), 0L)))
        .toList();
  }

  /** What does not add up, in words; empty when all does. */
  List<String> imbalances() {
    List<String> wrong = new ArrayList<>();
    deliveries.stream().filter(a -> !a.balances()).forEach(a -> wrong.add(a.message()));
    sources.stream().filter(a -> !a.balances()).forEach(a -> wrong.add(a.message()));
    return wrong;
  }
}
