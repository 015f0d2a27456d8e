package citylake.models.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class HourWeightsTest {
  private static final ZoneId DENVER = ZoneId.of("America/Denver");
  private static final int SUNDAY = 6 * 24;

  @Test
  void anEventWithOneTimeWeighsOneInItsLocalHour() {
    HourWeights clock = new HourWeights();

    clock.addExact(Instant.parse("2018-01-02T06:59:59Z").getEpochSecond(), DENVER);

    assertThat(clock.weight(23)).as("Monday 23:59:59 in Denver").isEqualTo(1);
  }

  @Test
  void aSpanIsSharedByTheSecondsInEachHour() {
    HourWeights clock = spanInDenver("2018-01-01T10:45:00", "2018-01-01T12:15:00");

    assertThat(clock.weight(10)).isCloseTo(1.0 / 6, within(1e-15));
    assertThat(clock.weight(11)).isCloseTo(4.0 / 6, within(1e-15));
    assertThat(clock.weight(12)).isCloseTo(1.0 / 6, within(1e-15));
  }

  @Test
  void anHourThatTheClockRepeatsCountsTwice() {
    HourWeights clock = spanInDenver("2018-11-04T00:00:00", "2018-11-04T04:00:00");

    assertThat(clock.weight(SUNDAY)).isCloseTo(0.2, within(1e-15));
    assertThat(clock.weight(SUNDAY + 1)).isCloseTo(0.4, within(1e-15));
    assertThat(clock.weight(SUNDAY + 3)).isCloseTo(0.2, within(1e-15));
  }

  @Test
  void anHourThatTheClockSkipsCountsNothing() {
    HourWeights clock = spanInDenver("2018-03-11T00:00:00", "2018-03-11T04:00:00");

    assertThat(clock.weight(SUNDAY + 1)).isCloseTo(1.0 / 3, within(1e-15));
    assertThat(clock.weight(SUNDAY + 2)).isZero();
    assertThat(clock.weight(SUNDAY + 3)).isCloseTo(1.0 / 3, within(1e-15));
  }

  @Test
  void aChangeOfHalfAnHourIsWalkedExactly() {
    ZoneId lordHowe = ZoneId.of("Australia/Lord_Howe");
    HourWeights clock = new HourWeights();

    clock.addSpan(
        second("2018-04-01T00:00:00", lordHowe), second("2018-04-01T03:00:00", lordHowe), lordHowe);

    assertThat(clock.weight(SUNDAY + 1))
        .as("01:00 to 02:00 and 01:30 again")
        .isCloseTo(1.5 / 3.5, within(1e-15));
    assertThat(clock.weight(SUNDAY + 2)).isCloseTo(1 / 3.5, within(1e-15));
  }

  @Property
  void everySpanWeighsExactlyOne(@ForAll("spans") Span span) {
    HourWeights clock = clockOf(List.of(span));

    assertThat(clock.totalUnits()).isEqualTo(BigInteger.TEN.pow(18));
  }

  @Property
  void sumsDoNotDependOnOrderOrGrouping(@ForAll("manySpans") List<Span> spans, @ForAll long seed) {
    List<Span> shuffled = new ArrayList<>(spans);
    Collections.shuffle(shuffled, new Random(seed));
    int cut = spans.size() / 3;
    HourWeights merged = clockOf(shuffled.subList(cut, shuffled.size()));
    merged.merge(HourWeights.ofBytes(clockOf(shuffled.subList(0, cut)).toBytes()));

    assertThat(merged.weights()).isEqualTo(clockOf(spans).weights());
    assertThat(Arrays.stream(merged.weights()).sum()).isCloseTo(spans.size(), within(1e-9));
  }

  record Span(long from, long seconds) {}

  @Provide
  Arbitrary<Span> spans() {
    return Combinators.combine(
            Arbitraries.longs().between(1_500_000_000L, 1_600_000_000L),
            Arbitraries.longs().between(1, 7 * 86_400))
        .as(Span::new);
  }

  @Provide
  Arbitrary<List<Span>> manySpans() {
    return spans().list().ofMinSize(1).ofMaxSize(200);
  }

  private static HourWeights clockOf(List<Span> spans) {
    HourWeights clock = new HourWeights();
    spans.forEach(span -> clock.addSpan(span.from, span.from + span.seconds, DENVER));
    return clock;
  }

  private static HourWeights spanInDenver(String from, String to) {
    HourWeights clock = new HourWeights();
    clock.addSpan(second(from, DENVER), second(to, DENVER), DENVER);
    return clock;
  }

  private static long second(String local, ZoneId zone) {
    return LocalDateTime.parse(local).atZone(zone).toEpochSecond();
  }
}
