package citylake.orchestration.cli;

import citylake.lake.Release;
import citylake.lake.ReleasedReader;
import java.util.List;
import org.apache.spark.sql.Row;

/** The published tables in one small table: a line for each city and kind. */
final class PublishedSummary {
  private static final List<String> DAYS = List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");

  private PublishedSummary() {}

  static String of(ReleasedReader reader, Release release) {
    List<Row> rows =
        reader.query(
            release,
            """
            WITH places AS (
              SELECT city_code, kind, count_if(label = 'hot') AS hot, count(*) AS cells
              FROM published.hot_place GROUP BY city_code, kind),
            hours AS (
              SELECT city_code, kind, max_by(struct(dow, hour), weight) AS top, max(share) AS share
              FROM published.hour_of_week GROUP BY city_code, kind)
            SELECT f.city_code, f.kind, f.records_current, f.quarantined_total, f.files_refused,
                   p.hot, p.cells, h.top.dow, h.top.hour, h.share
            FROM published.freshness f
            LEFT OUTER JOIN places p ON p.city_code = f.city_code AND p.kind = f.kind
            LEFT OUTER JOIN hours h ON h.city_code = f.city_code AND h.kind = f.kind
            ORDER BY f.city_code, f.kind
            """,
            found -> found.collectAsList());
    return Output.table(
        List.of(
            "city",
            "kind",
            "records",
            "quarantined",
            "files refused",
            "hot places",
            "hottest hour"),
        rows.stream()
            .map(
                row ->
                    List.of(
                        row.getString(0),
                        row.getString(1),
                        Output.number(row.getLong(2)),
                        Output.number(row.getLong(3)),
                        Output.number(row.getLong(4)),
                        row.isNullAt(5)
                            ? "-"
                            : "%d of %,d cells".formatted(row.getLong(5), row.getLong(6)),
                        row.isNullAt(7) ? "-" : hour(row)))
            .toList());
  }

  private static String hour(Row row) {
    return "%s %02d:00 (%.1f %% of the week)"
        .formatted(DAYS.get(row.getInt(7) - 1), row.getInt(8), 100 * row.getDouble(9));
  }
}
