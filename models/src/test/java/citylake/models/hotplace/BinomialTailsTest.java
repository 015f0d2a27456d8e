package citylake.models.hotplace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinomialTailsTest {
  private static final MathContext EXACT_ENOUGH = new MathContext(60);

  /** From an independent implementation. */
  private static final double MILLION_AT_LEAST_400 = 5.0070025728679755e-26;

  @ParameterizedTest
  @CsvSource({
    "50, 4, 30, 1",
    "50, 4, 30, 12",
    "50, 4, 30, 50",
    "200, 9, 400, 25",
    "900, 9, 4000, 7"
  })
  void equalTheSumsOfTheirTerms(int events, int neighbours, int cells, int sum) {
    BinomialTails tails = new BinomialTails(events, cells);

    double atLeast = terms(events, neighbours, cells, sum, events);
    double atMost = terms(events, neighbours, cells, 0, sum);

    assertThat(tails.atLeast(neighbours, sum) / atLeast).isCloseTo(1, within(1e-9));
    assertThat(tails.atMost(neighbours, sum) / atMost).isCloseTo(1, within(1e-9));
  }

  @Test
  void anyNumberIsAtLeastNoneAndAtMostAll() {
    BinomialTails tails = new BinomialTails(50, 30);

    assertThat(tails.atLeast(9, 0)).isEqualTo(1);
    assertThat(tails.atMost(9, 50)).isEqualTo(1);
  }

  @Test
  void aMillionEventsKeepTheirTails() {
    BinomialTails tails = new BinomialTails(1_000_000, 40_000);

    assertThat(tails.atLeast(9, 400) / MILLION_AT_LEAST_400).isCloseTo(1, within(1e-6));
  }

  /** P(from <= X <= to) term by term in exact fractions. */
  private static double terms(int events, int neighbours, int cells, int from, int to) {
    BigInteger ways =
        LongStream.rangeClosed(from, to)
            .mapToObj(x -> term(events, neighbours, cells, (int) x))
            .reduce(BigInteger.ZERO, BigInteger::add);
    return new BigDecimal(ways)
        .divide(new BigDecimal(BigInteger.valueOf(cells).pow(events)), EXACT_ENOUGH)
        .doubleValue();
  }

  private static BigInteger term(int events, int neighbours, int cells, int x) {
    BigInteger choose = BigInteger.ONE;
    for (int i = 1; i <= x; i++) {
      choose = choose.multiply(BigInteger.valueOf(events - x + i)).divide(BigInteger.valueOf(i));
    }
    return choose
        .multiply(BigInteger.valueOf(neighbours).pow(x))
        .multiply(BigInteger.valueOf(cells - neighbours).pow(events - x));
  }
}
