package citylake.orchestration.night;

import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.hour;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.minute;
import static org.apache.spark.sql.functions.second;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.xxhash64;

import citylake.ddl.TableName;
import citylake.etl.standard.StandardKind;
import citylake.lake.NightTables;
import citylake.quality.arrival.DeliveredRows;
import citylake.quality.arrival.InCommon;
import citylake.quality.arrival.Lack;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** The rows that deliveries of one kind set, as they stand in its standard table. */
final class StandingRows {
  /** Names of deliveries begin with their night. */
  private static final int DATE_LENGTH = 10;

  /** Values that may be the commonest of a delivery; its rows are counted in a few groups. */
  private static final int CANDIDATES = 5;

  private final boolean isTimeShown;
  private final boolean hasPlace;
  private final Map<String, DeliveredRows> rows = new HashMap<>();
  private final Map<String, OffsetDateTime> newest = new HashMap<>();
  private final Map<String, Map<InCommon, Map<Long, Long>>> commonest = new HashMap<>();

  private StandingRows(StandardKind kind) {
    this.isTimeShown = kind.isTimeShown();
    this.hasPlace = kind.hasPlace();
  }

  /**
   * Looks once for all of them. Only a kind of events can lack a time, and one of places a place.
   * Times that are SENSITIVE, such as those of sightings, are not told: deliveries are read by
   * many.
   *
   * @param deliveries at least one
   */
  static StandingRows of(NightTables tables, TableName table, Collection<String> deliveries) {
    StandardKind kind = StandardKind.named(table.table());
    StandingRows standing = new StandingRows(kind);
    Column time = kind.eventTime().map(functions::col).orElse(lit(null).cast("timestamp"));
    Column local =
        kind.eventTime().map(name -> col(name + "_local")).orElse(lit(null).cast("timestamp_ntz"));
    Column lacksTime = kind.eventTime().isPresent() ? time.isNull() : lit(false);
    Column lacksPlace = kind.hasPlace() ? col("lon").isNull() : lit(false);
    Column timeOfDay =
        hour(local).multiply(60).plus(minute(local)).multiply(60).plus(second(local));
    Column night = to_date(substring(col("_row.delivery"), 1, DATE_LENGTH));
    tables
        .read(table)
        // Names begin with the night: files of older nights are not opened.
        .filter(col("_row.delivery").geq(Collections.min(deliveries)))
        .filter(col("_row.delivery").isin(deliveries.toArray()))
        .groupBy(
            col("_row.delivery"),
            col("_state").equalTo("current"),
            lacksTime,
            lacksPlace,
            col("_issues"),
            timeOfDay.equalTo(0),
            datediff(night, local).gt(InCommon.DAYS))
        .agg(
            count(lit(1)),
            max(time),
            commonest(timeOfDay.cast("bigint")),
            commonest(kind.hasPlace() ? xxhash64(col("lon"), col("lat")) : lit(0L)))
        .collectAsList()
        .forEach(standing::add);
    standing.commonest.forEach(
        (delivery, what) ->
            what.forEach(
                (common, values) ->
                    standing.rows(delivery).addHaving(common, Collections.max(values.values()))));
    return standing;
  }

  /** Counted by a sketch, in the same look: exact as long as a group has some thousand values. */
  private static Column commonest(Column value) {
    return call_function("approx_top_k", value, lit(CANDIDATES));
  }

  private void add(Row alike) {
    String delivery = alike.getString(0);
    if (alike.getBoolean(1)) {
      Set<Lack> lacks = EnumSet.noneOf(Lack.class);
      if (alike.getBoolean(2)) {
        lacks.add(Lack.TIME);
      }
      if (alike.getBoolean(3)) {
        lacks.add(Lack.PLACE);
      }
      List<String> issues = alike.getList(4);
      rows.computeIfAbsent(delivery, unknown -> new DeliveredRows())
          .add(alike.getLong(7), lacks, issues);
      if (isTrue(alike, 5)) {
        rows.get(delivery).addHaving(InCommon.AT_MIDNIGHT, alike.getLong(7));
      } else if (!alike.isNullAt(5)) {
        addCommonest(delivery, InCommon.ONE_TIME_OF_DAY, alike.getList(9));
      }
      if (isTrue(alike, 6)) {
        rows.get(delivery).addHaving(InCommon.LONG_AGO, alike.getLong(7));
      }
      if (hasPlace && !alike.getBoolean(3)) {
        addCommonest(delivery, InCommon.ONE_PLACE, alike.getList(10));
      }
    }
    if (isTimeShown && !alike.isNullAt(8)) {
      newest.merge(
          delivery,
          alike.getTimestamp(8).toInstant().atOffset(ZoneOffset.UTC),
          (one, other) -> one.isAfter(other) ? one : other);
    }
  }

  private void addCommonest(String delivery, InCommon what, List<Row> counted) {
    Map<Long, Long> values =
        commonest
            .computeIfAbsent(delivery, unknown -> new EnumMap<>(InCommon.class))
            .computeIfAbsent(what, unknown -> new HashMap<>());
    counted.forEach(value -> values.merge(value.getLong(0), value.getLong(1), Long::sum));
  }

  /** False for a time that is not known. */
  private static boolean isTrue(Row alike, int column) {
    return !alike.isNullAt(column) && alike.getBoolean(column);
  }

  /** The current rows of a delivery; none where later deliveries have replaced all. */
  DeliveredRows rows(String delivery) {
    return rows.getOrDefault(delivery, new DeliveredRows());
  }

  /** Start of the newest event among them, UTC; null where none is known or shown. */
  OffsetDateTime newest(String delivery) {
    return newest.get(delivery);
  }
}
