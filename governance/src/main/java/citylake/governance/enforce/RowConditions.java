package citylake.governance.enforce;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import citylake.ddl.TableContract;
import citylake.governance.approval.Request;
import citylake.governance.policy.Role;
import citylake.governance.user.User;
import java.sql.Timestamp;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Column;

/**
 * Which rows of a table a right or an approval is about, as conditions of literals alone. A row
 * that does not say which city it is of belongs to no area.
 */
final class RowConditions {
  private static final String CITY = "city_code";
  private static final String DISTRICT = "district";

  private final TableContract table;
  private final User user;
  private final Set<String> stopped;

  /**
   * @param stopped codes of cities that share nothing now
   */
  RowConditions(TableContract table, User user, Set<String> stopped) {
    this.table = table;
    this.user = user;
    this.stopped = new TreeSet<>(stopped);
    this.stopped.remove(user.city() == null ? "" : user.city());
  }

  /**
   * @param rows null for all
   */
  record Condition(Column rows) {}

  /** The rows that a right is about; empty where the table or the user has no such area. */
  Optional<Condition> of(Role.Where where) {
    boolean hasCity = table.columnNames().contains(CITY) && user.city() != null;
    return switch (where) {
      case DISTRICT ->
          hasCity && table.columnNames().contains(DISTRICT) && !user.districts().isEmpty()
              ? Optional.of(
                  new Condition(
                      ownCity()
                          .and(col(DISTRICT).isNotNull())
                          .and(col(DISTRICT).isInCollection(new TreeSet<>(user.districts())))))
              : Optional.empty();
      case CITY -> hasCity ? Optional.of(new Condition(ownCity())) : Optional.empty();
      case OTHER ->
          hasCity
              ? Optional.of(new Condition(sharing(col(CITY).notEqual(user.city()))))
              : Optional.empty();
      case EVERYWHERE -> Optional.of(new Condition(sharing(null)));
    };
  }

  private Column ownCity() {
    return col(CITY).equalTo(user.city());
  }

  /** Without the rows of cities that share nothing; null for all rows. */
  private Column sharing(Column rows) {
    if (stopped.isEmpty() || !table.columnNames().contains(CITY)) {
      return rows;
    }
    Column shared = not(col(CITY).isInCollection(stopped)).and(col(CITY).isNotNull());
    return rows == null ? shared : rows.and(shared);
  }

  /** The rows that an approval is about; empty where their city shares nothing now. */
  Optional<Condition> of(Request request) {
    if (stopped.contains(request.city()) || !table.columnNames().contains(CITY)) {
      return Optional.empty();
    }
    Column rows = col(CITY).equalTo(request.city());
    for (Map.Entry<String, String> only : request.only().entrySet()) {
      rows = rows.and(col(only.getKey()).equalTo(lit(only.getValue())));
    }
    if (table.eventTime().isPresent()) {
      Column at = col(table.eventTime().get());
      if (request.eventsFrom() != null) {
        rows = rows.and(at.geq(lit(Timestamp.from(request.eventsFrom()))));
      }
      if (request.eventsTo() != null) {
        rows = rows.and(at.lt(lit(Timestamp.from(request.eventsTo()))));
      }
    } else if (request.eventsFrom() != null || request.eventsTo() != null) {
      return Optional.empty();
    }
    return Optional.of(new Condition(rows));
  }
}
