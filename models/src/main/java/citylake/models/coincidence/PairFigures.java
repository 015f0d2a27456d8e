package citylake.models.coincidence;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Cross-K and pair correlation by distance: values from exact counts, without correction for edges
 * and so comparable with other programs; held against shifts by the excess over an even spread,
 * because a shifted area has other edges. What the shifts give is told on the scale of the value.
 */
final class PairFigures {
  private final CrossK exact;
  private final long[] counted;
  private final double[] distancesM;
  private final double areaM2;
  private final int binM;
  private final PairExcess observed;
  private final List<PairExcess> moved;
  private final double[] parts;

  /**
   * @param area keys of the area's cells, ascending
   */
  PairFigures(
      Positions crimes,
      Positions crashes,
      long[] area,
      ShiftedMaps maps,
      CoincidenceParameters parameters) {
    int cellSizeM = parameters.cellSizeM();
    ShiftParameters shifting = parameters.shifts();
    this.binM = shifting.binM();
    this.distancesM = parameters.distancesM().stream().mapToDouble(r -> r).toArray();
    this.areaM2 = (double) area.length * cellSizeM * cellSizeM;
    this.counted = CrossPairs.within(crimes, crashes, parameters.distancesM());
    this.exact = CrossK.of(counted, distancesM, areaM2, crimes.total(), crashes.total());
    BinnedPairs bins = new BinnedPairs(crimes, crashes, area, cellSizeM, binM, distancesM);
    this.observed = bins.shifted(0, 0);
    this.moved =
        maps.first(shifting.pairPermutations(), shift -> bins.shifted(shift.east(), shift.north()));
    this.parts = maps.parts();
  }

  /** Both figures of each distance. */
  Stream<PairFigure> all() {
    return IntStream.range(0, distancesM.length).boxed().flatMap(i -> Stream.of(k(i), ring(i)));
  }

  private PairFigure k(int i) {
    double radius = distancesM[i];
    return new PairFigure(
        "cross_k_%.0f".formatted(radius),
        exact.k()[i],
        held(exact.k()[i], Math.PI * radius * radius, excess -> excess.within()[i]),
        "Cross-K in m2 from %d pairs within %.0f m over an area of %.2f km2, no correction for edges; shifts count on bins of %d m, over an even spread in the same cells."
            .formatted(counted[i], radius, areaM2 / 1e6, binM));
  }

  private PairFigure ring(int i) {
    return new PairFigure(
        "pair_correlation_%.0f".formatted(distancesM[i]),
        exact.pairCorrelation()[i],
        held(exact.pairCorrelation()[i], 1, excess -> excess.ring()[i]),
        "Pairs at %.0f to %.0f m over those expected if crimes and crashes had nothing to do with each other."
            .formatted(i == 0 ? 0 : distancesM[i - 1], distancesM[i]));
  }

  /**
   * @param even the figure of an even spread without edges: the scale where no pair was observed
   */
  private ShiftNull held(double value, double even, Function<PairExcess, Double> excess) {
    double here = excess.apply(observed);
    double scale = here > 0 ? value / here : even;
    double[] shifted = moved.stream().mapToDouble(m -> scale * excess.apply(m)).toArray();
    return ShiftNull.of(scale * here, shifted, parts);
  }

  /** One of them, as it is told. */
  record PairFigure(String stat, double value, ShiftNull shifts, String note) {}
}
