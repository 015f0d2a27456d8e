package citylake.orchestration.cli;

import citylake.lake.Release;
import citylake.lake.ReleasedReader;
import citylake.sample.event.HotPlan;
import citylake.sample.form.Kind;
import citylake.sample.land.City;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

/** What was planted in each city of the sample province beside what published tables say of it. */
final class PlantedAndFound {
  private static final List<String> DAYS = List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");
  private static final double METRES_A_DEGREE = 111_195;

  private final List<Row> hot;
  private final Map<String, String> verdicts;
  private final Map<String, Row> busiest;
  private final Map<String, Row> rows;

  private PlantedAndFound(ReleasedReader reader, Release release) {
    hot =
        all(
            reader,
            release,
            "SELECT city_code, kind, lon, lat, cell_size_m FROM published.hot_place WHERE label = 'hot'");
    verdicts =
        all(reader, release, "SELECT city_code, aspect, verdict FROM published.coincidence_verdict")
            .stream()
            .collect(
                Collectors.toMap(
                    row -> row.getString(0) + " " + row.getString(1), row -> row.getString(2)));
    busiest =
        byFirst(
            all(
                reader,
                release,
                "SELECT city_code, max_by(dow, weight), max_by(hour, weight) FROM published.hour_of_week WHERE kind = 'incident' GROUP BY city_code"));
    rows =
        byFirst(
            all(
                reader,
                release,
                "SELECT city_code, sum(records_current), sum(quarantined_total) FROM published.freshness GROUP BY city_code"));
  }

  /** A line for each city. */
  static String in(ReleasedReader reader, Release release, List<HotPlan> plans) {
    PlantedAndFound found = new PlantedAndFound(reader, release);
    return Output.table(
        List.of(
            "city",
            "rows",
            "open",
            "hot places found",
            "busiest hour (planted)",
            "crime and crashes",
            "said of places",
            "said of hours"),
        plans.stream().map(found::line).toList());
  }

  private List<String> line(HotPlan plan) {
    City city = plan.city();
    Row counts = rows.get(city.code());
    return List.of(
        city.key(),
        counts == null ? "-" : Output.number(counts.getLong(1)),
        counts == null ? "-" : Output.number(counts.getLong(2)),
        "%d of %d"
            .formatted(
                plan.places().stream().filter(place -> isFound(city, place)).count(),
                plan.places().size()),
        "%s (%s)".formatted(busiest(city), hours(plan)),
        plan.relation().words(),
        verdicts.getOrDefault(city.code() + " place", "-"),
        verdicts.getOrDefault(city.code() + " time", "-"));
  }

  /** Whether a hot cell, or one that touches it, holds the place. */
  private boolean isFound(City city, HotPlan.Place place) {
    double lon = city.lonAt(place.eastM());
    double lat = city.latAt(place.northM());
    return hot.stream()
        .filter(cell -> cell.<String>getAs("city_code").equals(city.code()))
        .filter(
            cell -> cell.<String>getAs("kind").equals(place.kind().name().toLowerCase(Locale.ROOT)))
        .anyMatch(
            cell ->
                metres(lon, lat, cell.getAs("lon"), cell.getAs("lat"))
                    <= cell.<Integer>getAs("cell_size_m"));
  }

  private static double metres(double lon, double lat, double otherLon, double otherLat) {
    double east = (otherLon - lon) * METRES_A_DEGREE * Math.cos(Math.toRadians(lat));
    double north = (otherLat - lat) * METRES_A_DEGREE;
    return Math.hypot(east, north);
  }

  private String busiest(City city) {
    Row row = busiest.get(city.code());
    return row == null ? "-" : "%s %02d:00".formatted(day(row.getInt(1)), row.getInt(2));
  }

  private static String hours(HotPlan plan) {
    return plan.hours().stream()
        .filter(hours -> hours.kind() == Kind.INCIDENT)
        .map(
            hours ->
                "%s %02d-%02d"
                    .formatted(
                        hours.days().stream()
                            .map(PlantedAndFound::day)
                            .collect(Collectors.joining("/")),
                        hours.fromHour(),
                        hours.toHour()))
        .collect(Collectors.joining(", "));
  }

  private static String day(int iso) {
    return DAYS.get(iso - 1);
  }

  private static List<Row> all(ReleasedReader reader, Release release, String sql) {
    return reader.query(release, sql, found -> found.collectAsList());
  }

  private static Map<String, Row> byFirst(List<Row> rows) {
    return rows.stream().collect(Collectors.toMap(row -> row.getString(0), row -> row));
  }
}
