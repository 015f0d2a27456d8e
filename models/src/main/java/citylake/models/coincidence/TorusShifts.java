package citylake.models.coincidence;

import citylake.models.CounterRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The shifts of one map against the other that are looked at, in whole cells. */
final class TorusShifts {
  /** Crashes go this many cells east and north, round the edges of the rectangle. */
  record Shift(int east, int north) {}

  private TorusShifts() {}

  /**
   * Every shift that leaves enough cells to compare, in an order by lot, or as many of them as
   * asked, drawn with replacement; by a counter keyed on (seed, number of the draw). Its beginning
   * is a sample as well.
   *
   * @param minimumPart share of the area's cells that must lie in it after the shift as well
   */
  static List<Shift> of(MapPair maps, double minimumPart, int permutations, long seed) {
    List<Shift> eligible = new ArrayList<>();
    for (int east = 0; east < maps.width(); east++) {
      for (int north = 0; north < maps.height(); north++) {
        boolean isShift = east != 0 || north != 0;
        if (isShift && maps.overlap(east, north) >= minimumPart * maps.cells()) {
          eligible.add(new Shift(east, north));
        }
      }
    }
    if (eligible.size() <= permutations) {
      return IntStream.range(0, eligible.size())
          .boxed()
          .sorted(Comparator.comparingDouble(i -> CounterRandom.uniform(seed, i, 0)))
          .map(eligible::get)
          .toList();
    }
    return IntStream.range(0, permutations)
        .mapToObj(i -> eligible.get((int) (CounterRandom.uniform(seed, i, 0) * eligible.size())))
        .toList();
  }
}
