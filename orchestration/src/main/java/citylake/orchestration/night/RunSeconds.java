package citylake.orchestration.night;

import citylake.ddl.Tables;
import citylake.lake.LakeCatalog;
import citylake.lake.OpsLog;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How long reading records again takes, judged by the runs that {@code ops.run} tells of. */
final class RunSeconds {
  private RunSeconds() {}

  /**
   * Seconds a record of all runs so far, and the longest run of each computed step; null where no
   * run has left its times.
   *
   * @param taken all files that nights have taken
   * @param records to be read
   */
  static Long of(LakeCatalog catalog, List<TakenDelivery> taken, long records) {
    double feeding = 0;
    Map<String, Double> computing = new TreeMap<>();
    for (Map<String, Object> row : new OpsLog(catalog, "").rows(Tables.OPS_RUN)) {
      if ("written".equals(row.get("outcome")) && row.get("ended_at") != null) {
        double seconds =
            Duration.between(
                        (OffsetDateTime) row.get("started_at"),
                        (OffsetDateTime) row.get("ended_at"))
                    .toMillis()
                / 1000.0;
        String output = (String) row.get("output");
        if (output.startsWith("derived.") || output.startsWith("published.")) {
          computing.merge((String) row.get("step"), seconds, Math::max);
        } else {
          feeding += seconds;
        }
      }
    }
    long all = taken.stream().mapToLong(TakenDelivery::records).sum();
    double compute = computing.values().stream().mapToDouble(Double::doubleValue).sum();
    return all == 0 || feeding == 0 ? null : Math.round(feeding / all * records + compute);
  }
}
