package citylake.etl.outcome;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The rows of a standard table that a night's decisions give: those to add, and those to put in the
 * place of others.
 *
 * @param columns the table's columns in contract order
 * @param month of the night; keys that are new get it as their {@code first_seen_month}
 */
public record StandardRows(Decisions decisions, List<String> columns, YearMonth month) {

  /** Rows of keys that the lake did not have. */
  public Dataset<Row> added() {
    return decisions.forNewRows().select(fromCandidate());
  }

  /**
   * Rows of keys that the lake had: corrected, brought back, taken back, or with one more record
   * that was overtaken; empty if there can be none.
   */
  public Optional<Dataset<Row>> changed() {
    return decisions
        .forReplacedRows()
        .map(rows -> rows.select(fromCandidate()))
        .map(
            replaced ->
                decisions
                    .forRetaggedRows()
                    .map(rows -> rows.select(fromExisting()))
                    .map(replaced::unionByName)
                    .orElse(replaced));
  }

  private Column[] fromCandidate() {
    return fromCandidate(columns, lit(month.toString()));
  }

  /**
   * @param newMonth {@code first_seen_month} of a key whose end names none
   */
  static Column[] fromCandidate(List<String> columns, Column newMonth) {
    return columns.stream()
        .map(
            name ->
                switch (name) {
                  case "_row" -> RowTags.ofCandidate().as(name);
                  case "_state" -> col(RowTags.END + ".state").as(name);
                  case "retracted_in" -> col(RowTags.END + ".retracted_in").as(name);
                  case "first_seen_month" ->
                      coalesce(col(RowTags.END + ".first_month"), newMonth).as(name);
                  default -> col(name);
                })
        .toArray(Column[]::new);
  }

  private Column[] fromExisting() {
    return columns.stream()
        .map(
            name ->
                switch (name) {
                  case "_row" -> RowTags.ofRetagged().as(name);
                  case "_state" -> col(RowTags.END + ".state").as(name);
                  case "retracted_in" -> col(RowTags.END + ".retracted_in").as(name);
                  default -> col(name);
                })
        .toArray(Column[]::new);
  }
}
