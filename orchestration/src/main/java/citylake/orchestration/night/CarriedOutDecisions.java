package citylake.orchestration.night;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;

import citylake.ddl.TableName;
import citylake.ddl.Tables;
import citylake.lake.LakeCatalog;
import citylake.lake.NightTables;
import citylake.lake.Release;
import citylake.orchestration.quarantine.Decision;
import citylake.orchestration.quarantine.Decision.Action;
import citylake.orchestration.quarantine.DecisionBook;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * What people have decided about refused records, as far as a release shows it; those that wait go
 * on waiting.
 */
record CarriedOutDecisions(
    LakeCatalog catalog, Release release, NightTables tables, SparkSession session) {

  /** By standard table: what comes of them when these files are read again by this run. */
  Map<TableName, RenewedResolutions> of(List<ReplayedKind> kinds, String run) {
    List<Map<String, Object>> deliveries = tables.releasedRows(Tables.OPS_DELIVERY);
    List<Decision> all = new DecisionBook(catalog).all();
    Set<Object> done = DecisionBook.carriedOut(deliveries);
    List<Decision> carriedOut =
        all.stream()
            .filter(decision -> decision.action() != Action.DISMISS)
            .filter(decision -> done.contains(decision.id()))
            .toList();
    ChosenRecords chosen = new ChosenRecords(carriedOut, all, done);
    Map<TableName, RenewedResolutions> decided = new TreeMap<>();
    for (ReplayedKind kind : kinds) {
      DecidedRecords records = new DecidedRecords(kind, chosen, session);
      List<String> sources = records.sources();
      boolean isClosed =
          all.stream()
              .filter(decision -> decision.action() == Action.DISMISS)
              .anyMatch(decision -> sources.contains(decision.source()));
      Dataset<Row> before =
          tables
              .readReleased(Tables.QUARANTINE_RESOLUTION)
              .filter(col("source").isin(sources.toArray()));
      ReplayRows replays = ReplayRows.of(deliveries, sources, onRelease(before));
      if (isClosed || !replays.rows().isEmpty()) {
        decided.put(
            kind.table(),
            new RenewedResolutions(records, replays, session, before, run, release.number()));
      }
    }
    return decided;
  }

  /** By run: the release on which it built. */
  private static Map<String, Long> onRelease(Dataset<Row> resolutions) {
    Map<String, Long> onRelease = new HashMap<>();
    resolutions
        .groupBy("run")
        .agg(max("on_release"))
        .collectAsList()
        .forEach(row -> onRelease.put(row.getString(0), row.getLong(1)));
    return onRelease;
  }
}
