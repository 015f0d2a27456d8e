package citylake.quality.arrival;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.hipparchus.special.Beta;

/**
 * What the rows of a source used to be like, behind its SELECT: a file of the right shape whose
 * meaning is wrong shows only there.
 *
 * <p>A share is odd where it is far above the median of earlier deliveries and an exact binomial
 * tail says that chance does not bring so many. Without enough history, only what all rows lack.
 */
public final class RowHistory {
  /** Fewer earlier rows than this make no history. */
  private static final long ENOUGH_ROWS = 50;

  /** Fewer rows than this say little about a share, or about "all". */
  private static final long FEW = 20;

  /** Thousands of shares are held every night: chance alone may speak once in some years. */
  private static final double CHANCE = 1e-6;

  private final List<DeliveredRows> before;
  private final ArrivalLimits limits;

  /**
   * @param before what earlier deliveries of one source set
   */
  public RowHistory(List<DeliveredRows> before, ArrivalLimits limits) {
    this.before = List.copyOf(before);
    this.limits = limits;
  }

  /** Everything odd about the rows; none of it refuses. */
  public List<Finding> judge(DeliveredRows now) {
    List<Finding> findings = new ArrayList<>();
    List<Lack> told = new ArrayList<>();
    for (Lack lack : Lack.values()) {
      lacking(lack, now).ifPresent(findings::add);
      if (findings.size() > told.size()) {
        told.add(lack);
      }
    }
    for (String issue : now.issues()) {
      // Of what is lacking the issue is the reason, which has been told.
      if (told.stream().noneMatch(lack -> lack.isReasonedBy(issue))) {
        issue(issue, now).ifPresent(findings::add);
      }
    }
    for (OddTime time : OddTime.values()) {
      odd(time, now).ifPresent(findings::add);
    }
    return List.copyOf(findings);
  }

  /** A first delivery may be of years: only that all of it is at midnight is odd. */
  private Optional<Finding> odd(OddTime time, DeliveredRows now) {
    ToLongFunction<DeliveredRows> count = rows -> rows.at(time);
    boolean isOdd =
        isHistory() ? isOdd(now, count) : time == OddTime.AT_MIDNIGHT && isAll(now, count);
    return isOdd
        ? Optional.of(
            new Finding(
                time.code(),
                false,
                words(
                    "%,d of %,d rows %s, %s: %s",
                    now.at(time),
                    now.rows(),
                    time.words(),
                    compared(usual(count)),
                    time.question())))
        : Optional.empty();
  }

  private Optional<Finding> lacking(Lack lack, DeliveredRows now) {
    ToLongFunction<DeliveredRows> count = rows -> rows.lacking(lack);
    Optional<String> reason =
        now.reason(lack)
            .map(
                most ->
                    words(
                        "; %,d of them say %s: %s",
                        most.getValue(), most.getKey(), LikelyCause.of(most.getKey())));
    // A source that has no such field gives no reason: that is declared, and nothing new.
    boolean isOdd = isHistory() ? isOdd(now, count) : isAll(now, count) && reason.isPresent();
    if (!isOdd) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            lack.code(),
            false,
            words(
                "%,d of %,d rows have a %s, %s%s",
                now.rows() - now.lacking(lack),
                now.rows(),
                lack.word(),
                compared(1 - usual(count)),
                reason.orElse("; was the platform's field or the export's query changed?"))));
  }

  private Optional<Finding> issue(String issue, DeliveredRows now) {
    ToLongFunction<DeliveredRows> count = rows -> rows.with(issue);
    boolean isOdd =
        isHistory() ? isOdd(now, count) : issue.endsWith("_code_unknown") && isAll(now, count);
    return isOdd
        ? Optional.of(
            new Finding(
                Lack.code(issue),
                false,
                words(
                    "%,d of %,d rows say %s, %s: %s",
                    now.with(issue),
                    now.rows(),
                    issue,
                    compared(usual(count)),
                    LikelyCause.of(issue))))
        : Optional.empty();
  }

  private boolean isHistory() {
    return rowsBefore() >= ENOUGH_ROWS;
  }

  private long rowsBefore() {
    return before.stream().mapToLong(DeliveredRows::rows).sum();
  }

  private static boolean isAll(DeliveredRows now, ToLongFunction<DeliveredRows> count) {
    return now.rows() >= FEW && count.applyAsLong(now) == now.rows();
  }

  private boolean isOdd(DeliveredRows now, ToLongFunction<DeliveredRows> count) {
    long found = count.applyAsLong(now);
    double usual = usual(count);
    if (found == 0 || (double) found / now.rows() - usual <= limits.saidDifference()) {
      return false;
    }
    // One row more with it and one without: what was never seen is rare, not impossible.
    double expected = (usual * rowsBefore() + 1) / (rowsBefore() + 2);
    return Beta.regularizedBeta(expected, (double) found, now.rows() - found + 1.0) < CHANCE;
  }

  /** Median of the deliveries' shares; of all their rows where each delivery has but few. */
  private double usual(ToLongFunction<DeliveredRows> count) {
    double[] shares =
        before.stream()
            .filter(rows -> rows.rows() >= FEW)
            .mapToDouble(rows -> (double) count.applyAsLong(rows) / rows.rows())
            .sorted()
            .toArray();
    if (shares.length == 0) {
      return (double) before.stream().mapToLong(count).sum() / Math.max(1, rowsBefore());
    }
    int middle = shares.length / 2;
    return shares.length % 2 == 1 ? shares[middle] : (shares[middle - 1] + shares[middle]) / 2;
  }

  private String compared(double usual) {
    return isHistory()
        ? words("of earlier deliveries %.1f %%", usual * 100)
        : "and nothing earlier is there to compare with";
  }

  private static String words(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
