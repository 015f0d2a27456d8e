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
 * @param isTold whether both maps have k busiest cells: not where all are alike, nor where the k-th
 *     has no event
 */
record PlaceAgreement(int cells, double spearman, int topCells, int inBothTops, boolean isTold) {

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
    return new PlaceAgreement(n, spearman, k, both.size(), hasTop(crime, k) && hasTop(crash, k));
  }

  /** Share of the busiest crash cells that are among the busiest crime cells; NaN if not told. */
  double share() {
    return isTold ? (double) inBothTops / topCells : Double.NaN;
  }

  /** How many times the share that chance would give: k of n cells. */
  double lift() {
    return share() * cells / topCells;
  }

  /** Cells in both tops over cells in either. */
  double jaccard() {
    return isTold ? (double) inBothTops / (2 * topCells - inBothTops) : Double.NaN;
  }

  /**
   * How much of each cell belongs to the k busiest: 1 or 0, and an equal part for cells that are
   * equal at the limit. Unlike an order by place it favours no cell, so that two maps do not agree
   * merely by being even.
   */
  static double[] partsInTop(CellCounts cells, int k) {
    long limit = limit(cells, k);
    long above = IntStream.range(0, cells.size()).filter(i -> cells.count(i) > limit).count();
    long equal = IntStream.range(0, cells.size()).filter(i -> cells.count(i) == limit).count();
    double part = (double) (k - above) / equal;
    return IntStream.range(0, cells.size())
        .mapToDouble(i -> cells.count(i) > limit ? 1 : cells.count(i) == limit ? part : 0)
        .toArray();
  }

  private static boolean hasTop(CellCounts cells, int k) {
    return limit(cells, k) > 0 && cells.standardDeviation() > 0;
  }

  /** Events of the k-th busiest cell. */
  private static long limit(CellCounts cells, int k) {
    return cells.count(busiest(cells, k).get(k - 1));
  }

  private static List<Integer> busiest(CellCounts cells, int k) {
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
