package citylake.serving.gateway;

import citylake.serving.gateway.spool.ResultLimit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * The gateway's limits by name, as whoever runs it types them: {@code connections=50}, {@code
 * statement-time=5m}, {@code result-bytes=200MiB}. What is not named is as usual.
 */
public final class NamedLimits {
  private NamedLimits() {}

  /** Each with the least and the most that it may be set to. */
  private enum Limit {
    CONNECTIONS(LimitUnit.COUNT, 1, 10_000, GatewayLimits::connections),
    LOGINS(LimitUnit.COUNT, 1, 10_000, GatewayLimits::handshakes),
    LOGIN_TIME(LimitUnit.TIME, 1, 600, usual -> usual.handshakeTime().toSeconds()),
    SESSIONS(LimitUnit.COUNT, 1, 10_000, GatewayLimits::sessions),
    STATEMENTS(LimitUnit.COUNT, 1, 1_000, GatewayLimits::statements),
    RESULTS(LimitUnit.COUNT, 1, 10_000, GatewayLimits::results),
    STATEMENTS_AT_ONCE(LimitUnit.COUNT, 1, 1_000, GatewayLimits::statementsAtOnce),
    STATEMENT_TIME(LimitUnit.TIME, 1, 86_400, usual -> usual.statementTime().toSeconds()),
    SESSION_IDLE(LimitUnit.TIME, 1, 86_400, usual -> usual.sessionIdle().toSeconds()),
    RESULT_IDLE(LimitUnit.TIME, 1, 86_400, usual -> usual.resultIdle().toSeconds()),
    RESULT_ROWS(LimitUnit.COUNT, 1, 1_000_000_000, usual -> usual.result().rows()),
    RESULT_BYTES(LimitUnit.BYTES, 1 << 10, 1L << 40, usual -> usual.result().bytes()),
    SPOOL_BYTES(LimitUnit.BYTES, 1 << 10, 1L << 50, GatewayLimits::spoolBytes),
    // A log-in takes four kibibytes, and a statement may be long.
    MESSAGE_BYTES(LimitUnit.BYTES, 64 << 10, 64 << 20, GatewayLimits::messageBytes);

    private final LimitUnit unit;
    private final long least;
    private final long most;

    @SuppressWarnings("ImmutableEnumChecker") // a function without a state
    private final ToLongFunction<GatewayLimits> usual;

    Limit(LimitUnit unit, long least, long most, ToLongFunction<GatewayLimits> usual) {
      this.unit = unit;
      this.least = least;
      this.most = most;
      this.usual = usual;
    }

    String typed() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    static Optional<Limit> of(String typed) {
      return Arrays.stream(values()).filter(limit -> limit.typed().equals(typed)).findFirst();
    }
  }

  /** All names, for help. */
  public static List<String> names() {
    return Arrays.stream(Limit.values()).map(Limit::typed).toList();
  }

  /**
   * The usual limits, with those that are named set otherwise.
   *
   * @throws IllegalArgumentException with all that is wrong
   */
  public static GatewayLimits of(Map<String, String> typed) {
    List<String> faults = new ArrayList<>();
    Map<Limit, Long> values = new EnumMap<>(Limit.class);
    for (Limit limit : Limit.values()) {
      values.put(limit, limit.usual.applyAsLong(GatewayLimits.USUAL));
    }
    typed.forEach((name, value) -> put(name, value, values, faults));
    if (faults.isEmpty() && values.get(Limit.RESULT_BYTES) > values.get(Limit.SPOOL_BYTES)) {
      faults.add(
          "result-bytes (%s) is more than spool-bytes (%s), the room for all results"
              .formatted(
                  LimitUnit.BYTES.told(values.get(Limit.RESULT_BYTES)),
                  LimitUnit.BYTES.told(values.get(Limit.SPOOL_BYTES))));
    }
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(
          "Invalid limits: %s. Nothing was started.".formatted(String.join("; ", faults)));
    }
    return limits(values);
  }

  private static void put(String name, String value, Map<Limit, Long> values, List<String> faults) {
    Optional<Limit> found = Limit.of(name);
    if (found.isEmpty()) {
      faults.add(
          "there is no limit '%s', only %s"
              .formatted(name, names().stream().collect(Collectors.joining(", "))));
      return;
    }
    Limit limit = found.get();
    Optional<Long> number =
        limit.unit.read(value).filter(told -> told >= limit.least && told <= limit.most);
    if (number.isEmpty()) {
      faults.add(
          "%s is '%s', and must be %s, from %s to %s"
              .formatted(
                  name,
                  value,
                  limit.unit.words(),
                  limit.unit.told(limit.least),
                  limit.unit.told(limit.most)));
      return;
    }
    values.put(limit, number.get());
  }

  private static GatewayLimits limits(Map<Limit, Long> values) {
    return new GatewayLimits(
        count(values, Limit.CONNECTIONS),
        count(values, Limit.LOGINS),
        time(values, Limit.LOGIN_TIME),
        count(values, Limit.SESSIONS),
        count(values, Limit.STATEMENTS),
        count(values, Limit.RESULTS),
        count(values, Limit.STATEMENTS_AT_ONCE),
        time(values, Limit.STATEMENT_TIME),
        time(values, Limit.SESSION_IDLE),
        time(values, Limit.RESULT_IDLE),
        new ResultLimit(values.get(Limit.RESULT_ROWS), values.get(Limit.RESULT_BYTES)),
        values.get(Limit.SPOOL_BYTES),
        count(values, Limit.MESSAGE_BYTES));
  }

  private static int count(Map<Limit, Long> values, Limit limit) {
    return Math.toIntExact(values.get(limit));
  }

  private static Duration time(Map<Limit, Long> values, Limit limit) {
    return Duration.ofSeconds(values.get(limit));
  }
}
