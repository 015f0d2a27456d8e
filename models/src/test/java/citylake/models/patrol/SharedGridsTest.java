package citylake.models.patrol;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.models.City;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharedGridsTest {
  private static final double WITHIN_M = 60_000;
  private static final double REACH_M = 160_000;

  @Test
  void neighboursShareTheGridOfTheLowestCode() {
    assertThat(codes(row(3)))
        .containsOnly(Map.entry("C0", "C0"), Map.entry("C1", "C0"), Map.entry("C2", "C0"));
  }

  /** Centres 55 km apart: the third lies 110 km from the first, the fourth 165 km. */
  @Test
  void aChainLongerThanAGridReachesGoesOnWithAnotherSoThatNoCityFallsOff() {
    Map<String, String> grids = codes(row(6));

    assertThat(grids).hasSize(6);
    assertThat(List.of(grids.get("C2"), grids.get("C3"), grids.get("C5")))
        .containsExactly("C0", "C3", "C3");
  }

  private static Map<String, String> codes(List<City> cities) {
    return SharedGrids.of(cities, WITHIN_M, REACH_M).entrySet().stream()
        .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, e -> e.getValue().code()));
  }

  private static List<City> row(int cities) {
    double degrees = 55_000 / 111_195.0;
    return IntStream.range(0, cities)
        .mapToObj(i -> new City("C" + i, 0, i * degrees, ZoneId.of("UTC")))
        .toList();
  }
}
