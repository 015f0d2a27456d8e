package citylake.governance.audit;

import citylake.governance.gate.Concerned;
import citylake.governance.log.AccessEvent;
import citylake.governance.log.AccessEvent.Kind;
import citylake.governance.log.AccessEvent.Outcome;
import citylake.governance.log.LoggedEvent;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What an inspector works from: all accesses of a period, counted in several ways that must agree,
 * and a sample to question.
 *
 * @param city code of the one city whose rows it is about; null for the province
 * @param total of all; its key is the period
 * @param denials how often each reason was given
 * @param refusedLogins tries that were turned away, by the name that was tried
 * @param decisions on approvals, sharing and policy, in order
 * @param sample of answered statements
 */
public record AuditPack(
    Period period,
    String city,
    AccessUse total,
    List<AccessUse> byUser,
    List<AccessUse> byCase,
    List<AccessUse> byTable,
    Map<String, Long> denials,
    Map<String, Long> refusedLogins,
    List<LoggedEvent> decisions,
    List<LoggedEvent> sample) {
  /** Stands for statements that were asked without a case. */
  public static final String NO_CASE = "(no case)";

  /**
   * @param log all of it; the period is taken from it
   * @param city null for the province
   * @param sampleSize at most so many statements
   */
  public static AuditPack of(List<LoggedEvent> log, Period period, String city, int sampleSize) {
    List<LoggedEvent> events =
        log.stream()
            .filter(period::holds)
            .filter(logged -> city == null || isOf(city, logged.event()))
            .toList();
    return new AuditPack(
        period,
        city,
        AccessUse.by(events, event -> List.of(period.name())).stream().findFirst().orElse(null),
        most(events, event -> List.of(String.valueOf(event.user()))),
        most(events, event -> List.of(event.caseNo() == null ? NO_CASE : event.caseNo())),
        most(events, event -> AccessUse.orNone(event.tables())),
        counts(events, AccessUse::isDenial, event -> String.valueOf(event.reason())),
        counts(
            events,
            event -> event.kind() == Kind.LOGIN && event.outcome() != Outcome.ALLOWED,
            event -> String.valueOf(event.user())),
        events.stream().filter(logged -> isDecision(logged.event())).toList(),
        AccessSample.of(events, log.isEmpty() ? "" : log.get(log.size() - 1).hash(), sampleSize));
  }

  static boolean isOf(String city, AccessEvent event) {
    List<String> cities = AccessUse.orNone(event.cities());
    return cities.contains(city) || cities.contains(Concerned.ALL);
  }

  static boolean isDecision(AccessEvent event) {
    return event.kind() == Kind.APPROVAL
        || event.kind() == Kind.SHARING
        || event.kind() == Kind.POLICY;
  }

  private static List<AccessUse> most(
      List<LoggedEvent> events, Function<AccessEvent, Collection<String>> keys) {
    return AccessUse.by(events, keys).stream()
        .sorted(
            Comparator.comparingLong(AccessUse::rows)
                .thenComparingLong(AccessUse::answered)
                .reversed()
                .thenComparing(AccessUse::key))
        .toList();
  }

  private static Map<String, Long> counts(
      List<LoggedEvent> events, Predicate<AccessEvent> which, Function<AccessEvent, String> key) {
    return events.stream()
        .map(LoggedEvent::event)
        .filter(which)
        .collect(Collectors.groupingBy(key, TreeMap::new, Collectors.counting()));
  }
}
