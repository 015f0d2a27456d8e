package citylake.orchestration.night;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import citylake.orchestration.delivery.Delivery;
import citylake.quality.arrival.Finding;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How many records of a delivery lie behind its night.
 *
 * <p>A standard row says only that its time cannot be right. So the records go through their SELECT
 * once more, as of a night far ahead, to which none of them lies in the future.
 */
final class FutureTimes {
  private static final String CODE = "times_in_the_future";
  private static final Pattern WORDS = Pattern.compile(CODE + ": ([^;]*)");

  /** A year mistyped by a century is found; one far behind that is no year. */
  private static final int YEARS_AHEAD = 200;

  private FutureTimes() {}

  /**
   * Counts them; empty for none.
   *
   * @param time column of the event's time
   */
  static Optional<Finding> of(KindIntake kind, String time, Delivery delivery, LocalDate night) {
    Dataset<Row> times =
        delivery
            .source()
            .candidates(kind.dump(delivery), night.plusYears(YEARS_AHEAD))
            .select(col(time))
            .filter(
                col(time)
                    .geq(
                        lit(
                            Timestamp.from(
                                night
                                    .plusDays(1)
                                    .atStartOfDay(delivery.source().city().timeZone())
                                    .toInstant()))));
    long ahead = times.count();
    return ahead == 0
        ? Optional.empty()
        : Optional.of(
            new Finding(
                CODE,
                false,
                String.format(
                    Locale.ROOT,
                    "%,d of %,d records lie in the future, behind night %s",
                    ahead,
                    delivery.scan().records(),
                    night)));
  }

  /** What the remarks on a delivery say of it; empty for nothing. */
  static Optional<String> in(String remarks) {
    Matcher found = WORDS.matcher(remarks);
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }
}
