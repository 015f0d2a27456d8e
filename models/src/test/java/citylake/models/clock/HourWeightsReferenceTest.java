package citylake.models.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import citylake.models.Oracle;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/**
 * The clock against an independent implementation on 20,000 invented crimes, whose second 0 is a
 * Monday midnight.
 */
class HourWeightsReferenceTest {
  /** 2018-01-01 00:00 UTC, a Monday. */
  private static final long MONDAY = 1_514_764_800L;

  @Test
  void weightsAgreeToNineDigits() {
    ClockCounts clock = new ClockCounts();
    Oracle.csv("oracle/crime20k.csv.gz")
        .forEach(
            row ->
                clock.add(
                    MONDAY + Long.parseLong(row.getField("t")),
                    MONDAY + Long.parseLong(row.getField("t_end")),
                    ZoneId.of("UTC"),
                    7));

    assertThat(clock.exact() + clock.range()).isEqualTo(20_000);
    assertThat(Oracle.csv("oracle/ref/aoristic.csv.gz"))
        .hasSize(168)
        .allSatisfy(
            row ->
                assertThat(clock.weights().weight(Integer.parseInt(row.getField("hour_of_week"))))
                    .isCloseTo(Oracle.number(row, "aoristic"), within(1e-9)));
  }
}
