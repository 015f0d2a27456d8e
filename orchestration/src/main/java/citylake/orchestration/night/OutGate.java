package citylake.orchestration.night;

import static org.apache.spark.sql.functions.col;

import citylake.ddl.TableContracts;
import citylake.ddl.TableName;
import citylake.ddl.Tables;
import citylake.lake.NightTables;
import citylake.orchestration.delivery.SideBySide;
import citylake.quality.Expectations;
import citylake.quality.Outcome;
import citylake.quality.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Judges what the night has written, before anybody sees it: the contracts' rules, and the
 * accounts.
 */
final class OutGate {
  /**
   * Tables that are only added to: what earlier nights added was judged then, and their keys hold
   * the night.
   */
  private static final Set<TableName> LOGS = Set.of(Tables.RAW_RECORD, Tables.QUARANTINE_RECORD);

  private OutGate() {}

  /**
   * Outcomes of the rules of every table that the night has touched. Small tables are judged side
   * by side: planning takes one core longer than counting takes all.
   *
   * @param night null where more than one night's records were made anew: then all are judged
   */
  static Verdict judge(NightTables tables, List<TableName> touched, LocalDate night) {
    List<TableName> small = touched.stream().filter(tables::isSmall).toList();
    tables.expectRows(0);
    List<List<Outcome>> ofSmall =
        SideBySide.all(
            small.stream()
                .map(table -> (Supplier<List<Outcome>>) () -> judge(tables, table, night))
                .toList());
    List<Outcome> outcomes = new ArrayList<>();
    for (TableName table : touched) {
      if (small.contains(table)) {
        outcomes.addAll(ofSmall.get(small.indexOf(table)));
      } else {
        tables.expectRows(tables.rowCount(table));
        outcomes.addAll(judge(tables, table, night));
      }
    }
    return new Verdict(List.copyOf(outcomes));
  }

  private static List<Outcome> judge(NightTables tables, TableName table, LocalDate night) {
    Dataset<Row> rows = tables.read(table);
    boolean isLog = LOGS.contains(table);
    return Expectations.judge(
        isLog && night != null ? rows.filter(col("night").equalTo(night)) : rows,
        TableContracts.of(table),
        tables.rowCount(table));
  }
}
