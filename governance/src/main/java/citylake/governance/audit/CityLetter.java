package citylake.governance.audit;

import citylake.governance.log.AccessEvent;
import citylake.governance.log.LoggedEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a city's steward is told each month: who read rows of the city, for which case, by which
 * approval; and who was turned away. What was denied might have been about any city, so it is
 * counted without its case, which is no other city's business.
 *
 * @param city code
 * @param reads one line for each user, case and purpose, in the order of their first statement
 * @param decisions about the city's rows, in order
 */
public record CityLetter(
    String city, Period period, List<Read> reads, List<LoggedEvent> decisions) {

  /**
   * @param use its key is user, purpose and case
   */
  public record Read(String user, String purpose, String caseNo, AccessUse use) {}

  /**
   * @param log all of it; the period is taken from it
   */
  public static CityLetter of(List<LoggedEvent> log, Period period, String city) {
    List<LoggedEvent> events =
        log.stream()
            .filter(period::holds)
            .filter(logged -> AuditPack.isOf(city, logged.event()))
            .toList();
    Map<List<String>, List<LoggedEvent>> grouped = new LinkedHashMap<>();
    for (LoggedEvent logged : events) {
      AccessEvent event = logged.event();
      if (AccessUse.isEnd(event)) {
        grouped
            .computeIfAbsent(
                List.of(orDash(event.user()), orDash(event.purpose()), caseOf(event, city)),
                any -> new ArrayList<>())
            .add(logged);
      }
    }
    return new CityLetter(
        city,
        period,
        grouped.entrySet().stream()
            .map(
                each ->
                    new Read(
                        each.getKey().get(0),
                        each.getKey().get(1),
                        each.getKey().get(2),
                        AccessUse.by(
                                each.getValue(), event -> List.of(String.join(" ", each.getKey())))
                            .get(0)))
            .toList(),
        events.stream().filter(logged -> AuditPack.isDecision(logged.event())).toList());
  }

  private static String caseOf(AccessEvent event, String city) {
    boolean isAboutAnyCity =
        event.kind() == AccessEvent.Kind.STATEMENT && !event.cities().contains(city);
    return isAboutAnyCity ? "-" : orDash(event.caseNo());
  }

  private static String orDash(String value) {
    return value == null ? "-" : value;
  }
}
