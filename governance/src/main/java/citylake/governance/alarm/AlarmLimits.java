package citylake.governance.alarm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * From when on accesses become a task; the figures stand, with their reasons, in {@code
 * alarm/limits.yaml}.
 */
public record AlarmLimits(
    long rowsADay,
    int quietFromHour,
    int quietUntilHour,
    int statementsInQuietHours,
    int otherCitiesADay,
    int denialsAnHour,
    int casesADay,
    int refusedLoginsAnHour) {
  private static final String BUILT_IN = "/citylake/governance/alarm/limits.yaml";

  /** The built-in limits. */
  public static AlarmLimits declared() {
    try (InputStream text = AlarmLimits.class.getResourceAsStream(BUILT_IN)) {
      return of(new YAMLMapper().readTree(text));
    } catch (IOException e) {
      throw new IllegalStateException("Cannot read the built-in limits of alarms", e);
    }
  }

  /**
   * @throws IllegalArgumentException with every fault
   */
  static AlarmLimits of(JsonNode yaml) {
    List<String> faults = new ArrayList<>();
    AlarmLimits limits =
        new AlarmLimits(
            figure(yaml, "rows_a_day", faults),
            figure(yaml, "quiet_from_hour", faults),
            figure(yaml, "quiet_until_hour", faults),
            figure(yaml, "statements_in_quiet_hours", faults),
            figure(yaml, "other_cities_a_day", faults),
            figure(yaml, "denials_an_hour", faults),
            figure(yaml, "cases_a_day", faults),
            figure(yaml, "refused_logins_an_hour", faults));
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(
          "Invalid limits of alarms: %s".formatted(String.join("; ", faults)));
    }
    return limits;
  }

  private static int figure(JsonNode yaml, String name, List<String> faults) {
    JsonNode value = yaml.path(name).path("value");
    if (!value.canConvertToInt() || value.asInt() < 0) {
      faults.add("%s is no whole number from 0 on".formatted(name));
    }
    if (yaml.path(name).path("source").asText("").isBlank()) {
      faults.add("%s gives no reason (source)".formatted(name));
    }
    return value.asInt();
  }
}
