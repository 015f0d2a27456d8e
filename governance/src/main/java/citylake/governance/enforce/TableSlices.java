package citylake.governance.enforce;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import citylake.ddl.ColumnContract;
import citylake.ddl.TableContract;
import citylake.governance.policy.Policy;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;

/**
 * The slices of a table that somebody sees, made into one view: the rows of any of them, and each
 * column as the most open slice of the row shows it; NULL where none does.
 */
final class TableSlices {
  /** The name by which the policy's masks call the column. */
  private static final String VALUE = "\\bvalue\\b";

  private final Policy policy;
  private final TableContract table;
  private final List<Slice> slices;
  private final Instant at;

  TableSlices(Policy policy, TableContract table, List<Slice> slices, Instant at) {
    this.policy = policy;
    this.table = table;
    this.slices = slices;
    this.at = at;
  }

  /** Empty where there is no slice. */
  Optional<TableView> view() {
    if (slices.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Column> columns = new LinkedHashMap<>();
    for (ColumnContract column : table.columns()) {
      seen(column).ifPresent(seen -> columns.put(column.name(), seen));
    }
    return Optional.of(
        new TableView(
            rows(slices),
            columns,
            slices.stream()
                .flatMap(slice -> slice.counted().stream())
                .findFirst()
                .map(counted -> new Cells(counted, at))));
  }

  private Optional<Column> seen(ColumnContract column) {
    List<Slice> clear = slicesWhere(column, Slice.Sight.CLEAR);
    List<Slice> masked = slicesWhere(column, Slice.Sight.MASKED);
    List<Slice> coarse = slicesWhere(column, Slice.Sight.COARSE);
    if (clear.isEmpty() && masked.isEmpty() && coarse.isEmpty()) {
      return Optional.empty();
    }
    Column value = col("`" + column.name() + "`");
    if (clear.size() == slices.size()) {
      return Optional.of(value);
    }
    Column otherwise =
        coarse.isEmpty() ? lit(null) : when(in(coarse), coarse(coarse.get(0), column));
    if (!masked.isEmpty()) {
      Column mask = mask(column);
      boolean isForTheRest = clear.size() + masked.size() == slices.size();
      otherwise = isForTheRest ? mask : when(in(masked), mask).otherwise(otherwise);
    }
    Column seen = clear.isEmpty() ? otherwise : when(in(clear), value).otherwise(otherwise);
    // A value keeps the type that it has in the release, which may be of before a migration.
    boolean isValue = masked.isEmpty() && coarse.isEmpty();
    return Optional.of(isValue ? seen : seen.cast(column.type()));
  }

  private List<Slice> slicesWhere(ColumnContract column, Slice.Sight sight) {
    return slices.stream().filter(slice -> slice.sight(policy, column) == sight).toList();
  }

  private Column mask(ColumnContract column) {
    return of(column.name(), policy.mask(column).orElseThrow());
  }

  private static Column coarse(Slice slice, ColumnContract column) {
    return of(column.name(), slice.counted().orElseThrow().by().get(column.name()));
  }

  /** SQL of a column, for which it says {@code value}. */
  static Column of(String column, String sql) {
    return expr(sql.replaceAll(VALUE, "`" + column + "`"));
  }

  /** True in rows of any of the slices; a condition that is unknown is not met. */
  private static Column in(List<Slice> some) {
    Column rows = rows(some);
    return rows == null ? lit(true) : coalesce(rows, lit(false));
  }

  /** Rows of any of the slices; null for all. */
  private static Column rows(List<Slice> some) {
    // Several rights may be about the same rows; each row is asked once.
    List<Column> conditions = some.stream().map(Slice::rows).distinct().toList();
    if (conditions.contains(null)) {
      return null;
    }
    return conditions.size() == 1
        ? conditions.get(0)
        : conditions.stream()
            .map(rows -> coalesce(rows, lit(false)))
            .reduce(Column::or)
            .orElse(null);
  }
}
