package citylake.serving.gateway;

import citylake.serving.gateway.spool.ResultLimit;
import java.time.Duration;

/**
 * How much anyone gets. Each has a message of its own that says so.
 *
 * @param connections logged in, of all users
 * @param handshakes connections at once that have not logged in yet; the eldest makes room
 * @param handshakeTime from the first byte to the log-in
 * @param sessions of one user
 * @param statements of one user that wait or run
 * @param results of one user that are open
 * @param statementsAtOnce that run, of all users
 * @param statementTime from when it is asked to its last row
 * @param sessionIdle between two calls
 * @param resultIdle between two fetches
 * @param result rows and bytes of one
 * @param spoolBytes of all results that wait
 * @param messageBytes of one call
 */
public record GatewayLimits(
    int connections,
    int handshakes,
    Duration handshakeTime,
    int sessions,
    int statements,
    int results,
    int statementsAtOnce,
    Duration statementTime,
    Duration sessionIdle,
    Duration resultIdle,
    ResultLimit result,
    long spoolBytes,
    int messageBytes) {

  /** Connections of one user: a quarter of all, so that nobody closes the door by themselves. */
  int connectionsOfOne() {
    return Math.max(2, connections / 4);
  }

  /** For a gateway of some tens of users on one machine. */
  public static final GatewayLimits USUAL =
      new GatewayLimits(
          200,
          64,
          Duration.ofSeconds(10),
          20,
          4,
          40,
          4,
          Duration.ofMinutes(10),
          Duration.ofMinutes(30),
          Duration.ofMinutes(10),
          new ResultLimit(5_000_000, 1L << 30),
          20L << 30,
          1 << 20);
}
