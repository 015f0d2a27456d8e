package citylake.orchestration.flow;

import citylake.etl.source.Source;
import citylake.models.parameters.ParameterFile;
import citylake.orchestration.quarantine.Reasons;
import citylake.orchestration.quarantine.TaskDays;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What {@code published/score_card.sql} asks for by name: figures of {@code
 * parameters/score-card.yaml}, the days that cities have to answer, and the words for what they are
 * asked.
 */
final class ScoreCardParameters {
  private static final Map<String, String> BY_STATE =
      Map.of(
          "missing",
          "Nothing came in nights in which it was due. Please deliver by the deadline, or agree with us on another rhythm.",
          "stale",
          "What came held nothing newer. Please see that the export moves on with the day.",
          "late",
          "Files came after the deadline. Please deliver earlier, or agree with us on another deadline.");

  private ScoreCardParameters() {}

  /**
   * @param sources those that are taken or published
   */
  static Map<String, Object> of(List<Source> sources, LocalDate night) {
    ParameterFile file =
        ParameterFile.of("score-card", "window_nights", "causes_shown", "drift", "volume");
    TaskDays days = TaskDays.declared();
    return Map.of(
        "night", night,
        "window_nights", file.wholeNumber("window_nights"),
        "causes_shown", file.wholeNumber("causes_shown"),
        "drift", String.join(",", file.texts("drift")),
        "volume", String.join(",", file.texts("volume")),
        "sources", sourceList(sources),
        "task_days", joined(days.byReason(), "=", ","),
        "other_days", days.byReason().get(TaskDays.OTHER).toString(),
        "hints", hints(days));
  }

  private static String sourceList(List<Source> sources) {
    return sources.stream()
        .map(
            source ->
                String.join(
                    "\t",
                    source.city().cityCode(),
                    source.kind(),
                    source.city().id(),
                    source.vendor().name(),
                    contact(source)))
        .distinct()
        .sorted()
        .collect(Collectors.joining("\n"));
  }

  /** In one line; nothing where none is declared. */
  private static String contact(Source source) {
    String contact = source.city().contact();
    return contact == null ? "" : contact.replaceAll("\\s+", " ").strip();
  }

  /** One line a cause: its code, a tab, the sentence. */
  private static String hints(TaskDays days) {
    Map<String, String> hints = new TreeMap<>(BY_STATE);
    days.byReason().keySet().forEach(reason -> hints.put(reason, Reasons.wanted(reason)));
    return joined(hints, "\t", "\n");
  }

  private static String joined(Map<String, ?> entries, String between, String behind) {
    return new TreeMap<>(entries)
        .entrySet().stream()
            .map(entry -> entry.getKey() + between + entry.getValue())
            .collect(Collectors.joining(behind));
  }
}
