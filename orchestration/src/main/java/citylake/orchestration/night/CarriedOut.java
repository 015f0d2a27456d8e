package citylake.orchestration.night;

import citylake.orchestration.quarantine.Decision;
import citylake.orchestration.quarantine.Decision.Action;
import citylake.quality.DeliveryAccount;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the decisions about one source's refused records came to.
 *
 * @param decisions those carried out, oldest first
 * @param account what became of the records
 */
record CarriedOut(String source, List<Decision> decisions, DeliveryAccount account) {
  /** More numbers of decisions than this are counted, not read. */
  private static final int SHOWN = 3;

  /** For the night that did it before its own work. */
  String words(String run, long release) {
    return "%s: %,d refused record(s) judged again before this night's work, as decided by %s: %s. Released as %d (run %s). Each of them: citylake quarantine list --source %s"
        .formatted(source, account.records(), decided(), outcomes(), release, run, source);
  }

  /** By the command that decided, with the numbers that it gave. */
  private String decided() {
    List<String> commands = new ArrayList<>();
    for (Action action : Action.values()) {
      List<String> ids =
          decisions.stream()
              .filter(decision -> decision.action() == action)
              .map(Decision::id)
              .toList();
      if (!ids.isEmpty()) {
        commands.add("quarantine %s (%s)".formatted(action.word(), numbers(ids)));
      }
    }
    return String.join(" and ", commands);
  }

  private static String numbers(List<String> ids) {
    String shown = String.join(", ", ids.subList(0, Math.min(SHOWN, ids.size())));
    return ids.size() > SHOWN ? "%s and %d more".formatted(shown, ids.size() - SHOWN) : shown;
  }

  private String outcomes() {
    List<String> parts = new ArrayList<>();
    add(parts, account.accepted(), "accepted");
    add(parts, account.corrections(), "corrected an earlier record");
    add(parts, account.retractions(), "took an earlier record back");
    add(parts, account.duplicates(), "said what was already known");
    add(parts, account.quarantined(), "refused again");
    return String.join(", ", parts);
  }

  private static void add(List<String> parts, long records, String what) {
    if (records > 0) {
      parts.add(String.format(Locale.ROOT, "%,d %s", records, what));
    }
  }
}
