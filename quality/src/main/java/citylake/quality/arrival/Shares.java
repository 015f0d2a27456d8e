package citylake.quality.arrival;

import java.util.List;
import org.hipparchus.special.Beta;

/**
 * One share of a delivery's records, held against what it was in earlier deliveries.
 *
 * <p>A share is odd where it is far above the median of earlier deliveries and an exact binomial
 * tail says that chance does not bring so many.
 */
final class Shares {
  /** Fewer earlier records than this make no history. */
  private static final long ENOUGH = 50;

  /** Fewer records than this say little about a share, or about "all". */
  static final long FEW = 20;

  /** Thousands of shares are held every night: chance alone may speak once in some years. */
  private static final double CHANCE = 1e-6;

  private final List<Share> before;
  private final ArrivalLimits limits;

  /** So many of so many. */
  record Share(long found, long of) {
    double part() {
      return of == 0 ? 0 : (double) found / of;
    }
  }

  Shares(List<Share> before, ArrivalLimits limits) {
    this.before = List.copyOf(before);
    this.limits = limits;
  }

  boolean isHistory() {
    return recordsBefore() >= ENOUGH;
  }

  private long recordsBefore() {
    return before.stream().mapToLong(Share::of).sum();
  }

  boolean isOdd(Share now) {
    double usual = usual();
    if (now.found() == 0 || now.part() - usual <= limits.saidDifference()) {
      return false;
    }
    // One more with it and one without: what was never seen is rare, not impossible.
    double expected = (usual * recordsBefore() + 1) / (recordsBefore() + 2);
    return Beta.regularizedBeta(expected, (double) now.found(), now.of() - now.found() + 1.0)
        < CHANCE;
  }

  /** Median of the deliveries' shares; of all their records where each delivery has but few. */
  double usual() {
    double[] shares =
        before.stream()
            .filter(share -> share.of() >= FEW)
            .mapToDouble(Share::part)
            .sorted()
            .toArray();
    if (shares.length == 0) {
      long found = before.stream().mapToLong(Share::found).sum();
      return (double) found / Math.max(1, recordsBefore());
    }
    int middle = shares.length / 2;
    return shares.length % 2 == 1 ? shares[middle] : (shares[middle - 1] + shares[middle]) / 2;
  }
}
