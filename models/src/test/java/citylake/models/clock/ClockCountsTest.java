package citylake.models.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ClockCountsTest {
  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final long NOON = 1_514_808_000L;
  private static final long DAY = 86_400;

  @Test
  void everyEventStandsInExactlyOneCount() {
    ClockCounts clock = new ClockCounts();

    clock.add(NOON, null, UTC, 7);
    clock.add(NOON, NOON, UTC, 7);
    clock.add(NOON, NOON + 7 * DAY, UTC, 7);
    clock.add(NOON, NOON + 7 * DAY + 1, UTC, 7);
    clock.add(null, NOON, UTC, 7);
    clock.add(NOON, NOON - 1, UTC, 7);
    clock.addSetApart();

    assertThat(clock.exact()).as("one time, or an end equal to the start").isEqualTo(2);
    assertThat(clock.range()).as("a span of seven days at most").isEqualTo(1);
    assertThat(clock.setApart()).as("a span over seven days, and a discovered one").isEqualTo(2);
    assertThat(clock.unknown()).as("no start, and an end before the start").isEqualTo(2);
    assertThat(Arrays.stream(clock.weights().weights()).sum()).isEqualTo(3);
  }
}
