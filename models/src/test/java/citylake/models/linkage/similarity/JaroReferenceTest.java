package citylake.models.linkage.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import citylake.models.Oracle;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Against 9,064 pairs of strings, Latin and Chinese, judged by an independent implementation. */
class JaroReferenceTest {
  private static final List<NamedCsvRecord> PAIRS = Oracle.csv("oracle/ref/strings.csv.gz");

  @Test
  void similaritiesAndDistancesEqualTheReference() {
    assertThat(PAIRS).hasSize(9_064);
    for (NamedCsvRecord pair : PAIRS) {
      int[] a = pair.getField("a").codePoints().toArray();
      int[] b = pair.getField("b").codePoints().toArray();
      String words = pair.getField("a") + " / " + pair.getField("b");
      assertThat(Jaro.similarity(a, b)).as(words).isCloseTo(number(pair, "jaro"), within(1e-12));
      assertThat(Jaro.winkler(a, b))
          .as(words)
          .isCloseTo(number(pair, "jaro_winkler"), within(1e-12));
      assertThat(EditDistance.levenshtein(a, b))
          .as(words)
          .isEqualTo((int) number(pair, "levenshtein"));
      assertThat(EditDistance.optimalAlignment(a, b))
          .as(words)
          .isEqualTo((int) number(pair, "osa"));
    }
  }

  @Test
  void distanceIsWithinALimitWhereTheReferenceIs() {
    for (NamedCsvRecord pair : PAIRS) {
      int[] a = pair.getField("a").codePoints().toArray();
      int[] b = pair.getField("b").codePoints().toArray();
      for (int limit = 0; limit < 8; limit++) {
        String words = pair.getField("a") + " / " + pair.getField("b") + " within " + limit;
        assertThat(EditDistance.isLevenshteinWithin(a, b, limit))
            .as(words)
            .isEqualTo(number(pair, "levenshtein") <= limit);
        assertThat(EditDistance.isOptimalAlignmentWithin(a, b, limit))
            .as(words)
            .isEqualTo(number(pair, "osa") <= limit);
      }
    }
  }

  @Test
  void textsOfMoreThan64CharactersAreJudgedByTheSameRule() {
    int[] a = "the quick brown fox".codePoints().toArray();
    int[] b = "the quikc brwon fox".codePoints().toArray();
    String filler = "0123456789".repeat(7);

    // Equal tails only add matches: 19 + 70 of 89 match on both sides, two swaps stay two.
    double expected = (1 + 1 + (89 - 2) / 89.0) / 3;
    assertThat(Jaro.similarity(a, b)).isCloseTo((1 + 1 + (19 - 2) / 19.0) / 3, within(1e-12));
    assertThat(
            Jaro.similarity(
                (new String(a, 0, a.length) + filler).codePoints().toArray(),
                (new String(b, 0, b.length) + filler).codePoints().toArray()))
        .isCloseTo(expected, within(1e-12));
  }

  @Test
  void theUpperBoundIsNeverBelowTheSimilarity() {
    for (NamedCsvRecord pair : PAIRS) {
      int[] a = pair.getField("a").codePoints().toArray();
      int[] b = pair.getField("b").codePoints().toArray();
      assertThat(Jaro.highestWinkler(a.length, b.length))
          .isGreaterThanOrEqualTo(Jaro.winkler(a, b) - 1e-12);
    }
  }

  private static double number(NamedCsvRecord pair, String field) {
    return Oracle.number(pair, field);
  }
}
