package citylake.orchestration.night;

import citylake.ddl.Tables;
import citylake.lake.LakeCatalog;
import citylake.lake.OpsLog;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How long reading records again takes, judged by the runs that {@code ops.run} tells of. */
final class RunSeconds {
  private RunSeconds() {}

  /**
   * Seconds a record of all runs so far, and the longest run of each computed step; null where no
   * run has left its times. Steps of a night that went on side by side took longer for it, and
   * reading again goes step by step: it is rather too much than too little.
   *
   * @param taken all files that nights have taken
   * @param records to be read
   */
  static Long of(LakeCatalog catalog, List<TakenDelivery> taken, long records) {
    List<Map<String, Object>> feeding = new ArrayList<>();
    Map<String, Double> computing = new TreeMap<>();
    for (Map<String, Object> row : new OpsLog(catalog, "").rows(Tables.OPS_RUN)) {
      if ("written".equals(row.get("outcome")) && row.get("ended_at") != null) {
        String output = (String) row.get("output");
        if (output.startsWith("derived.") || output.startsWith("published.")) {
          computing.merge((String) row.get("step"), seconds(start(row), end(row)), Math::max);
        } else {
          feeding.add(row);
        }
      }
    }
    long all = taken.stream().mapToLong(TakenDelivery::records).sum();
    double compute = computing.values().stream().mapToDouble(Double::doubleValue).sum();
    double fed = together(feeding);
    return all == 0 || fed == 0 ? null : Math.round(fed / all * records + compute);
  }

  /** Steps of a night go on side by side: time that they share counts once. */
  private static double together(List<Map<String, Object>> steps) {
    double seconds = 0;
    Instant until = Instant.MIN;
    for (Map<String, Object> step :
        steps.stream().sorted(Comparator.comparing(RunSeconds::start)).toList()) {
      Instant from = start(step).isAfter(until) ? start(step) : until;
      if (end(step).isAfter(from)) {
        seconds += seconds(from, end(step));
        until = end(step);
      }
    }
    return seconds;
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toMillis() / 1000.0;
  }

  private static Instant start(Map<String, Object> step) {
    return ((OffsetDateTime) step.get("started_at")).toInstant();
  }

  private static Instant end(Map<String, Object> step) {
    return ((OffsetDateTime) step.get("ended_at")).toInstant();
  }
}
