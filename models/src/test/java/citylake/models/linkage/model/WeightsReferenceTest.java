package citylake.models.linkage.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import citylake.models.Oracle;
import citylake.models.linkage.LinkageData;
import citylake.models.linkage.settings.Comparison;
import citylake.models.linkage.settings.LinkSettings;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * With fixed m and u, every weight of every pair equals the reference's. The records behind the
 * reference are not among the shared data, so a pair's level is the one that has the weight; that
 * records come to the right levels is tested with the comparisons.
 */
class WeightsReferenceTest {
  private static final LinkSettings SETTINGS = LinkageData.settings("fs_fixed.yaml");
  private static final Weights WEIGHTS =
      new Weights(LinkModel.fixed(SETTINGS.training().prior(), SETTINGS.comparisons()));
  private static final List<NamedCsvRecord> PAIRS = Oracle.csv("oracle/ref/fs_fixed.pairs.csv.gz");

  @Test
  void everyWeightOfEveryPairEqualsTheReference() {
    assertThat(PAIRS).hasSize(2_100);
    for (NamedCsvRecord pair : PAIRS) {
      double total = WEIGHTS.prior();
      for (int c = 0; c < SETTINGS.comparisons().size(); c++) {
        Comparison comparison = SETTINGS.comparisons().get(c);
        int level = level(pair, c);
        total += WEIGHTS.ofLevel(c, level);
        if (comparison.termFrequency() != null) {
          double gain = gain(pair, c, level);
          close(gain, pair, "mw_tf_adj_" + comparison.column());
          total += gain;
        }
      }
      close(total, pair, "match_weight");
      close(Weights.probability(total), pair, "match_probability");
    }
  }

  /** The one level that has the pair's weight; -1 where a value is missing. */
  private static int level(NamedCsvRecord pair, int c) {
    double weight = Oracle.number(pair, "mw_" + SETTINGS.comparisons().get(c).column());
    int levels = SETTINGS.comparisons().get(c).levels().size();
    List<Integer> found =
        IntStream.range(-1, levels)
            .filter(level -> Math.abs(WEIGHTS.ofLevel(c, level) - weight) < 1e-9)
            .boxed()
            .toList();
    assertThat(found).as("levels of comparison %d with weight %s", c, weight).hasSize(1);
    return found.get(0);
  }

  private static double gain(NamedCsvRecord pair, int c, int level) {
    return WEIGHTS.isAdjusted(c, level)
        ? WEIGHTS.ofFrequency(
            c, Oracle.number(pair, "tf_" + SETTINGS.comparisons().get(c).column() + "_l"))
        : 0;
  }

  private static void close(double value, NamedCsvRecord pair, String field) {
    assertThat(value)
        .as("%s of %s", field, pair)
        .isCloseTo(Oracle.number(pair, field), within(1e-9));
  }

  @Test
  void missingValueSpeaksNeitherForNorAgainst() {
    assertThat(WEIGHTS.ofLevel(0, -1)).isZero();
    assertThat(WEIGHTS.isAdjusted(0, -1)).isFalse();
  }

  @Test
  void probabilityAndWeightAreEachOthersInverse() {
    assertThat(Weights.probability(Weights.ofProbability(0.95))).isCloseTo(0.95, within(1e-12));
    assertThat(Weights.probability(0)).isEqualTo(0.5);
  }
}
