package citylake.governance.approval;

import citylake.governance.log.AccessEvent;
import citylake.governance.log.LoggedEvent;
import citylake.governance.log.Sm3;
import java.nio.file.Path;
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

  private static final Set<AccessEvent.Kind> KINDS =
      Set.of(AccessEvent.Kind.APPROVAL, AccessEvent.Kind.SHARING);

  private LoggedApprovals() {}

  /**
   * What was done. A plate is somebody's, so the value that a request is about is not in the log:
   * its fingerprint tells whether it was changed.
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

  /**
   * Lines of the file of approvals of which the log says nothing or something else, and entries of
   * the log that are in no line: a stop that was taken out, say.
   *
   * @param log that requests and decisions were written to before they counted
   */
  public static List<String> faults(Path approvals, List<LoggedEvent> log) {
    List<LoggedEvent> told = new ArrayList<>(log);
    told.removeIf(logged -> !KINDS.contains(logged.event().kind()));
    List<String> faults = new ArrayList<>();
    Map<Long, Request> requests = new HashMap<>();
    int line = 0;
    for (ApprovalEvent event : events(approvals, faults)) {
      line++;
      if (event.request() != null) {
        requests.put(event.id(), event.request());
      }
      String words = words(event, requests.get(event.id()));
      if (!removeFirst(told, event, words)) {
        faults.add(
            "%s line %d: no entry of the log says that %s has %s; it was written past the log, or changed since"
                .formatted(approvals.getFileName(), line, event.by(), words));
      }
    }
    told.forEach(
        logged ->
            faults.add(
                "entry %d: %s has %s, which is not in %s: it was removed or changed there, or a kill came between"
                    .formatted(
                        logged.seq(),
                        logged.event().user(),
                        logged.event().statement(),
                        approvals.getFileName())));
    return faults;
  }

  private static List<ApprovalEvent> events(Path approvals, List<String> faults) {
    try {
      return new ApprovalFile(approvals).events();
    } catch (IllegalStateException e) {
      faults.add(e.getMessage());
      return List.of();
    }
  }

  private static boolean removeFirst(List<LoggedEvent> told, ApprovalEvent event, String words) {
    for (int i = 0; i < told.size(); i++) {
      AccessEvent entry = told.get(i).event();
      if (event.by().equals(entry.user())
          && words.equals(entry.statement())
          && Objects.equals(event.why(), entry.reason())) {
        told.remove(i);
        return true;
      }
    }
    return false;
  }
}
