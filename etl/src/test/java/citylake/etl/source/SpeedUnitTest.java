package citylake.etl.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.unsafe.types.UTF8String;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpeedUnitTest {
  @ParameterizedTest
  @CsvSource({
    "13.9, m/s, 50.0",
    "0, m/s, 0.0",
    "' 72 ', km/h, 72.0",
    "46.85, km/h, 46.8",
    "9999, km/h, 9999.0",
    "10000, km/h,",
    "-1, km/h,",
    "1e3, m/s,",
    "'', m/s,",
    "fast, km/h,"
  })
  void aSpeedIsReadByItsUnitOrNotAtAll(String text, String unit, Double kmh) {
    assertThat(SpeedUnit.of(unit).orElseThrow().kmh(UTF8String.fromString(text))).isEqualTo(kmh);
  }
}
