package citylake.models.hotplace;

import java.util.HashMap;
import java.util.Map;
import org.hipparchus.special.Beta;

/**
 * Exact tails of the number of events in a neighbourhood when every event falls into any cell of
 * the study area alike: X ~ Bin(N, k/n).
 *
 * <p>Tails are regularised incomplete beta functions. A map has few different neighbourhoods, so
 * each (k, sum) is computed once. Not for use by several threads.
 */
final class BinomialTails {
  private final long events;
  private final int cells;
  private final Map<Neighbourhood, Double> atLeast = new HashMap<>();
  private final Map<Neighbourhood, Double> atMost = new HashMap<>();

  private record Neighbourhood(int neighbours, long sum) {}

  /**
   * The tails of one map.
   *
   * @param events N, all events of the study area
   * @param cells n, all cells of the study area
   */
  BinomialTails(long events, int cells) {
    this.events = events;
    this.cells = cells;
  }

  /** P(X >= sum) for a neighbourhood of {@code neighbours} cells. */
  double atLeast(int neighbours, long sum) {
    return atLeast.computeIfAbsent(new Neighbourhood(neighbours, sum), this::upper);
  }

  /** P(X <= sum) for a neighbourhood of {@code neighbours} cells. */
  double atMost(int neighbours, long sum) {
    return atMost.computeIfAbsent(new Neighbourhood(neighbours, sum), this::lower);
  }

  private double upper(Neighbourhood n) {
    if (n.sum == 0) {
      return 1;
    }
    return Beta.regularizedBeta(share(n), (double) n.sum, events - n.sum + 1.0);
  }

  private double lower(Neighbourhood n) {
    if (n.sum == events) {
      return 1;
    }
    return Beta.regularizedBeta(1 - share(n), (double) (events - n.sum), n.sum + 1.0);
  }

  private double share(Neighbourhood n) {
    return (double) n.neighbours / cells;
  }
}
