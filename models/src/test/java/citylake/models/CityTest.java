package citylake.models;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class CityTest {
  private static final ZoneId UTC = ZoneId.of("UTC");

  @Test
  void aCentreOffTheMapIsRefused() {
    assertThatThrownBy(() -> new City("C01", 10, 95, UTC))
        .hasMessage(
            "Invalid centre of city C01 (longitude must be within 180, latitude within 80 degrees): 10.0, 95.0");
  }

  @Test
  void aCityNeedsACode() {
    assertThatThrownBy(() -> new City(" ", 10, 50, UTC))
        .hasMessage("Invalid city (its code must not be blank)");
  }
}
