package citylake.models.hotplace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoissonIntervalTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0, 3.6888794541139354",
    "1, 0.025317807984289876, 5.571643390938898",
    "5, 1.6234863901184207, 11.66833207932267",
    "10, 4.7953886961324335, 18.39035604201778",
    "100, 81.36399125092314, 121.62679379242638",
    "10000, 9804.952467260184, 10197.951624661473",
    "1000000, 998040.9833402939, 1001961.9119454322",
  })
  void endsAreHalvesOfChiSquareQuantiles(long count, double low, double high) {
    PoissonInterval interval = PoissonInterval.of(count);

    assertThat(interval.low()).isCloseTo(low, withinPercentage(1e-8));
    assertThat(interval.high()).isCloseTo(high, withinPercentage(1e-8));
  }

  @Test
  void aNegativeCountIsRefused() {
    assertThatThrownBy(() -> PoissonInterval.of(-1))
        .hasMessage("Invalid count (must not be negative): -1");
  }
}
