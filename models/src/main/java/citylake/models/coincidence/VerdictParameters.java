package citylake.models.coincidence;

import java.io.Serializable;
import java.util.List;

/**
 * When crime and crashes are said to coincide.
 *
 * @param significance largest share of shifts, one-sided, that may reach the observed figure
 * @param largeCorrelation smallest correlation that is called more than partly
 * @param minimumCells fewer cells cannot be judged
 * @param enoughPlaced with fewer events of a kind with a place, "do not coincide" is not said
 * @param enoughTimed the same of events with a time
 */
public record VerdictParameters(
    double significance,
    double largeCorrelation,
    int minimumCells,
    int enoughPlaced,
    int enoughTimed)
    implements Serializable {

  /** Adds to {@code faults} what cannot be. */
  void check(List<String> faults) {
    if (!(significance > 0 && significance <= 0.1)) {
      faults.add("significance must lie between 0 and 0.1: " + significance);
    }
    if (!(largeCorrelation > 0 && largeCorrelation < 1)) {
      faults.add("large_correlation must lie between 0 and 1: " + largeCorrelation);
    }
    if (minimumCells < 1) {
      faults.add("minimum_cells must be at least 1: " + minimumCells);
    }
    if (enoughPlaced < 1 || enoughTimed < 1) {
      faults.add(
          "enough_placed and enough_timed must be at least 1: %d, %d"
              .formatted(enoughPlaced, enoughTimed));
    }
  }
}
