package citylake.governance.approval;

import citylake.governance.log.AccessEvent;
import citylake.governance.log.LoggedEvent;
import citylake.governance.log.Sm3;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * How the log tells requests and decisions, and whether the file that approvals are read from holds
 * what the log tells: its lines are no chain, the log's entries are.
 */
public final class LoggedApprovals {
  private static final int FINGERPRINT_DIGITS = 16;

  /** An event has its time before the log writes it: a slow disk, or a clock that is set right. */
  private static final Duration BETWEEN_EVENT_AND_ENTRY = Duration.ofMinutes(5);

  private static final Set<AccessEvent.Kind> KINDS =
      Set.of(AccessEvent.Kind.APPROVAL, AccessEvent.Kind.SHARING);

  private LoggedApprovals() {}

  /**
   * What was done. A plate is somebody's, so the value that a request is about is not in this
   * entry: its fingerprint tells whether it was changed. (Whoever asks from SQL has the words of
   * the statement in an entry of its own, as every statement has.)
   *
   * @param request null where a city's sharing is meant
   */
  static String words(ApprovalEvent event, Request request) {
    String kind = event.kind().name().toLowerCase(Locale.ROOT);
    return request == null
        ? "%s: sharing of city %s".formatted(kind, event.city())
        : "%s: request %d of %s, columns %s of city %s, until %s, fingerprint %s"
            .formatted(
                kind,
                event.id(),
                request.user(),
                String.join(", ", request.columns()),
                request.city(),
                request.until(),
                Sm3.hex(ApprovalFile.text(request)).substring(0, FINGERPRINT_DIGITS));
  }

  /** Whether it is a request or a decision. */
  public static boolean isOne(AccessEvent event) {
    return KINDS.contains(event.kind());
  }

  /**
   * Lines of the file of approvals of which the log says nothing or something else, and entries of
   * the log that are in no line: a stop that was taken out, say. Both are read once from the first
   * to the last, for what an event does depends on those before it.
   *
   * @param log that requests and decisions were written to before they counted
   */
  public static List<String> faults(Path approvals, List<LoggedEvent> log) {
    List<LoggedEvent> told = log.stream().filter(logged -> isOne(logged.event())).toList();
    List<LoggedEvent> missing = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    Map<Long, Request> requests = new HashMap<>();
    int next = 0;
    int line = 0;
    for (ApprovalEvent event : events(approvals, faults)) {
      line++;
      if (event.request() != null) {
        requests.put(event.id(), event.request());
      }
      String words = words(event, requests.get(event.id()));
      int found = firstFrom(next, told, event, words);
      if (found < told.size()) {
        missing.addAll(told.subList(next, found));
        next = found + 1;
      } else {
        faults.add(
            "%s line %d: no entry of the log in its place and at its time says that %s has %s; it was written past the log, changed since, or moved"
                .formatted(approvals.getFileName(), line, event.by(), words));
      }
    }
    missing.addAll(told.subList(next, told.size()));
    missing.forEach(
        logged ->
            faults.add(
                "entry %d: %s has %s, which is not in %s in its place: it was removed, changed or moved there, or a kill came between"
                    .formatted(
                        logged.seq(),
                        logged.event().user(),
                        logged.event().statement(),
                        approvals.getFileName())));
    return faults;
  }

  private static List<ApprovalEvent> events(Path approvals, List<String> faults) {
    try {
      ApprovalFile file = new ApprovalFile(approvals);
      if (file.hasUnendedLine()) {
        faults.add(
            "%s: its last line is not ended and counts for nothing: a writer was killed, or it was changed. Look at it, and decide once more what was meant; the next decision cuts it off"
                .formatted(approvals.getFileName()));
      }
      return file.events();
    } catch (IllegalStateException e) {
      faults.add(e.getMessage());
      return List.of();
    }
  }

  private static int firstFrom(
      int start, List<LoggedEvent> told, ApprovalEvent event, String words) {
    int found = start;
    while (found < told.size() && !tells(told.get(found), event, words)) {
      found++;
    }
    return found;
  }

  private static boolean tells(LoggedEvent logged, ApprovalEvent event, String words) {
    AccessEvent entry = logged.event();
    return Objects.equals(event.by(), entry.user())
        && words.equals(entry.statement())
        && Objects.equals(event.why(), entry.reason())
        && event.at() != null
        && Duration.between(event.at(), logged.at()).abs().compareTo(BETWEEN_EVENT_AND_ENTRY) <= 0;
  }
}
