package citylake.governance.alarm;

import citylake.governance.alarm.Alarm.Rule;
import citylake.governance.log.AccessEvent;
import citylake.governance.log.AccessEvent.Kind;
import citylake.governance.log.AccessEvent.Outcome;
import citylake.governance.log.LoggedEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Finds in a log what somebody should look at: by user and day, the same whenever it is asked. */
public final class AlarmRules {
  private static final Duration AN_HOUR = Duration.ofHours(1);

  /** Code of the purpose by which data engineers see rows. */
  private static final String BREAK_GLASS = "break_glass";

  private final AlarmLimits limits;
  private final ZoneId zone;
  private final List<Alarm> found = new ArrayList<>();

  /**
   * @param zone whose clock decides on days and quiet hours
   */
  public AlarmRules(AlarmLimits limits, ZoneId zone) {
    this.limits = limits;
    this.zone = zone;
  }

  /** By day, in the order in which users first appear. */
  public List<Alarm> in(List<LoggedEvent> log) {
    found.clear();
    Map<List<Object>, List<LoggedEvent>> days = new LinkedHashMap<>();
    for (LoggedEvent logged : log) {
      if (logged.event().user() != null && logged.event().kind() != Kind.LOG) {
        days.computeIfAbsent(List.of(day(logged), logged.event().user()), any -> new ArrayList<>())
            .add(logged);
      }
    }
    days.forEach((key, events) -> look((LocalDate) key.get(0), (String) key.get(1), events));
    return List.copyOf(found);
  }

  private LocalDate day(LoggedEvent logged) {
    return logged.at().atZone(zone).toLocalDate();
  }

  private void look(LocalDate day, String user, List<LoggedEvent> events) {
    List<LoggedEvent> answers = those(events, AlarmRules::isAnswer);
    List<LoggedEvent> asked = those(events, event -> event.kind() == Kind.STATEMENT);
    long rows = answers.stream().mapToLong(AlarmRules::rows).sum();
    if (rows > limits.rowsADay()) {
      raise(Rule.VOLUME, user, day, answers, "%,d rows were given".formatted(rows));
    }
    List<LoggedEvent> quiet = asked.stream().filter(this::isQuiet).toList();
    if (quiet.size() >= limits.statementsInQuietHours()) {
      String words =
          "%,d statements were asked between %d and %d o'clock"
              .formatted(quiet.size(), limits.quietFromHour(), limits.quietUntilHour());
      raise(Rule.HOURS, user, day, quiet, words);
    }
    Set<String> cities = new TreeSet<>();
    answers.forEach(each -> cities.addAll(citiesOf(each.event())));
    if (cities.size() > limits.otherCitiesADay() + 1) { // and the own one
      String words =
          "rows of %d cities were given: %s".formatted(cities.size(), String.join(", ", cities));
      raise(Rule.AREAS, user, day, answers, words);
    }
    Set<String> cases = new TreeSet<>();
    asked.stream().map(each -> each.event().caseNo()).filter(Objects::nonNull).forEach(cases::add);
    if (cases.size() > limits.casesADay()) {
      String words = "%d case numbers were given".formatted(cases.size());
      raise(Rule.PURPOSE_DRIFT, user, day, asked, words);
    }
    List<LoggedEvent> broken = those(answers, event -> BREAK_GLASS.equals(event.purpose()));
    if (!broken.isEmpty()) {
      String words = "%,d statements were answered for this purpose".formatted(broken.size());
      raise(Rule.BREAK_GLASS, user, day, broken, words);
    }
    List<LoggedEvent> denied = those(events, AlarmRules::isDenial);
    if (isManyInAnHour(denied, limits.denialsAnHour())) {
      String words =
          "%,d statements were denied, %d or more of them within an hour"
              .formatted(denied.size(), limits.denialsAnHour());
      raise(Rule.DENIALS, user, day, denied, words);
    }
    List<LoggedEvent> tries =
        those(events, event -> event.kind() == Kind.LOGIN && event.outcome() != Outcome.ALLOWED);
    if (isManyInAnHour(tries, limits.refusedLoginsAnHour())) {
      String words =
          "%,d log-ins were refused, %d or more of them within an hour"
              .formatted(tries.size(), limits.refusedLoginsAnHour());
      raise(Rule.LOGINS, user, day, tries, words);
    }
  }

  private static boolean isManyInAnHour(List<LoggedEvent> events, int many) {
    for (int first = 0; first + many <= events.size() && many > 0; first++) {
      Instant last = events.get(first + many - 1).at();
      if (Duration.between(events.get(first).at(), last).compareTo(AN_HOUR) <= 0) {
        return true;
      }
    }
    return false;
  }

  private void raise(
      Rule rule, String user, LocalDate day, List<LoggedEvent> events, String words) {
    found.add(Alarm.of(rule, user, day, words, events.stream().map(LoggedEvent::seq).toList()));
  }

  private boolean isQuiet(LoggedEvent logged) {
    int hour = logged.at().atZone(zone).getHour();
    return limits.quietFromHour() > limits.quietUntilHour()
        ? hour >= limits.quietFromHour() || hour < limits.quietUntilHour()
        : hour >= limits.quietFromHour() && hour < limits.quietUntilHour();
  }

  private static List<LoggedEvent> those(List<LoggedEvent> events, Predicate<AccessEvent> which) {
    return events.stream().filter(logged -> which.test(logged.event())).toList();
  }

  private static boolean isAnswer(AccessEvent event) {
    return event.kind() == Kind.RESULT && event.outcome() == Outcome.ALLOWED;
  }

  private static boolean isDenial(AccessEvent event) {
    return event.kind() == Kind.STATEMENT && event.outcome() == Outcome.DENIED;
  }

  private static long rows(LoggedEvent logged) {
    return logged.event().rows() == null ? 0 : logged.event().rows();
  }

  private static List<String> citiesOf(AccessEvent event) {
    return event.cities() == null ? List.of() : event.cities();
  }
}
