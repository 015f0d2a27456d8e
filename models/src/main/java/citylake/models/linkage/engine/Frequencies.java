package citylake.models.linkage.engine;

import citylake.models.linkage.settings.LinkSettings;
import java.io.Serializable;

/** The share of each value among the records that have one, for comparisons that ask for it. */
final class Frequencies implements Serializable {
  private static final long serialVersionUID = 1;

  private final Codes[] values;
  private final double[][] shares;

  private Frequencies(Codes[] values, double[][] shares) {
    this.values = values;
    this.shares = shares;
  }

  static Frequencies of(Summary summary, LinkSettings settings) {
    RecordColumns columns = RecordColumns.of(settings);
    int n = settings.comparisons().size();
    Codes[] values = new Codes[n];
    double[][] shares = new double[n][];
    for (int c = 0; c < n; c++) {
      if (settings.comparisons().get(c).termFrequency() != null) {
        int column = columns.of(settings.comparisons().get(c));
        values[c] = summary.values[column];
        shares[c] = new double[values[c].size()];
        for (int v = 0; v < shares[c].length; v++) {
          shares[c][v] = summary.frequency(column, v);
        }
      }
    }
    return new Frequencies(values, shares);
  }

  /** The share of a text; one that was not among the records counts as infinitely rare: 0. */
  double of(int comparison, Texts texts, int i) {
    int code = values[comparison].find(texts.pool(), texts.start(i), texts.end(i));
    return code < 0 ? 0 : shares[comparison][code];
  }
}
