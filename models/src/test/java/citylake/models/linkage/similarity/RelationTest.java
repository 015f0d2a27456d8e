package citylake.models.linkage.similarity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a clerk is told of two values that he has before his eyes. */
class RelationTest {
  @ParameterizedTest
  @CsvSource({
    "EXACT, 王芳, 王芳, the same",
    "JARO_WINKLER, martha, marhta, spelled alike (0.96 of 1)",
    "JARO, martha, marhta, spelled alike (0.94 of 1)",
    "OSA, 1990-01-12, 1990-01-21, two neighbouring characters swapped",
    "OSA, 1990-01-12, 1990-01-13, 1 character differs",
    "LEVENSHTEIN, kitten, sitting, 3 characters differ",
    "ID_NUMBER_EDITS, 990083200310063653, 990083200310066353, two neighbouring digits swapped; the check digit of the second is wrong",
    "ID_NUMBER_EDITS, 990083200310063654, 990083200310063653, 1 digit differs; the check digit of the first is wrong",
    "ID_NUMBER_EDITS, 990083200310063654, 990083200310063655, 1 digit differs",
    "ID_NUMBER, 990048650207033, 990048196502070331, 'the same number, in the old and the new form'",
    "ID_NUMBER, 990048650207033, 990048650207033, the same",
    "DAYS, 1990-01-12, 1990-01-13, 1 day apart",
    "DAYS, 1990-01-12, 1990-02-12, 31 days apart",
    "METRES, '165.0,38.0', '165.001,38.0', 88 metres apart",
    "SHARED_WORDS, li wei min, wei min li, 3 word(s) in common",
    "PREFIX, 王芳, 王伟, the same first character",
    "DAY_AND_MONTH_SWAPPED, 1990-01-12, 1990-12-01, day and month swapped",
  })
  void relationSaysWhatIsSoOfTheseTwo(
      Agreement agreement, String first, String second, String expected) {
    assertThat(words(agreement, first, second)).isEqualTo(expected);
  }

  @Test
  void valuesThatAgreeInNoWayAreDifferent() {
    assertThat(words(null, "a", "b")).isEqualTo("different");
    assertThat(words(null, "1990-01-12", "")).isEqualTo("different");
    assertThat(words(null, "1990-01-12", "1991-01-14")).isEqualTo("different, 367 days apart");
    assertThat(words(null, "1990-01-12", "1953-11-01")).isEqualTo("different, 36 years apart");
  }

  private static String words(Agreement agreement, String first, String second) {
    return Relation.inWords(agreement, 1, new Value(first), new Value(second));
  }
}
