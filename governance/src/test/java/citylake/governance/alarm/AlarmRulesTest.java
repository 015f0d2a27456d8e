package citylake.governance.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.governance.log.AccessEvent;
import citylake.governance.log.AccessEvent.Kind;
import citylake.governance.log.AccessEvent.Outcome;
import citylake.governance.log.LoggedEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One user's day at a limit, and just below it. */
class AlarmRulesTest {
  private static final Instant NOON = Instant.parse("2026-07-03T04:00:00Z");
  private static final AlarmLimits LIMITS = new AlarmLimits(100, 22, 6, 3, 2, 3, 2, 4);

  private final List<LoggedEvent> log = new ArrayList<>();

  private List<String> alarms() {
    return new AlarmRules(LIMITS, ZoneId.of("Asia/Shanghai"))
        .in(log).stream().map(alarm -> alarm.id() + ": " + alarm.words()).toList();
  }

  private void log(Instant at, Kind kind, Outcome outcome, String caseNo, Long rows, String city) {
    log.add(
        new LoggedEvent(
            log.size() + 1L,
            at,
            "hash",
            new AccessEvent(
                    kind,
                    "li.na",
                    "s-1",
                    "investigation",
                    caseNo,
                    "SELECT 1",
                    null,
                    outcome,
                    null,
                    rows)
                .about(city == null ? null : List.of(city), null)));
  }

  private void asked(Instant at, String caseNo) {
    log(at, Kind.STATEMENT, Outcome.ALLOWED, caseNo, null, null);
  }

  private void answered(long rows, String city) {
    log(NOON, Kind.RESULT, Outcome.ALLOWED, "A-1", rows, city);
  }

  @Test
  void manyRowsOfADayAreAddedUp() {
    answered(60, null);
    answered(40, null);
    assertThat(alarms()).isEmpty();

    answered(1, null);
    assertThat(alarms()).containsExactly("volume-2026-07-03-li.na: 101 rows were given");
  }

  @Test
  void quietHoursGoOverMidnightByTheZonesClock() {
    Instant tenInTheEvening = Instant.parse("2026-07-03T14:00:00Z");
    asked(tenInTheEvening.minusSeconds(1), "A-1");
    asked(tenInTheEvening, "A-1");
    asked(tenInTheEvening.plusSeconds(60), "A-1");
    assertThat(alarms()).isEmpty();

    asked(tenInTheEvening.plusSeconds(120), "A-1");
    assertThat(alarms())
        .containsExactly(
            "hours-2026-07-03-li.na: 3 statements were asked between 22 and 6 o'clock");
  }

  @Test
  void manyCitiesBesideTheOwnAreTold() {
    answered(1, "980100");
    answered(1, "980200");
    answered(1, "980300");
    assertThat(alarms()).isEmpty();

    answered(1, "980400");
    assertThat(alarms())
        .containsExactly(
            "areas-2026-07-03-li.na: rows of 4 cities were given: 980100, 980200, 980300, 980400");
  }

  @Test
  void denialsInARowAreToldAndThoseOfAWholeDayAreNot() {
    for (int hour = 0; hour < 3; hour++) {
      log(NOON.plus(Duration.ofHours(hour)), Kind.STATEMENT, Outcome.DENIED, "A-1", null, null);
    }
    assertThat(alarms()).isEmpty();

    log(NOON.plusSeconds(1), Kind.STATEMENT, Outcome.DENIED, "A-1", null, null);
    log(NOON.plusSeconds(2), Kind.STATEMENT, Outcome.DENIED, "A-1", null, null);
    log.sort((a, b) -> a.at().compareTo(b.at()));
    assertThat(alarms())
        .containsExactly(
            "denials-2026-07-03-li.na: 5 statements were denied, 3 or more of them within an hour");
  }

  @Test
  void manyCaseNumbersAndRefusedLogInsAndBreakGlassAreTold() {
    asked(NOON, "A-1");
    asked(NOON, "A-2");
    asked(NOON, "A-3");
    for (int i = 0; i < 4; i++) {
      log(NOON.plusSeconds(i), Kind.LOGIN, Outcome.DENIED, null, null, null);
    }
    log.add(
        new LoggedEvent(
            99,
            NOON,
            "hash",
            new AccessEvent(
                Kind.RESULT,
                "wu.li",
                "s-2",
                "break_glass",
                "T-1",
                "SELECT 1",
                null,
                Outcome.ALLOWED,
                null,
                1L)));

    assertThat(alarms())
        .containsExactly(
            "purpose_drift-2026-07-03-li.na: 3 case numbers were given",
            "logins-2026-07-03-li.na: 4 log-ins were refused, 4 or more of them within an hour",
            "break_glass-2026-07-03-wu.li: 1 statements were answered for this purpose");
  }

  @Test
  void theDeclaredLimitsHaveReasons() {
    assertThat(AlarmLimits.declared().rowsADay()).isEqualTo(10_000);
  }
}
