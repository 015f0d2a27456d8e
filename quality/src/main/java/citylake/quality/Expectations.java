package citylake.quality;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;

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
  /** Up to here one query over rows grouped by key is quicker than two queries over all rows. */
  private static final long SMALL = 100_000;

  private Expectations() {}

  /**
   * Judges all predicates and the uniqueness of the key.
   *
   * @param rows of the table, by its columns' names; all of it, or what a night has changed
   * @param size rows there are, about: it decides how they are counted, not what comes out
   * @return one outcome a rule, in the contract's order, the key's last
   */
  public static List<Outcome> judge(Dataset<Row> rows, TableContract contract, long size) {
    boolean inOneQuery = size <= SMALL && contract.uniqueKey().isPresent();
    Counts counts = inOneQuery ? byKey(rows, contract) : inPasses(rows, contract, size);
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < contract.expectations().size(); i++) {
      Expectation rule = contract.expectations().get(i);
      outcomes.add(
          new Outcome(
              contract.name(),
              rule.name(),
              rule.severity(),
              counts.rows,
              counts.missed.get(i),
              rule.tolerance(),
              rule.reason()));
    }
    contract
        .uniqueKey()
        .ifPresent(
            key ->
                outcomes.add(
                    new Outcome(
                        contract.name(),
                        key.name(),
                        key.severity(),
                        counts.rows,
                        counts.surplus,
                        0,
                        key.reason())));
    return List.copyOf(outcomes);
  }

  /** A pass over the columns that rules name, and one over those of the key. */
  private static Counts inPasses(Dataset<Row> rows, TableContract contract, long size) {
    Row counts = rows.agg(count(lit(1)), missed(contract)).head();
    long surplus =
        contract
            .uniqueKey()
            .map(key -> DuplicateKeys.surplusRows(rows, key.columns(), size))
            .orElse(0L);
    return new Counts(counts.getLong(0), missed(counts, 1, contract), surplus);
  }

  private static Counts byKey(Dataset<Row> rows, TableContract contract) {
    UniqueKey key = contract.uniqueKey().orElseThrow();
    Column[] missed = missed(contract);
    for (int i = 0; i < missed.length; i++) {
      missed[i] = missed[i].as("missed" + i);
    }
    Dataset<Row> keys =
        rows.groupBy(
                key.columns().stream().map(name -> col("`" + name + "`")).toArray(Column[]::new))
            .agg(count(lit(1)).as("rows"), missed);
    Column[] sums = new Column[missed.length + 1];
    sums[0] = count(lit(1));
    for (int i = 0; i < missed.length; i++) {
      sums[i + 1] = coalesce(sum("missed" + i), lit(0L));
    }
    Row counts = keys.agg(coalesce(sum("rows"), lit(0L)), sums).head();
    long total = counts.getLong(0);
    return new Counts(total, missed(counts, 2, contract), total - counts.getLong(1));
  }

  /** "Unknown" is not "fine": a predicate that is null counts as missed. */
  private static Column[] missed(TableContract contract) {
    return contract.expectations().stream()
        .map(rule -> count_if(not(coalesce(expr(rule.holds()), lit(false)))))
        .toArray(Column[]::new);
  }

  private static List<Long> missed(Row counts, int from, TableContract contract) {
    List<Long> missed = new ArrayList<>();
    for (int i = 0; i < contract.expectations().size(); i++) {
      missed.add(counts.getLong(from + i));
    }
    return missed;
  }

  /**
   * What was counted.
   *
   * @param missed rows a rule, in the contract's order
   * @param surplus rows beyond the first of each key
   */
  private record Counts(long rows, List<Long> missed, long surplus) {}
}
