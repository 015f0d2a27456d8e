package citylake.orchestration.airflow.deployment;

import citylake.orchestration.night.InvalidOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * When and how patiently the night is run.
 *
 * @param schedule cron expression on the clock of the zone; empty for nights that are only
 *     triggered
 * @param zone whose calendar gives the business date
 * @param deadline after which a night that is not through is late, from its queueing
 * @param retries of a box that broke; one that was refused is not tried again by itself
 * @param retryAfter first pause; each further one is twice as long
 * @param stepLimit after which a box is stopped
 * @param alert program that is given each failure's text on its standard input; null for none
 */
public record DagSettings(
    String schedule,
    ZoneId zone,
    Duration deadline,
    int retries,
    Duration retryAfter,
    Duration stepLimit,
    Path alert) {

  public DagSettings {
    List<String> faults = new ArrayList<>();
    if (!schedule.isBlank() && !schedule.strip().matches("\\S+(\\s+\\S+){4}")) {
      faults.add("schedule '%s' (wanted: five fields of cron, or nothing)".formatted(schedule));
    }
    if (retries < 0) {
      faults.add("retries %d (wanted: 0 or more)".formatted(retries));
    }
    for (Duration positive : List.of(deadline, retryAfter, stepLimit)) {
      if (positive.isNegative() || positive.isZero()) {
        faults.add("a limit of %s (wanted: more than nothing)".formatted(positive));
      }
    }
    if (alert != null && !Files.isExecutable(alert)) {
      faults.add("alert %s (wanted: a program that can be run)".formatted(alert));
    }
    if (!faults.isEmpty()) {
      throw new InvalidOrder(
          "Invalid settings of the DAG: %s. Nothing was deployed."
              .formatted(String.join("; ", faults)));
    }
  }

  /**
   * A time zone by its name.
   *
   * @throws InvalidOrder where there is none of that name
   */
  public static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      throw new InvalidOrder(
          "Invalid time zone (wanted: a name such as Asia/Shanghai): %s. Nothing was deployed."
              .formatted(name),
          e);
    }
  }
}
