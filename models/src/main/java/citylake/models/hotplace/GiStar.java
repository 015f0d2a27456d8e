package citylake.models.hotplace;

import citylake.models.place.CellCounts;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.hipparchus.special.Erf;

/**
 * Getis-Ord Gi* of every cell of a study area, with an exact test beside it.
 *
 * <p>With n cells, mean m and population standard deviation s of their counts, and a neighbourhood
 * of k cells that holds S events, {@code z = (S - k m) / (s sqrt((n k - k^2) / (n - 1)))}. Sources:
 * Getis and Ord 1992, Ord and Getis 1995 (binary weights, the cell itself included).
 *
 * <p>The normal p is dishonest where counts are small: on random maps with a mean of 0.05 events a
 * cell it calls hundreds of cells hot. So a cell is hot or cold only where the exact binomial tail
 * agrees.
 */
public final class GiStar {
  private static final double[] BIN_LEVELS = {0.10, 0.05, 0.01};

  private final CellCounts cells;
  private final HotPlaceParameters parameters;
  private final Neighbourhoods neighbourhoods;
  private final double[] z;
  private final double[] p;
  private final double[] upperTail;
  private final double[] lowerTail;

  private GiStar(CellCounts cells, HotPlaceParameters parameters) {
    this.cells = cells;
    this.parameters = parameters;
    this.neighbourhoods = Neighbourhoods.of(cells);
    this.z = scores();
    this.p = Arrays.stream(z).map(GiStar::twoSided).toArray();
    BinomialTails tails = new BinomialTails(cells.total(), cells.size());
    this.upperTail = perCell(i -> tails.atLeast(neighbourhoods.size(i), neighbourhoods.sum(i)));
    this.lowerTail = perCell(i -> tails.atMost(neighbourhoods.size(i), neighbourhoods.sum(i)));
  }

  /** Why a map cannot be judged; empty when it can. */
  public static Optional<String> refusal(CellCounts cells, HotPlaceParameters parameters) {
    if (cells.size() < parameters.minimumCells()) {
      return Optional.of(
          "Cannot judge hot places: the study area has %d cells, at least %d are needed to tell a place from chance."
              .formatted(cells.size(), parameters.minimumCells()));
    }
    if (cells.standardDeviation() == 0) {
      return Optional.of(
          "Cannot judge hot places: all %d cells count %d events, so none can differ from the others."
              .formatted(cells.size(), cells.count(0)));
    }
    return Optional.empty();
  }

  /**
   * Judges every cell, ordered by column and row.
   *
   * @throws IllegalArgumentException with the {@link #refusal} where there is one
   */
  public static List<JudgedCell> judge(CellCounts cells, HotPlaceParameters parameters) {
    refusal(cells, parameters)
        .ifPresent(
            reason -> {
              throw new IllegalArgumentException(reason);
            });
    return new GiStar(cells, parameters).verdicts();
  }

  private List<JudgedCell> verdicts() {
    double[] q = FalseDiscovery.benjaminiHochberg(p);
    double[] qUpper = FalseDiscovery.benjaminiHochberg(upperTail);
    double[] qLower = FalseDiscovery.benjaminiHochberg(lowerTail);
    return IntStream.range(0, cells.size())
        .mapToObj(
            i ->
                new JudgedCell(
                    cells.cell(i),
                    cells.count(i),
                    neighbourhoods.size(i),
                    neighbourhoods.sum(i),
                    z[i],
                    p[i],
                    q[i],
                    bin(z[i], q[i]),
                    upperTail[i],
                    qUpper[i],
                    qLower[i],
                    label(z[i], q[i], qUpper[i], qLower[i]),
                    neighbourhoods.size(i) * cells.mean() < parameters.sparseBelow()))
        .toList();
  }

  private double[] scores() {
    double n = cells.size();
    double mean = cells.mean();
    double deviation = cells.standardDeviation();
    return perCell(
        i -> {
          double k = neighbourhoods.size(i);
          double spread = deviation * Math.sqrt((n * k - k * k) / (n - 1));
          return (neighbourhoods.sum(i) - k * mean) / spread;
        });
  }

  private double[] perCell(IntToDoubleFunction figure) {
    return IntStream.range(0, cells.size()).mapToDouble(figure).toArray();
  }

  /** P(|Z| >= |z|) of the standard normal, accurate far out in the tail. */
  static double twoSided(double z) {
    return Erf.erfc(Math.abs(z) / Math.sqrt(2));
  }

  private static int bin(double z, double q) {
    int level = (int) Arrays.stream(BIN_LEVELS).filter(limit -> q <= limit).count();
    return z < 0 ? -level : level;
  }

  private Label label(double z, double q, double qUpper, double qLower) {
    double limit = parameters.significance();
    if (q <= limit && z > 0 && qUpper <= limit) {
      return Label.HOT;
    }
    if (q <= limit && z < 0 && qLower <= limit) {
      return Label.COLD;
    }
    return Label.NOT_SIGNIFICANT;
  }
}
