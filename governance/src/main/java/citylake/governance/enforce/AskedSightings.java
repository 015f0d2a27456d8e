package citylake.governance.enforce;

import citylake.ddl.TableName;
import citylake.ddl.Tables;
import citylake.governance.approval.Request;
import java.time.Instant;

/**
 * What a function about sightings is asked for.
 *
 * @param column that names the one thing: {@code plate_no_hash} or {@code district}
 * @param value of that column
 * @param from first instant
 * @param to instant behind the last one
 */
public record AskedSightings(String column, String value, Instant from, Instant to) {
  /** What such functions read. */
  static final TableName TABLE = Tables.STANDARD_VEHICLE_SIGHTING;

  /** Whether an approval opens any of it: this very value, and some of these hours. */
  boolean isAnyOf(Request request) {
    return value.equals(request.only().get(column))
        && (request.eventsFrom() == null || request.eventsFrom().isBefore(to))
        && (request.eventsTo() == null || request.eventsTo().isAfter(from));
  }
}
