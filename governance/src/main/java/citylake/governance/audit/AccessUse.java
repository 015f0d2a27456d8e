package citylake.governance.audit;

import citylake.governance.log.AccessEvent;
import citylake.governance.log.AccessEvent.Kind;
import citylake.governance.log.AccessEvent.Outcome;
import citylake.governance.log.LoggedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What one user, case or table stands for in the log.
 *
 * @param key user, case number or table
 * @param users who asked; of a user their own name
 * @param cases that were given; of a case its own number
 * @param answered statements that gave rows, none among them too
 * @param rows that were given
 * @param denied statements that were not let in
 * @param failed statements that were let in and broke
 */
public record AccessUse(
    String key,
    SortedSet<String> users,
    SortedSet<String> cases,
    SortedSet<String> purposes,
    SortedSet<String> tables,
    SortedSet<Long> approvals,
    long answered,
    long rows,
    long denied,
    long failed,
    Instant first,
    Instant last) {

  /** A statement that gave rows. */
  static boolean isAnswer(AccessEvent event) {
    return event.kind() == Kind.RESULT && event.outcome() == Outcome.ALLOWED;
  }

  /** A statement that was not let in, or a fetch that was stopped. */
  static boolean isDenial(AccessEvent event) {
    return event.outcome() == Outcome.DENIED
        && (event.kind() == Kind.STATEMENT || event.kind() == Kind.FETCH);
  }

  static boolean isFailure(AccessEvent event) {
    return event.kind() == Kind.RESULT && event.outcome() == Outcome.FAILED;
  }

  /** Whether it says what became of a statement: each statement ends in one such event. */
  static boolean isEnd(AccessEvent event) {
    return isAnswer(event) || isDenial(event) || isFailure(event);
  }

  /**
   * One for each key, in the order of first use.
   *
   * @param keys of an event; none where it does not count
   */
  static List<AccessUse> by(
      List<LoggedEvent> events, Function<AccessEvent, Collection<String>> keys) {
    Map<String, List<LoggedEvent>> grouped = new LinkedHashMap<>();
    for (LoggedEvent logged : events) {
      if (isEnd(logged.event())) {
        for (String key : keys.apply(logged.event())) {
          grouped.computeIfAbsent(key, any -> new ArrayList<>()).add(logged);
        }
      }
    }
    return grouped.entrySet().stream().map(each -> of(each.getKey(), each.getValue())).toList();
  }

  private static AccessUse of(String key, List<LoggedEvent> events) {
    SortedSet<String> users = new TreeSet<>();
    SortedSet<String> cases = new TreeSet<>();
    SortedSet<String> purposes = new TreeSet<>();
    SortedSet<String> tables = new TreeSet<>();
    SortedSet<Long> approvals = new TreeSet<>();
    long answered = 0;
    long rows = 0;
    long denied = 0;
    long failed = 0;
    for (LoggedEvent logged : events) {
      AccessEvent event = logged.event();
      add(users, event.user());
      add(cases, event.caseNo());
      add(purposes, event.purpose());
      tables.addAll(orNone(event.tables()));
      approvals.addAll(orNone(event.approvals()));
      answered += isAnswer(event) ? 1 : 0;
      rows += isAnswer(event) && event.rows() != null ? event.rows() : 0;
      denied += isDenial(event) ? 1 : 0;
      failed += isFailure(event) ? 1 : 0;
    }
    return new AccessUse(
        key,
        users,
        cases,
        purposes,
        tables,
        approvals,
        answered,
        rows,
        denied,
        failed,
        events.get(0).at(),
        events.get(events.size() - 1).at());
  }

  private static void add(SortedSet<String> to, String value) {
    if (value != null) {
      to.add(value);
    }
  }

  static <T> List<T> orNone(List<T> values) {
    return values == null ? List.of() : values;
  }
}
