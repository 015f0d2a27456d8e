package citylake.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GaussKruegerTest {
  /** Expected values by proj4j 1.4.1: +proj=tmerc +lon_0=165 +k=1 +x_0=500000 +ellps=GRS80. */
  @ParameterizedTest
  @CsvSource({
    "165.21, 38.03, 518437.3104, 4210848.7379",
    "164.2, 38.5, 430213.2713, 4263301.9285",
    "166.4, 37.0, 624619.7917, 4097427.3536",
    "165.0, 0.0, 500000.0, 0.0"
  })
  void agreesWithAProjectionLibraryToAMillimetre(
      double lon, double lat, double eastM, double northM) {
    GaussKrueger metres = GaussKrueger.of(lon, lat, 165);

    assertThat(metres.eastM()).isEqualTo(eastM, within(1e-3));
    assertThat(metres.northM()).isEqualTo(northM, within(1e-3));
  }
}
