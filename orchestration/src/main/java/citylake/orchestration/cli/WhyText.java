package citylake.orchestration.cli;

import citylake.lake.Release;
import citylake.quality.punctuality.State;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A run's report as an answer: what happened, what is unharmed, what to do next. */
final class WhyText {
  private WhyText() {}

  /**
   * @param undoing the rollback by which readers no longer see what the run released
   * @param shown what the run released, where readers see it or a later one
   */
  static String of(JsonNode report, Optional<Release> undoing, Optional<Release> shown) {
    List<String> lines = new ArrayList<>();
    String run = report.path("run").asText();
    String night = report.path("night").asText();
    lines.add(
        "Run %s, night %s, started %s.".formatted(run, night, report.path("started_at").asText()));
    undoing.ifPresent(rollback -> lines.add(undone(report, rollback)));
    switch (report.path("status").asText()) {
      case "running" -> unfinished(report, lines);
      case "failed" -> failed(report, shown, lines);
      default -> ended(report.path("result"), lines);
    }
    return String.join(System.lineSeparator(), lines);
  }

  private static String undone(JsonNode report, Release rollback) {
    return "Rolled back since: release %d shows release %d again, and readers do not see this night. It came to what follows. To show it again: citylake release rollback %d"
        .formatted(
            rollback.number(),
            rollback.rolledBackTo().orElseThrow(),
            report.at("/result/release/number").asLong());
  }

  private static void unfinished(JsonNode report, List<String> lines) {
    long process = report.path("process").asLong();
    boolean lives = ProcessHandle.of(process).map(ProcessHandle::isAlive).orElse(false);
    if (lives) {
      lines.add(
          "It is still running, at %s (process %d)."
              .formatted(report.path("stage").asText(), process));
      return;
    }
    lines.add(
        "It did not end: its process %d is gone, the last thing it did was %s."
            .formatted(process, report.path("stage").asText("start")));
    lines.add(
        "Unharmed: everything. Readers see the release before, or all of this night, never a"
            + " part.");
    lines.add("Next: run the same night again; it goes on where it was.");
  }

  private static void failed(JsonNode report, Optional<Release> shown, List<String> lines) {
    lines.add(
        "It failed at %s: %s"
            .formatted(report.path("stage").asText(), report.path("message").asText()));
    if (shown.isPresent()) {
      lines.add(
          "Unharmed: everything, and readers see all of this night, as release %d: it failed after that."
              .formatted(shown.get().number()));
      lines.add("Next: mend the cause, then run the same night again; what was left is made up.");
      return;
    }
    lines.add("Unharmed: what is released. Nothing of this night shows.");
    lines.add(
        "Next: mend the cause, then run the same night again; steps that were through are not"
            + " repeated.");
  }

  private static void ended(JsonNode result, List<String> lines) {
    result.path("carriedOut").forEach(words -> lines.add("Carried out: " + words.asText()));
    int begun = lines.size();
    gravestFirst(result, lines);
    if (lines.size() > begun + 1) {
      lines.add(begun, "The gravest first:");
    }
    if (result.path("status").asText().equals("BLOCKED")) {
      lines.add(
          "Unharmed: what is released; the rows that were refused lie on the night's branch."
              + " Next: mend the data or the rule, then run the same night again.");
    } else if (isAnyRefused(result)) {
      lines.add(
          "Unharmed: the other files went through. Next: the city sends a corrected file; the"
              + " next night takes it.");
    } else if (lines.size() == begun) {
      lines.add("Nothing went wrong.");
    } else {
      lines.add("Unharmed: everything else is released. Nothing has to be run again.");
    }
  }

  /**
   * What kept the night from its readers, what was not taken, what did not come, what came but
   * waits (the most records first), what is odd.
   */
  private static void gravestFirst(JsonNode result, List<String> lines) {
    result.path("blocking").forEach(rule -> lines.add("Refused by the out-gate: " + rule.asText()));
    sorted(result.path("refusals"), Comparator.comparing(WhyText::isToBeMended).reversed())
        .forEach(
            refusal ->
                lines.add(
                    "%s: %s"
                        .formatted(
                            refusal.path("reason").asText(), refusal.path("detail").asText())));
    for (JsonNode file : result.path("stillRefused")) {
      lines.add("refused by an earlier run of this night, and not sent anew: " + file.asText());
    }
    sorted(result.path("punctuality"), Comparator.comparing(WhyText::state)).stream()
        .filter(kind -> state(kind).isFault())
        .forEach(kind -> lines.add(kind.path("words").asText()));
    sorted(result.path("deliveries"), Comparator.comparing(WhyText::quarantined).reversed())
        .stream()
        .filter(account -> quarantined(account) > 0)
        .forEach(
            account ->
                lines.add(
                    "%s: %,d of %,d records are in quarantine. Look: citylake quarantine list --night %s"
                        .formatted(
                            account.path("file").asText(),
                            quarantined(account),
                            account.path("records").asLong(),
                            result.path("night").asText())));
    result.path("warnings").forEach(rule -> lines.add("Warning: " + rule.asText()));
  }

  private static List<JsonNode> sorted(JsonNode array, Comparator<JsonNode> order) {
    List<JsonNode> sorted = new ArrayList<>();
    array.forEach(sorted::add);
    sorted.sort(order);
    return sorted;
  }

  private static State state(JsonNode kind) {
    return State.valueOf(kind.at("/punctuality/state").asText());
  }

  private static long quarantined(JsonNode account) {
    return account.path("quarantined").asLong();
  }

  private static boolean isToBeMended(JsonNode refusal) {
    return refusal.path("status").asText().equals("refused");
  }

  private static boolean isAnyRefused(JsonNode result) {
    for (JsonNode refusal : result.path("refusals")) {
      if (isToBeMended(refusal)) {
        return true;
      }
    }
    return !result.path("stillRefused").isEmpty();
  }
}
