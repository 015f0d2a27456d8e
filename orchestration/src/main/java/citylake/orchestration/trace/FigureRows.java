package citylake.orchestration.trace;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_trunc;
import static org.apache.spark.sql.functions.left;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.unix_seconds;

import citylake.ddl.TableName;
import citylake.ddl.Tables;
import citylake.models.City;
import citylake.models.clock.ClockCounts;
import citylake.models.clock.HourClockParameters;
import citylake.models.hotplace.HotPlaceParameters;
import citylake.models.place.PlacedEvents;
import java.time.ZoneId;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataTypes;

/**
 * The standard rows that a figure counts. Told here a second time on purpose: what it gives must
 * come to the published figure.
 *
 * @param table the standard table
 * @param figureIn table that holds the figure unwithheld; it has the same key
 * @param figure column of that table
 * @param words which rows they are
 * @param narrowed takes those rows, each with its {@code share} of the figure
 */
record FigureRows(
    TableName table,
    TableName figureIn,
    String figure,
    String words,
    UnaryOperator<Dataset<Row>> narrowed) {

  /** The cell of a map: rows whose place lies in it. */
  static FigureRows ofCell(Key key, List<City> cities) {
    HotPlaceParameters places = HotPlaceParameters.declared();
    return new FigureRows(
        kind(key),
        Tables.DERIVED_HOT_PLACE,
        "count",
        "the current rows whose place lies in the cell, without services"
            + (places.withDiscovered() ? "" : " and incidents that patrols discovered")
            + "; its statistics also look at the neighbouring cells",
        rows ->
            PlacedEvents.withCell(
                    learntFrom(rows, key, places.withDiscovered()),
                    cities,
                    places.cellSizeM(),
                    places.leftOutBeyondM())
                .filter(col("cell").equalTo(key.value("cell")))
                .withColumn("share", lit(1.0)));
  }

  /**
   * An hour of the week: rows whose span touches it.
   *
   * @param figureIn the table with its column {@code weight}
   * @param hourOfWeek 0 = Monday 00:00
   */
  static FigureRows ofHour(Key key, TableName figureIn, int hourOfWeek, City city) {
    HourClockParameters clock = HourClockParameters.declared();
    int longest = clock.longestSpanDays();
    ZoneId zone = city.zone();
    UDF2<Long, Long, Double> share =
        (from, to) -> {
          ClockCounts counts = new ClockCounts();
          counts.add(from, to, zone, longest);
          return counts.weights().weight(hourOfWeek);
        };
    Column ofRow =
        udf(share, DataTypes.DoubleType)
            .apply(unix_seconds(col("occurred_from")), unix_seconds(col("occurred_to")));
    return new FigureRows(
        kind(key),
        figureIn,
        "weight",
        "the current rows whose time touches the hour, each with the share of its span that falls into it; spans over %d days are set apart"
            .formatted(longest),
        rows ->
            learntFrom(rows, key, clock.withDiscovered())
                .withColumn("share", ofRow)
                .filter(col("share").gt(0)));
  }

  /** A month of one offence group. */
  static FigureRows ofMonth(Key key) {
    Column month =
        date_trunc("MONTH", coalesce(col("occurred_from_local"), col("reported_at_local")))
            .cast("date");
    Column group = coalesce(left(col("offence_code"), lit(2)), lit("00"));
    return new FigureRows(
        Tables.STANDARD_INCIDENT,
        Tables.PUBLISHED_INCIDENT_COUNT,
        "incidents",
        "the current incidents of the group, without services, that happened in the month or, where that is unknown, were reported in it",
        rows ->
            withoutServices(current(rows, key))
                .filter(month.equalTo(lit(key.values().get("month"))))
                .filter(group.equalTo(key.value("offence_group")))
                .withColumn("share", lit(1.0)));
  }

  /** All current rows of a city and kind. */
  static FigureRows ofKind(Key key) {
    return new FigureRows(
        kind(key),
        Tables.PUBLISHED_FRESHNESS,
        "records_current",
        "records_current, rows_without_place and rows_without_time count the city's current rows; the other columns come from ops.delivery, ops.punctuality and quarantine.record",
        rows -> current(rows, key).withColumn("share", lit(1.0)));
  }

  private static TableName kind(Key key) {
    return new TableName("standard", key.value("kind"));
  }

  private static Dataset<Row> current(Dataset<Row> rows, Key key) {
    return rows.filter(
        col("city_code").equalTo(key.value("city_code")).and(col("_state").equalTo("current")));
  }

  private static Dataset<Row> learntFrom(Dataset<Row> rows, Key key, boolean withDiscovered) {
    Dataset<Row> current = current(rows, key);
    if (!kind(key).equals(Tables.STANDARD_INCIDENT)) {
      return current;
    }
    Dataset<Row> incidents = withoutServices(current);
    return withDiscovered
        ? incidents
        : incidents.filter(coalesce(col("origin"), lit("unknown")).notEqual("discovered"));
  }

  private static Dataset<Row> withoutServices(Dataset<Row> incidents) {
    return incidents.filter(coalesce(col("origin"), lit("unknown")).notEqual("service"));
  }
}
