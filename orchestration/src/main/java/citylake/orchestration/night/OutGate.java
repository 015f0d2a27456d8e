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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
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
   * Outcomes of the rules of every table that the night has touched. Tables are judged side by
   * side, the small ones first and then the large, as each size has settings of its own: planning
   * takes one core while counting could take all.
   *
   * @param night null where more than one night's records were made anew: then all are judged
   */
  static Verdict judge(NightTables tables, List<TableName> touched, LocalDate night) {
    Map<TableName, List<Outcome>> outcomes = new HashMap<>();
    Map<Boolean, List<TableName>> bySize =
        touched.stream().collect(Collectors.partitioningBy(tables::isSmall));
    tables.expectRows(0);
    judge(tables, bySize.get(true), night, outcomes);
    tables.expectRows(Long.MAX_VALUE);
    judge(tables, bySize.get(false), night, outcomes);
    return new Verdict(touched.stream().flatMap(table -> outcomes.get(table).stream()).toList());
  }

  private static void judge(
      NightTables tables,
      List<TableName> sameSize,
      LocalDate night,
      Map<TableName, List<Outcome>> outcomes) {
    List<List<Outcome>> judged =
        SideBySide.all(
            sameSize.stream()
                .map(table -> (Supplier<List<Outcome>>) () -> judge(tables, table, night))
                .toList());
    for (int i = 0; i < judged.size(); i++) {
      outcomes.put(sameSize.get(i), judged.get(i));
    }
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
