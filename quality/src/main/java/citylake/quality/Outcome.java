package citylake.quality;

import citylake.ddl.Severity;
import citylake.ddl.TableName;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * How one rule came out on one table.
 *
 * @param rows rows judged
 * @param missed rows that miss the rule; a predicate that is null counts as missed, and of rows
 *     with one key all but one
 * @param tolerance largest share of missed rows that still passes, 0 to 1
 * @param reason why the rule matters
 */
public record Outcome(
    TableName table,
    String rule,
    Severity severity,
    long rows,
    long missed,
    double tolerance,
    String reason) {

  /** Whether the share of missed rows is within the tolerance; an empty table misses nothing. */
  public boolean holds() {
    return missed == 0 || (double) missed / rows <= tolerance;
  }

  /** Whether the night must not be released for it. */
  public boolean blocks() {
    return severity == Severity.ERROR && !holds();
  }

  /** The outcome in words: rule, missed of total, share against tolerance, reason. */
  public String sentence() {
    if (missed == 0) {
      return String.format(Locale.ROOT, "%s: %s holds for all %,d rows.", table, rule, rows);
    }
    return String.format(
        Locale.ROOT,
        "%s: %s is missed by %,d of %,d rows (%s, %s %s may). %s",
        table,
        rule,
        missed,
        rows,
        Percent.of((double) missed / rows),
        holds() ? "up to" : "but at most",
        Percent.of(tolerance),
        reason);
  }

  /** The row of {@code ops.verdict}. */
  public Map<String, Object> row(String run, LocalDate night) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("run", run);
    row.put("night", night);
    row.put("table_name", table.toString());
    row.put("rule", rule);
    row.put("severity", severity.word());
    row.put("rows", rows);
    row.put("missed", missed);
    row.put("tolerance", tolerance);
    row.put("holds", holds());
    row.put("reason", reason);
    return row;
  }
}
