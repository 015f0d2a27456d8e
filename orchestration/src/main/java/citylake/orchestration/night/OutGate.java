package citylake.orchestration.night;

import static org.apache.spark.sql.functions.col;

import citylake.ddl.TableContract;
import citylake.ddl.TableContracts;
import citylake.ddl.TableName;
import citylake.ddl.Tables;
import citylake.lake.NightTables;
import citylake.quality.Expectations;
import citylake.quality.Outcome;
import citylake.quality.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
   * Outcomes of the rules of every table that the night has touched.
   *
   * @param night null where more than one night's records were made anew: then all are judged
   */
  static Verdict judge(NightTables tables, List<TableName> touched, LocalDate night) {
    List<Outcome> outcomes = new ArrayList<>();
    for (TableName table : touched) {
      TableContract contract = TableContracts.of(table);
      long size = tables.rowCount(table);
      tables.expectRows(size);
      Dataset<Row> rows = tables.read(table);
      boolean isLog = LOGS.contains(table);
      outcomes.addAll(
          Expectations.judge(
              isLog && night != null ? rows.filter(col("night").equalTo(night)) : rows,
              contract,
              size));
    }
    return new Verdict(List.copyOf(outcomes));
  }
}
