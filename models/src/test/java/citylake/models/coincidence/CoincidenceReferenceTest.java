package citylake.models.coincidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import citylake.models.clock.HourWeights;
import citylake.models.place.Cell;
import citylake.models.place.CellCounts;
import citylake.testing.RealFiles;
import citylake.testing.RealFiles.Event;
import citylake.testing.SharedData;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * The figures of the model by the definitions of the published reference answers: every row of the
 * files counts, by its start on the wall clock, on a plain grid of 500 m.
 */
class CoincidenceReferenceTest {
  private static final Set<LocalTime> DEFAULT_TIMES = Set.of(LocalTime.MIDNIGHT, LocalTime.NOON);

  @Test
  void denver() throws IOException {
    agrees("denver", RealFiles.denver("crime"), RealFiles.denver("crash"));
  }

  @Test
  void stLouis() throws IOException {
    agrees("st_louis", RealFiles.stLouis("crime"), RealFiles.stLouis("hitrun_crash"));
  }

  @Test
  void boston() throws IOException {
    agrees("boston_2021", RealFiles.boston("crime"), RealFiles.boston("crash"));
  }

  @Test
  void chicagoAssaultsDoNotCoincideWithCrashes() throws IOException {
    agrees("chicago_assault", RealFiles.chicagoAssaults(), RealFiles.chicagoCrashes());
  }

  private static void agrees(String city, List<Event> crimes, List<Event> crashes)
      throws IOException {
    JsonNode expected =
        new ObjectMapper()
            .readTree(SharedData.folder().resolve("oracle/ref/coincidence_real.json").toFile())
            .get(city);
    assertThat(crimes).hasSize(expected.get("crime_rows").asInt());
    assertThat(crashes).hasSize(expected.get("crash_rows").asInt());

    HourAgreement all =
        new HourAgreement(week(crimes, event -> true), week(crashes, event -> true));
    Predicate<Event> isTimed = event -> !DEFAULT_TIMES.contains(event.start().toLocalTime());
    HourAgreement timed = new HourAgreement(week(crimes, isTimed), week(crashes, isTimed));
    PlaceAgreement places = places(crimes, crashes, expected);
    System.out.printf(
        "%s: r24 %.6f, r168 %.6f, without default times %.6f and %.6f, cells %s%n",
        city,
        all.ofDay().pearson(),
        all.pearson(),
        timed.ofDay().pearson(),
        timed.pearson(),
        places);

    assertThat(all.ofDay().pearson()).isCloseTo(figure(expected, "r24"), within(0.0005));
    assertThat(all.pearson()).isCloseTo(figure(expected, "r168"), within(0.0005));
    assertThat(timed.ofDay().pearson()).isCloseTo(figure(expected, "r24_nodef"), within(0.0005));
    assertThat(timed.pearson()).isCloseTo(figure(expected, "r168_nodef"), within(0.0005));
    assertThat(places.spearman()).isCloseTo(figure(expected, "spearman"), within(0.002));
    assertThat(places.topCells()).isCloseTo(expected.get("k").asInt(), within(1));
    assertThat(places.share()).isCloseTo(figure(expected, "top5"), within(1.0 / places.topCells()));
  }

  private static double figure(JsonNode expected, String name) {
    return expected.get(name).asDouble();
  }

  private static double[] week(List<Event> events, Predicate<Event> counts) {
    HourWeights clock = new HourWeights();
    events.stream()
        .filter(counts)
        .forEach(
            event -> clock.addExact(event.start().toEpochSecond(ZoneOffset.UTC), ZoneId.of("UTC")));
    return clock.weights();
  }

  private static PlaceAgreement places(List<Event> crimes, List<Event> crashes, JsonNode expected) {
    Map<Long, Long> crime = cells(crimes, figure(expected, "lon0"), figure(expected, "lat0"));
    Map<Long, Long> crash = cells(crashes, figure(expected, "lon0"), figure(expected, "lat0"));
    TreeSet<Long> either = new TreeSet<>(crime.keySet());
    either.addAll(crash.keySet());
    return PlaceAgreement.of(counts(either, crime), counts(either, crash), 0.05);
  }

  /** The reference's grid: 500 m, degrees scaled to metres, rows beyond 40 km left out. */
  private static Map<Long, Long> cells(List<Event> events, double lon0, double lat0) {
    Map<Long, Long> cells = new TreeMap<>();
    for (Event event : events) {
      double x = (event.lon() - lon0) * 111_320 * Math.cos(Math.toRadians(lat0));
      double y = (event.lat() - lat0) * 110_540;
      if (Math.abs(x) < 40_000 && Math.abs(y) < 40_000) {
        long key = Cell.key((int) Math.floor(x / 500), (int) Math.floor(y / 500));
        cells.merge(key, 1L, Long::sum);
      }
    }
    return cells;
  }

  private static CellCounts counts(Set<Long> keys, Map<Long, Long> counts) {
    return CellCounts.of(
        keys.stream().mapToLong(Long::longValue).toArray(),
        keys.stream().mapToLong(key -> counts.getOrDefault(key, 0L)).toArray());
  }
}
