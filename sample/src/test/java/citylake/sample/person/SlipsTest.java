package citylake.sample.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SlipsTest {
  /** How many of ten thousand records of a person have the number in the form before 1999. */
  private static long inTheOldForm(String idNo) {
    Random random = new Random(1);
    return IntStream.range(0, 10_000)
        .mapToObj(record -> Slips.idNo(random, idNo, 0))
        .filter(written -> written.length() == 15)
        .count();
  }

  @Test
  void theOldFormOfPeopleOverAHundredIsNobodyElses() {
    assertThat(inTheOldForm("990102197203049951")).isGreaterThan(100);
    assertThat(inTheOldForm("990102197203049962")).isZero();
    assertThat(inTheOldForm("990102200203049951")).as("born too late for it").isZero();
  }
}
