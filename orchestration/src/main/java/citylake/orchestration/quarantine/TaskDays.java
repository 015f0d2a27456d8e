package citylake.orchestration.quarantine;

import citylake.models.parameters.Parameter;
import citylake.models.parameters.ParameterFile;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * By when refused records have to be answered for: days from the oldest of them, by reason; the
 * figures stand in {@code parameters/quarantine.yaml}.
 */
public record TaskDays(Map<String, Integer> byReason) {
  /** Stands for every reason that has no days of its own. */
  public static final String OTHER = "other_reason";

  public TaskDays {
    byReason = Map.copyOf(byReason);
  }

  public static TaskDays declared() {
    ParameterFile file =
        ParameterFile.of(
            "quarantine",
            "unreadable_record",
            "key_missing",
            "operation_unknown",
            "retraction_without_match",
            "partial_correction",
            OTHER);
    return new TaskDays(
        file.all().stream()
            .map(Parameter::name)
            .collect(Collectors.toMap(key -> key, file::wholeNumber)));
  }

  public LocalDate due(String reason, LocalDate oldest) {
    return oldest.plusDays(byReason.getOrDefault(reason, byReason.get(OTHER)));
  }
}
