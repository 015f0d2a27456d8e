package citylake.models.coincidence;

import citylake.models.place.CellCounts;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * How alike two maps of the same cells are.
 *
 * @param cells cells with at least one event of either kind
 * @param spearman rank correlation of the counts over these cells; NaN where one does not vary
 * @param topCells k: how many cells are the busiest of each map
 * @param inBothTops cells that are among the k busiest of both maps
 */
record PlaceAgreement(int cells, double spearman, int topCells, int inBothTops) {

  /**
   * Compares two maps of the same cells.
   *
   * <p>k is the top share of the cells, rounded half to even, at least 1; among cells with equal
   * counts the one with the lower column, then row, comes first.
   */
  static PlaceAgreement of(CellCounts crime, CellCounts crash, double topShare) {
    int n = crime.size();
    int k = Math.max(1, (int) Math.rint(n * topShare));
    Set<Integer> both = new HashSet<>(busiest(crime, k));
    both.retainAll(new HashSet<>(busiest(crash, k)));
    double spearman = Correlations.spearman(counts(crime), counts(crash));
    return new PlaceAgreement(n, spearman, k, both.size());
  }

  /** Share of the busiest crash cells that are among the busiest crime cells. */
  double share() {
    return (double) inBothTops / topCells;
  }

  /** How many times the share that chance would give: k of n cells. */
  double lift() {
    return share() * cells / topCells;
  }

  /** Cells in both tops over cells in either. */
  double jaccard() {
    return (double) inBothTops / (2 * topCells - inBothTops);
  }

  static List<Integer> busiest(CellCounts cells, int k) {
    Comparator<Integer> mostEventsFirst =
        Comparator.comparingLong((Integer i) -> cells.count(i)).reversed();
    return IntStream.range(0, cells.size())
        .boxed()
        .sorted(mostEventsFirst.thenComparing(Comparator.naturalOrder()))
        .limit(k)
        .toList();
  }

  private static double[] counts(CellCounts cells) {
    return IntStream.range(0, cells.size()).mapToDouble(i -> (double) cells.count(i)).toArray();
  }
}
