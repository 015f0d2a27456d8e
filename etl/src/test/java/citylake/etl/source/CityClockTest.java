package citylake.etl.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class CityClockTest {
  private static final ZoneId DENVER = ZoneId.of("America/Denver");

  private static Instant instant(ZoneId zone, String local) {
    Long micros = new CityClock(zone).instant(micros(LocalDateTime.parse(local)));
    return micros == null ? null : Instant.ofEpochSecond(micros / 1_000_000);
  }

  private static long micros(LocalDateTime local) {
    return local.toEpochSecond(ZoneOffset.UTC) * 1_000_000;
  }

  @Test
  void summerAndWinterHaveTheirOwnOffset() {
    assertThat(instant(DENVER, "2018-07-01T12:00")).isEqualTo("2018-07-01T18:00:00Z");
    assertThat(instant(DENVER, "2018-01-01T12:00")).isEqualTo("2018-01-01T19:00:00Z");
  }

  @Test
  void timeThatTheSpringChangeSkipsNamesNoInstant() {
    assertThat(instant(DENVER, "2018-03-11T01:59")).isEqualTo("2018-03-11T08:59:00Z");
    assertThat(instant(DENVER, "2018-03-11T02:00")).isNull();
    assertThat(instant(DENVER, "2018-03-11T02:59")).isNull();
    assertThat(instant(DENVER, "2018-03-11T03:00")).isEqualTo("2018-03-11T09:00:00Z");
  }

  @Test
  void hourThatTheAutumnChangeRepeatsIsTheEarlier() {
    assertThat(instant(DENVER, "2018-11-04T01:30")).isEqualTo("2018-11-04T07:30:00Z");
    assertThat(instant(DENVER, "2018-11-04T02:00")).isEqualTo("2018-11-04T09:00:00Z");
  }

  @Test
  void everyInstantHasAWallClock() {
    CityClock clock = new CityClock(DENVER);
    long before = micros(LocalDateTime.parse("2018-11-04T07:30"));
    long after = micros(LocalDateTime.parse("2018-11-04T08:30"));

    assertThat(clock.wallClock(before)).isEqualTo(micros(LocalDateTime.parse("2018-11-04T01:30")));
    assertThat(clock.wallClock(after)).isEqualTo(micros(LocalDateTime.parse("2018-11-04T01:30")));
    assertThat(clock.wallClock(-1L)).isEqualTo(-7L * 3600 * 1_000_000 - 1);
  }

  @Test
  void timesBeyondTheTableAreReadToo() {
    assertThat(instant(DENVER, "1850-01-01T00:00")).isEqualTo("1850-01-01T06:59:56Z");
    assertThat(instant(DENVER, "2150-07-01T00:00")).isEqualTo("2150-07-01T06:00:00Z");
  }

  @Property(tries = 2000)
  void everyLocalTimeAgreesWithTheRulesOfItsZone(
      @ForAll @LongRange(min = -2_208_988_800L, max = 4_102_444_799L) long seconds) {
    LocalDateTime local = LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
    for (String zone : List.of("America/Chicago", "Asia/Shanghai", "Australia/Lord_Howe")) {
      List<ZoneOffset> offsets = ZoneId.of(zone).getRules().getValidOffsets(local);
      Long expected =
          offsets.isEmpty()
              ? null
              : Long.valueOf(micros(local) - offsets.get(0).getTotalSeconds() * 1_000_000L);

      assertThat(new CityClock(ZoneId.of(zone)).instant(micros(local))).isEqualTo(expected);
    }
  }
}
