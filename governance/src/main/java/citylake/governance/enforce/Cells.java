package citylake.governance.enforce;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;

import citylake.governance.policy.Policy;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * Which rows of a table may be counted: those of cells that are large enough, whoever asks. Small
 * cells are withheld, and with them the next smallest of the same total, until at least two are
 * withheld that have as many rows together as one cell must have, and that could be of other sizes:
 * then no total less the cells that are shown tells a small one (the usual secondary suppression of
 * statistical offices; Hundepool and others, Statistical Disclosure Control, 2012, ch. 4).
 *
 * <p>Cells are of the whole table, so that the same question, asked in parts or by two people,
 * finds the same cells.
 *
 * @param at when it is asked
 */
record Cells(Policy.Counted counted, Instant at) {
  /** No column of a contract begins so. */
  private static final String IS_SHOWN = "__is_of_a_shown_cell";

  private static final String CELL = "__cell_";
  private static final String ROWS = "__rows";
  private static final String IS_ENOUGH = "__is_enough";
  private static final long FIRST = Window.unboundedPreceding();

  /** Rows of these that are of cells which are shown. */
  static Column shown(Column rows) {
    Column shown = col(IS_SHOWN);
    return rows == null ? shown : rows.and(shown);
  }

  /**
   * The table, with a mark on rows of cells that are shown.
   *
   * @param again the same table, to be counted
   */
  Dataset<Row> marked(Dataset<Row> table, Dataset<Row> again) {
    Dataset<Row> shown = shownCells(again).withColumn(IS_SHOWN, lit(true));
    Column isOfCell = counts();
    List<Column> columns = new ArrayList<>();
    int i = 0;
    for (Map.Entry<String, String> each : counted.by().entrySet()) {
      isOfCell =
          isOfCell.and(TableSlices.of(each.getKey(), each.getValue()).eqNullSafe(col(CELL + i++)));
    }
    for (String name : table.columns()) {
      columns.add(col("`" + name + "`"));
    }
    columns.add(coalesce(col(IS_SHOWN), lit(false)).as(IS_SHOWN));
    return table.join(shown, isOfCell, "left").select(columns.toArray(Column[]::new));
  }

  private Dataset<Row> shownCells(Dataset<Row> table) {
    List<Column> cell = new ArrayList<>();
    List<Column> within = new ArrayList<>();
    int i = 0;
    for (Map.Entry<String, String> each : counted.by().entrySet()) {
      String name = CELL + i++;
      cell.add(TableSlices.of(each.getKey(), each.getValue()).as(name));
      if (counted.within().contains(each.getKey())) {
        within.add(col(name));
      }
    }
    List<Column> names = new ArrayList<>();
    for (int k = 0; k < i; k++) {
      names.add(col(CELL + k));
    }
    Dataset<Row> cells =
        table
            .filter(counts())
            .select(cell.toArray(Column[]::new))
            .groupBy(names.toArray(Column[]::new))
            .agg(count(lit(1)).as(ROWS));
    Column isSmall = col(ROWS).lt(counted.atLeast());
    WindowSpec total = Window.partitionBy(within.toArray(Column[]::new));
    List<Column> bySize = new ArrayList<>(List.of(col(ROWS)));
    bySize.addAll(names);
    WindowSpec ordered = total.orderBy(bySize.toArray(Column[]::new));
    return cells
        .withColumn(IS_ENOUGH, isEnough(isSmall, ordered.rowsBetween(FIRST, -1)))
        .withColumn(IS_SHOWN, isShown(isSmall, total, ordered.rowsBetween(FIRST, 0)))
        .filter(col(IS_SHOWN))
        .select(names.toArray(Column[]::new));
  }

  /** Whether it would be enough to withhold the cells before this one. */
  private Column isEnough(Column isSmall, WindowSpec smaller) {
    Column before = count(lit(1)).over(smaller);
    Column together = coalesce(sum(ROWS).over(smaller), lit(0));
    // Sizes are beyond doubt where all others are as large as the smallest that is shown.
    Column certain = before.minus(1).multiply(col(ROWS)).plus(counted.atLeast() - 1);
    return not(isSmall)
        .and(before.geq(2))
        .and(together.geq(counted.atLeast()))
        .and(together.lt(certain));
  }

  private static Column isShown(Column isSmall, WindowSpec total, WindowSpec upToThis) {
    return not(max(isSmall).over(total)).or(max(col(IS_ENOUGH)).over(upToThis));
  }

  /** Rows that count. */
  private Column counts() {
    Column counts = counted.rows() == null ? lit(true) : coalesce(expr(counted.rows()), lit(false));
    return counted.closed() == null ? counts : counts.and(isOver());
  }

  /** A month is over when its end has come in UTC: in the province it came before. */
  private Column isOver() {
    LocalDateTime thisMonth =
        LocalDate.ofInstant(at, ZoneOffset.UTC).withDayOfMonth(1).atStartOfDay();
    return coalesce(col("`" + counted.closed() + "`").lt(lit(thisMonth)), lit(false));
  }
}
