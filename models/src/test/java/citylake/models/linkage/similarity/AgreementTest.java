package citylake.models.linkage.similarity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgreementTest {
  @ParameterizedTest
  @CsvSource({
    "exact, 0, 张伟, 张伟, true",
    "exact, 0, 张伟, 张玮, false",
    "levenshtein, 1, 欧阳娜娜, 欧阳娜, true",
    "levenshtein, 1, 𠮷田, 吉田, true",
    "levenshtein, 1, 😀a, 😀b, true",
    "osa, 1, 1990-01-12, 1990-01-21, true",
    "levenshtein, 1, 1990-01-12, 1990-01-21, false",
    "prefix, 3, 阿依古丽, 阿依古再, true",
    "prefix, 5, 阿依, 阿依, false",
    "contained, 0, 买买提, 阿迪力买买提, true",
    "same_words, 0, Wei Zhang, Zhang Wei, true",
    "same_words, 0, Wei Zhang, Zhang Wen, false",
    "shared_words, 2, a b c, c x b, true",
    "shared_words, 2, a b c, c x y, false",
    "days, 31, 2020-02-29, 20200331, true",
    "days, 30, 2020-02-29, 20200331, false",
    "days, 1000, 2020-02-30, 2020-02-29, false",
    "same_year, 0, 2020-02-29, 2020-12-31, true",
    "same_month_and_day, 0, 1960-02-03, 1961-02-03, true",
    "day_and_month_swapped, 0, 1960-02-03, 1960-03-02, true",
    "id_number, 0, 11010519491231002X, 11010519491231002x, true",
    "id_number, 0, 110105491231002, 11010519491231002X, true",
    "id_number, 0, 110105491231003, 11010519491231002X, false",
    "id_number_edits, 1, 11010519491231002X, 11010519491213002X, true",
    "id_number_edits, 1, 11010519491231002X, 11010519492113002X, false",
    "metres, 200, '117.2000,31.8000', '117.2010,31.8010', true",
    "metres, 100, '117.2000,31.8000', '117.2010,31.8010', false",
    "metres, 100, unknown, '117.2010,31.8010', false",
  })
  void agreementHoldsBothWaysOrNeither(
      String word, double limit, String a, String b, boolean expected) {
    Agreement agreement = Agreement.of(word).orElseThrow();

    assertThat(agreement.holds(new Value(a), new Value(b), limit)).isEqualTo(expected);
    assertThat(agreement.holds(new Value(b), new Value(a), limit)).isEqualTo(expected);
  }

  @Test
  void distanceOfOneDegreeAlongAMeridianIsAThreeHundredSixtiethOfTheGirth() {
    double expected = 2 * Math.PI * 6_371_008.8 / 360;

    assertThat(Places.metres(new double[] {117, 31}, new double[] {117, 32}))
        .isCloseTo(expected, org.assertj.core.api.Assertions.within(1e-6));
  }

  @Test
  void checkDigitTellsAValidIdNumber() {
    assertThat(IdNumber.isValid("11010519491231002X")).isTrue();
    assertThat(IdNumber.isValid("110105194912310021")).isFalse();
    assertThat(IdNumber.isValid("110105491231002")).isFalse();
  }

  @Test
  void everyAgreementSaysInWordsWhatItMeans() {
    assertThat(Agreement.JARO_WINKLER.meaning(0.92))
        .isEqualTo("spelled alike (Jaro-Winkler at least 0.92)");
    assertThat(Agreement.DAYS.meaning(31)).isEqualTo("at most 31 day(s) apart");
  }
}
