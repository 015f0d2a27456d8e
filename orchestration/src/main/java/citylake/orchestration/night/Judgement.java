package citylake.orchestration.night;

import citylake.ddl.TableName;
import citylake.lake.NightTables;
import citylake.quality.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the out-gate says of the night's tables, bound to the very snapshots that it looked at.
 *
 * @param snapshots of each table judged
 * @param blocking rules and accounts that failed, in words; empty lets the night through
 */
record Judgement(
    Map<TableName, Long> snapshots, Verdict verdict, Accounts accounts, List<String> blocking) {

  /** Nothing was written, nothing judged. */
  static final Judgement NONE =
      new Judgement(
          Map.of(), new Verdict(List.of()), new Accounts(List.of(), List.of()), List.of());

  static Judgement of(NightTables tables, List<TableName> touched, LocalDate night) {
    Map<TableName, Long> snapshots = snapshots(tables, touched);
    Verdict verdict = OutGate.judge(tables, touched, night);
    Accounts accounts = Accounts.of(tables, night);
    List<String> blocking = new ArrayList<>(accounts.imbalances());
    verdict.blocking().forEach(outcome -> blocking.add(outcome.sentence()));
    return new Judgement(snapshots, verdict, accounts, List.copyOf(blocking));
  }

  boolean isOf(NightTables tables, List<TableName> touched) {
    return snapshots.equals(snapshots(tables, touched));
  }

  List<String> warnings() {
    return verdict.warnings().stream().map(outcome -> outcome.sentence()).toList();
  }

  private static Map<TableName, Long> snapshots(NightTables tables, List<TableName> touched) {
    Map<TableName, Long> snapshots = new TreeMap<>();
    touched.forEach(table -> snapshots.put(table, tables.seen(table)));
    return snapshots;
  }
}
