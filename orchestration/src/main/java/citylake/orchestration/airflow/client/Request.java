package citylake.orchestration.airflow.client;

import java.util.StringJoiner;

/**
 * One call, before it is sent.
 *
 * @param purpose what is asked for, for messages: "run n20260702 of nightly_warehouse"
 * @param pathAndQuery behind the server's address
 * @param body JSON, or null
 * @param isRepeatable whether a second call does no more than the first
 */
record Request(
    Route route, String purpose, String pathAndQuery, Object body, boolean isRepeatable) {

  /** A call that only reads. */
  static Request read(Route route, String purpose, String... names) {
    return new Request(route, purpose, route.path(names), null, true);
  }

  /** A call that changes something, once for each time it is sent. */
  static Request change(Route route, String purpose, Object body, String... names) {
    return new Request(route, purpose, route.path(names), body, false);
  }

  /** Says that a second call does no harm. */
  Request repeatable() {
    return new Request(route, purpose, pathAndQuery, body, true);
  }

  /** With a query of names and values in turn. */
  Request query(Object... namesAndValues) {
    StringJoiner query = new StringJoiner("&", pathAndQuery + "?", "");
    for (int i = 0; i < namesAndValues.length; i += 2) {
      query.add(namesAndValues[i] + "=" + Route.encoded(namesAndValues[i + 1].toString()));
    }
    return new Request(route, purpose, query.toString(), body, isRepeatable);
  }
}
