package citylake.serving.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamePatternTest {
  @ParameterizedTest
  @CsvSource({
    "hot%, hot_place, true",
    "HOT_PLACE, hot_place, true",
    "hot_place, hotxplace, true",
    "hot\\_place, hotxplace, false",
    "%_place, hot_place, true",
    "hot, hot_place, false",
    "%, anything, true",
    "*, anything, true",
    "'', anything, true",
    "a%b%c, aXbYbZc, true",
    "a%b%c, aXbYbZd, false",
  })
  void patternsOfJdbc(String pattern, String name, boolean matches) {
    assertThat(NamePattern.of(pattern).matches(name)).isEqualTo(matches);
  }

  @Test
  @Timeout(60)
  void noPatternTakesForEver() {
    assertThat(NamePattern.of("%a".repeat(5_000) + "b").matches("a".repeat(10_000))).isFalse();
  }
}
