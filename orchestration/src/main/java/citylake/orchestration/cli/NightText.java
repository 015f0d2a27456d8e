package citylake.orchestration.cli;

import citylake.orchestration.delivery.Refusal;
import citylake.orchestration.night.KindPunctuality;
import citylake.orchestration.night.NightResult;
import citylake.quality.punctuality.State;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A night's result for people. */
final class NightText {
  private NightText() {}

  static String of(NightResult result) {
    return story(result) + closing(result);
  }

  /** What came of a run's files, line by line. */
  static String story(NightResult result) {
    StringBuilder text = new StringBuilder();
    text.append(AccountText.of(result.deliveries(), result.sources()));
    result.carriedOut().forEach(words -> text.append("CARRIED OUT: ").append(words).append('\n'));
    text.append(punctuality(result.punctuality()));
    for (Refusal refusal : result.refusals()) {
      text.append(
          "%s (%s): %s%n"
              .formatted(
                  refusal.status().equals("refused") ? "REFUSED" : "ALREADY TAKEN",
                  refusal.reason(),
                  refusal.detail()));
    }
    result
        .stillRefused()
        .forEach(
            file -> text.append("REFUSED BEFORE, and not sent anew: ").append(file).append('\n'));
    result.warnings().forEach(warning -> text.append("WARNING: ").append(warning).append('\n'));
    result.blocking().forEach(block -> text.append("BLOCKED: ").append(block).append('\n'));
    return text.toString();
  }

  /** How many stand how, then a line for each that does not stand well. */
  private static String punctuality(List<KindPunctuality> all) {
    if (all.isEmpty()) {
      return "";
    }
    Map<State, Long> counts = new TreeMap<>(Comparator.reverseOrder());
    all.forEach(kind -> counts.merge(kind.punctuality().state(), 1L, Long::sum));
    String summary =
        counts.entrySet().stream()
            .map(
                count ->
                    "%d %s".formatted(count.getValue(), count.getKey().word().replace('_', ' ')))
            .collect(Collectors.joining(", "));
    String faults =
        all.stream()
            .filter(kind -> kind.punctuality().state().isFault())
            .map(kind -> "PUNCTUALITY: " + kind.words() + "\n")
            .collect(Collectors.joining());
    return "Punctuality: " + summary + ".\n" + faults;
  }

  private static String closing(NightResult result) {
    String seconds = "%.1f s".formatted(result.took().toMillis() / 1000.0);
    return switch (result.status()) {
      case RELEASED ->
          "Night %s is released as release %d (%d tables, %s)."
              .formatted(
                  result.night(),
                  result.release().number(),
                  result.release().tables().size(),
                  seconds);
      case UP_TO_DATE ->
          "Nothing to do: release %d holds night %s already; no snapshot was written (%d files known, %s)."
              .formatted(result.release().number(), result.night(), result.known(), seconds);
      case BLOCKED ->
          "Night %s is not released: see BLOCKED above. Readers still see %s. What to do: citylake why %s"
              .formatted(
                  result.night(),
                  result.release() == null
                      ? "an empty lake"
                      : "release " + result.release().number(),
                  result.run());
    };
  }
}
