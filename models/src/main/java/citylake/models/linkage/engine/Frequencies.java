package citylake.models.linkage.engine;

import citylake.models.linkage.model.LinkModel;
import citylake.models.linkage.settings.Comparison;
import citylake.models.linkage.settings.LinkSettings;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * The share of each value among the records that have one, for comparisons that ask for it: as the
 * model has learnt it, or as the records show it where the model says nothing.
 */
final class Frequencies implements Serializable {
  private static final long serialVersionUID = 1;

  private final Codes[] values;
  private final double[][] shares;

  /** Share of a value that is not among those known. */
  private final double[] ofOthers;

  private Frequencies(int comparisons) {
    values = new Codes[comparisons];
    shares = new double[comparisons][];
    ofOthers = new double[comparisons];
  }

  static Frequencies of(LinkModel model, Summary summary, LinkSettings settings) {
    RecordColumns columns = RecordColumns.of(settings);
    Frequencies frequencies = new Frequencies(settings.comparisons().size());
    for (int c = 0; c < settings.comparisons().size(); c++) {
      Comparison comparison = settings.comparisons().get(c);
      if (comparison.termFrequency() != null) {
        Map<String, Double> learnt = model.comparisons().get(c).frequencies();
        if (learnt == null) {
          frequencies.take(c, summary, columns.of(comparison));
        } else {
          frequencies.take(c, learnt, comparison.termFrequency().floor());
        }
      }
    }
    return frequencies;
  }

  private void take(int c, Summary summary, int column) {
    values[c] = summary.values[column];
    shares[c] = new double[values[c].size()];
    Arrays.setAll(shares[c], value -> summary.frequency(column, value));
  }

  private void take(int c, Map<String, Double> learnt, double floor) {
    values[c] = new Codes(learnt.size());
    shares[c] = new double[learnt.size()];
    learnt.forEach((value, share) -> shares[c][values[c].codeOf(value)] = share);
    double rarest = Arrays.stream(shares[c]).min().orElse(1);
    ofOthers[c] = floor > 0 ? floor : rarest;
  }

  /** What a model keeps of a column: values more common than the floor. */
  static Map<String, Double> common(Summary summary, int column, double floor) {
    Map<String, Double> common = new TreeMap<>();
    for (int v = 0; v < summary.values[column].size(); v++) {
      double share = summary.frequency(column, v);
      if (share > floor) {
        common.put(summary.values[column].texts().text(v), share);
      }
    }
    return common;
  }

  double of(int comparison, Texts texts, int i) {
    int code = values[comparison].find(texts.pool(), texts.start(i), texts.end(i));
    return code < 0 ? ofOthers[comparison] : shares[comparison][code];
  }
}
