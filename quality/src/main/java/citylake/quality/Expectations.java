package citylake.quality;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import citylake.ddl.Expectation;
import citylake.ddl.TableContract;
import citylake.ddl.UniqueKey;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Judges rows by the rules of their contract. The rules live in the contract; here they are only
 * counted.
 */
public final class Expectations {
  private Expectations() {}

  /**
   * Judges all predicates in a single pass over the rows, and the uniqueness of the key in a second
   * one over the key columns alone.
   *
   * @param rows of the table, by its columns' names; all of it, or what a night has changed
   * @return one outcome a rule, in the contract's order, the key's last
   */
  public static List<Outcome> judge(Dataset<Row> rows, TableContract contract) {
    List<Expectation> expectations = contract.expectations();
    Row counts = rows.agg(count(lit(1)), missed(expectations)).head();
    long total = counts.getLong(0);
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < expectations.size(); i++) {
      Expectation rule = expectations.get(i);
      outcomes.add(
          new Outcome(
              contract.name(),
              rule.name(),
              rule.severity(),
              total,
              counts.getLong(i + 1),
              rule.tolerance(),
              rule.reason()));
    }
    contract.uniqueKey().ifPresent(key -> outcomes.add(judgeKey(rows, contract, key, total)));
    return List.copyOf(outcomes);
  }

  /** "Unknown" is not "fine": a predicate that is null counts as missed. */
  private static Column[] missed(List<Expectation> expectations) {
    return expectations.stream()
        .map(rule -> count_if(not(coalesce(expr(rule.holds()), lit(false)))))
        .toArray(Column[]::new);
  }

  private static Outcome judgeKey(
      Dataset<Row> rows, TableContract contract, UniqueKey key, long total) {
    return new Outcome(
        contract.name(),
        key.name(),
        key.severity(),
        total,
        DuplicateKeys.surplusRows(rows, key.columns(), total),
        0,
        key.reason());
  }
}
