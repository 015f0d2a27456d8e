package citylake.orchestration.night;

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

import citylake.ddl.TableName;
import citylake.etl.standard.StandardKind;
import citylake.lake.NightTables;
import citylake.quality.arrival.DeliveredRows;
import citylake.quality.arrival.Lack;
import citylake.quality.arrival.OddTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Collections;
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

  private final boolean isTimeShown;
  private final Map<String, DeliveredRows> rows = new HashMap<>();
  private final Map<String, OffsetDateTime> newest = new HashMap<>();

  private StandingRows(boolean isTimeShown) {
    this.isTimeShown = isTimeShown;
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
    StandingRows standing = new StandingRows(kind.isTimeShown());
    Column time = kind.eventTime().map(functions::col).orElse(lit(null).cast("timestamp"));
    Column local =
        kind.eventTime().map(name -> col(name + "_local")).orElse(lit(null).cast("timestamp_ntz"));
    Column lacksTime = kind.eventTime().isPresent() ? time.isNull() : lit(false);
    Column lacksPlace = kind.hasPlace() ? col("lon").isNull() : lit(false);
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
            hour(local).plus(minute(local)).plus(second(local)).equalTo(0),
            datediff(night, local).gt(OddTime.DAYS))
        .agg(count(lit(1)), max(time))
        .collectAsList()
        .forEach(standing::add);
    return standing;
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
      Set<OddTime> odd = EnumSet.noneOf(OddTime.class);
      if (isTrue(alike, 5)) {
        odd.add(OddTime.AT_MIDNIGHT);
      }
      if (isTrue(alike, 6)) {
        odd.add(OddTime.LONG_AGO);
      }
      rows.get(delivery).addOdd(alike.getLong(7), odd);
    }
    if (isTimeShown && !alike.isNullAt(8)) {
      newest.merge(
          delivery,
          alike.getTimestamp(8).toInstant().atOffset(ZoneOffset.UTC),
          (one, other) -> one.isAfter(other) ? one : other);
    }
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
