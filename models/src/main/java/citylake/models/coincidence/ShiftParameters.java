package citylake.models.coincidence;

import java.io.Serializable;
import java.util.List;

/**
 * How one map is shifted against the other.
 *
 * @param permutations most shifts for figures of cells
 * @param pairPermutations most shifts for figures of pairs, the first of the same shifts
 * @param minimumPart share of the area's cells that a shift must leave to compare
 * @param binM side of the bins on which shifted pairs are counted, m
 * @param seed of the shifts that are drawn
 */
public record ShiftParameters(
    int permutations, int pairPermutations, double minimumPart, int binM, long seed)
    implements Serializable {

  /** Adds to {@code faults} what cannot be. */
  void check(int cellSizeM, List<String> faults) {
    if (permutations < 99 || pairPermutations < 39 || pairPermutations > permutations) {
      faults.add(
          "permutations must be at least 99 and pair_permutations from 39 to as many: %d, %d"
              .formatted(permutations, pairPermutations));
    }
    if (!(minimumPart > 0 && minimumPart < 1)) {
      faults.add("minimum_part must lie between 0 and 1: " + minimumPart);
    }
    if (binM < 1 || cellSizeM % binM != 0) {
      faults.add("pair_bin must divide a cell of %d m: %d".formatted(cellSizeM, binM));
    }
  }
}
