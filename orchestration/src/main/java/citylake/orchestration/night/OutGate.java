package citylake.orchestration.night;

import citylake.ddl.TableContract;
import citylake.ddl.TableContracts;
import citylake.ddl.TableName;
import citylake.lake.NightTables;
import citylake.quality.Expectations;
import citylake.quality.Outcome;
import citylake.quality.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges what the night has written, before anybody sees it: the contracts' rules, and the
 * accounts.
 */
final class OutGate {
  private OutGate() {}

  /** Outcomes of the rules of every table that the night has touched. */
  static Verdict judge(NightTables tables, List<TableName> touched) {
    List<Outcome> outcomes = new ArrayList<>();
    for (TableName table : touched) {
      TableContract contract = TableContracts.of(table);
      outcomes.addAll(Expectations.judge(tables.read(table), contract));
    }
    return new Verdict(List.copyOf(outcomes));
  }
}
