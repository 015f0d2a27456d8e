package citylake.etl.outcome;

import static org.apache.spark.sql.functions.col;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** What a test night came to: its counts, its refusals, and the whole table after it. */
record Night(
    int number,
    Map<String, Map<Outcome, Long>> counts,
    List<String> refused,
    Dataset<Row> table,
    long acceptedSoFar) {

  static Night after(
      Night before, int number, Decisions decisions, StandardRows rows, SparkSession session) {
    Dataset<Row> table = rows.added();
    if (before != null) {
      Dataset<Row> changed =
          rows.changed().orElse(table.limit(0)).select(table.columns()[0], rest(table));
      Dataset<Row> kept =
          before
              .table()
              .join(
                  changed.select(col("city_code"), col("incident_no")),
                  new String[] {"city_code", "incident_no"},
                  "left_anti")
              .select(table.columns()[0], rest(table));
      table = table.unionByName(changed).unionByName(kept);
    }
    Dataset<Row> settled = session.createDataFrame(table.collectAsList(), table.schema());
    List<String> refused =
        decisions.refused().collectAsList().stream()
            .map(row -> row.getLong(1) + " " + row.getString(2))
            .sorted()
            .toList();
    Map<String, Map<Outcome, Long>> counts = new HashMap<>(decisions.counts());
    long accepted = before == null ? 0 : before.acceptedSoFar();
    for (Map<Outcome, Long> ofDelivery : counts.values()) {
      accepted +=
          ofDelivery.getOrDefault(Outcome.ACCEPTED, 0L)
              + ofDelivery.getOrDefault(Outcome.CORRECTION, 0L);
    }
    decisions.release();
    return new Night(number, counts, refused, settled, accepted);
  }

  private static String[] rest(Dataset<Row> table) {
    return java.util.Arrays.copyOfRange(table.columns(), 1, table.columns().length);
  }

  List<String> rows() {
    return table
        .selectExpr(
            "concat(incident_no, ' ', value, ' ', _state, ' superseded=', _row.superseded, ' first=', _row.first_seen)")
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .sorted()
        .toList();
  }

  Row row(String key) {
    return table.filter(col("incident_no").equalTo(key)).head();
  }

  long currentRetractedAndSuperseded() {
    return table.selectExpr("count(*) + sum(_row.superseded)").head().getLong(0);
  }
}
