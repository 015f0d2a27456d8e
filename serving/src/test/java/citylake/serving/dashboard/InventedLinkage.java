package citylake.serving.dashboard;

import citylake.serving.dashboard.LinkageFigures.Bin;
import citylake.serving.dashboard.LinkageFigures.Level;
import citylake.serving.dashboard.LinkageFigures.Table;
import citylake.serving.dashboard.LinkageFigures.Threshold;
import citylake.serving.dashboard.LinkageFigures.Truth;
import java.util.ArrayList;
import java.util.List;

/** Figures of a linkage that never was: two humps of pairs, by formula. */
final class InventedLinkage {
  private static final double LINK = 0.95;
  private static final double REVIEW = 0.2;

  private InventedLinkage() {}

  /**
   * The figures.
   *
   * @param name of a table and of a comparison
   */
  static LinkageFigures figures(String name, boolean isJudged) {
    return new LinkageFigures(
        List.of(new Table(name, 5_000), new Table("lease", 2_100)),
        7_100,
        25_200_000,
        184_000,
        61,
        "3f00aa51c2d9",
        1 / 3_100.0,
        bits(LINK),
        bits(REVIEW),
        REVIEW,
        -12,
        170_000,
        41.5,
        bins(isJudged),
        List.of(
            new Level(name, "exact", "the same", 0.83, 0.003, 8.1),
            new Level(name, "jaro_winkler 0.8", "spelled alike", 0.11, 0.02, 2.5),
            new Level(name, "else", "different", 0.06, 0.977, -4.0),
            new Level("born", "exact", "the same", 0.93, 0.0003, 11.6),
            new Level("born", "osa 1", "at most 1 edit(s) or swap(s) apart", 0.05, 0.002, 4.6),
            new Level("born", "else", "different", 0.02, 0.9977, -5.6)),
        thresholds(isJudged),
        isJudged ? new Truth(7_000, 6_400) : null,
        List.of("column phone has no value in any record: it speaks neither for nor against"));
  }

  private static double bits(double probability) {
    return Math.log(probability / (1 - probability)) / Math.log(2);
  }

  private static double share(double bits) {
    return 1 / (1 + Math.pow(2, -bits));
  }

  private static List<Bin> bins(boolean isJudged) {
    List<Bin> bins = new ArrayList<>();
    for (double from = -12; from < 24; from += 0.5) {
      long pairs =
          Math.round(3_000 * Math.exp(-Math.pow((from + 13) / 4, 2)))
              + Math.round(450 * Math.exp(-Math.pow((from - 12) / 4.5, 2)));
      long matches = Math.round(pairs * share(from + 1));
      bins.add(
          new Bin(
              from,
              from + 0.5,
              pairs,
              pairs * share(from),
              isJudged ? pairs : 0,
              isJudged ? Long.valueOf(matches) : null));
    }
    return bins;
  }

  private static List<Threshold> thresholds(boolean isJudged) {
    List<Threshold> thresholds = new ArrayList<>();
    for (double probability : new double[] {0.05, 0.2, 0.5, 0.8, LINK, 0.99, 0.999, 0.999999}) {
      double bits = bits(probability);
      thresholds.add(
          new Threshold(
              probability,
              bits,
              probability == LINK,
              Math.round(7_200 - 60 * bits),
              Math.round(3_300 + 25 * bits),
              1 - 0.04 / (5 + bits),
              0.97 - 0.006 * bits,
              isJudged ? 1 - 0.07 / (5 + bits) : null,
              isJudged ? 0.93 - 0.007 * bits : null));
    }
    return thresholds;
  }
}
