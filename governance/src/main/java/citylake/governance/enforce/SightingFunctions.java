package citylake.governance.enforce;

import citylake.ddl.TableName;
import citylake.governance.gate.Denied;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.analysis.UnresolvedTableValuedFunction;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.unsafe.types.UTF8String;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The table functions about one vehicle or one district, for a case: {@code
 * sightings_for_case('plate', value, from, to)} and {@code trips_for_case(...)}, over at most a
 * week.
 *
 * <p>They read {@code standard.vehicle_sighting} through the gate like any statement: what comes
 * back is what an approval of that plate or district, those hours and that case opens.
 */
final class SightingFunctions {
  private static final String SIGHTINGS = "sightings_for_case";
  private static final String TRIPS = "trips_for_case";
  private static final Duration LONGEST = Duration.ofDays(7);
  private static final Map<String, String> COLUMNS =
      Map.of("plate", "plate_no_hash", "district", "district");
  private static final String VALUE = "[\\p{L}\\p{N}._-]{1,64}";

  private final UnaryOperator<Dataset<Row>> trips;

  /**
   * @param trips makes trips of sightings; null where they are not offered
   */
  SightingFunctions(UnaryOperator<Dataset<Row>> trips) {
    this.trips = trips;
  }

  /** Whether it is called so, offered or not. */
  static boolean isNamed(String name) {
    return name.equalsIgnoreCase(SIGHTINGS) || name.equalsIgnoreCase(TRIPS);
  }

  boolean has(String name) {
    return name.equals(SIGHTINGS) || (name.equals(TRIPS) && trips != null);
  }

  /** What it reads, for whoever wants to know what is missing. */
  static TableName table() {
    return AskedSightings.TABLE;
  }

  static Set<String> columns() {
    return Set.of("plate_no_hash", "device_no", "passed_at", "lon", "lat");
  }

  /**
   * The rows that stand for a call, governed like any others.
   *
   * @throws Refusal where nothing opens what it asks for: that the vehicle was not seen would be
   *     another answer
   */
  LogicalPlan rows(
      SparkSession session, UnresolvedTableValuedFunction call, Rights.Standing standing) {
    String name = call.name().last().toLowerCase(Locale.ROOT);
    AskedSightings asked = asked(name, call);
    Denied missing = standing.missing(asked);
    if (missing != null) {
      throw new Refusal(missing.sqlState(), missing.getMessage());
    }
    Dataset<Row> sightings = session.sql(sql(asked));
    return PlanRows.plan(name.equals(TRIPS) ? trips.apply(sightings) : sightings);
  }

  private static AskedSightings asked(String name, UnresolvedTableValuedFunction call) {
    List<Expression> arguments = CollectionConverters.asJava(call.functionArgs());
    if (arguments.size() != 4) {
      throw wrong(name, "it takes four");
    }
    List<String> words = arguments.stream().map(each -> text(name, each)).toList();
    String column = COLUMNS.get(words.get(0));
    if (column == null || !words.get(1).matches(VALUE)) {
      throw wrong(name, "the first is 'plate' or 'district', the second its value");
    }
    Instant from = instant(name, words.get(2));
    Instant to = instant(name, words.get(3));
    if (!from.isBefore(to) || Duration.between(from, to).compareTo(LONGEST) > 0) {
      throw wrong(name, "from must be before to, by at most %d hours".formatted(LONGEST.toHours()));
    }
    return new AskedSightings(column, words.get(1), from, to);
  }

  private static String sql(AskedSightings asked) {
    return "SELECT plate_no_hash, city_code, device_no, passed_at, lon, lat FROM %s WHERE %s = '%s' AND passed_at >= timestamp'%s' AND passed_at < timestamp'%s'"
        .formatted(table(), asked.column(), asked.value(), asked.from(), asked.to());
  }

  private static String text(String name, Expression argument) {
    if (argument instanceof Literal literal && literal.value() instanceof UTF8String text) {
      return text.toString();
    }
    throw wrong(name, "they must be texts");
  }

  private static Instant instant(String name, String text) {
    try {
      return text.contains("T")
          ? Instant.parse(text)
          : LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw wrong(name, "'%s' is no day and no time such as 2026-07-01T08:00:00Z".formatted(text));
    }
  }

  private static Refusal wrong(String name, String reason) {
    return new Refusal(
        Denied.NOT_ALLOWED,
        "Invalid arguments of %s: %s. Wanted: %s('plate', VALUE, FROM, TO). Nothing was run."
            .formatted(name, reason, name));
  }
}
