package citylake.orchestration.quarantine;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Column;

/**
 * Which refused records; null, or an empty list, takes all.
 *
 * @param cityCode code of the city
 * @param source e.g. "denver.incident"
 * @param reason code of today's reason
 * @param night that took the delivery
 * @param delivery the delivery, or the beginning of its name
 * @param records numbers in the file
 * @param state one of {@link Standing}
 */
public record Choice(
    String cityCode,
    String source,
    String reason,
    LocalDate night,
    String delivery,
    List<Long> records,
    Standing state) {
  public static final Choice ALL = new Choice(null, null, null, null, null, List.of(), null);

  public Choice {
    records = List.copyOf(records);
  }

  /** One record by its place. */
  public static Choice of(String delivery, long recordNo) {
    return new Choice(null, null, null, null, delivery, List.of(recordNo), null);
  }

  public Choice in(Standing wanted) {
    return new Choice(cityCode, source, reason, night, delivery, records, wanted);
  }

  Column matches() {
    Column matches = lit(true);
    matches = and(matches, cityCode, col("city_code").equalTo(cityCode));
    matches = and(matches, source, col("source").equalTo(source));
    matches = and(matches, reason, col("reason").equalTo(reason));
    matches = and(matches, night, col("night").equalTo(lit(night)));
    matches =
        and(matches, delivery, delivery == null ? null : col("delivery").startsWith(delivery));
    matches = and(matches, state, state == null ? null : col("state").equalTo(state.word()));
    return records.isEmpty() ? matches : matches.and(col("record_no").isin(records.toArray()));
  }

  private static Column and(Column all, Object given, Column condition) {
    return given == null ? all : all.and(condition);
  }
}
