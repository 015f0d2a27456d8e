package citylake.quality.arrival;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * What the rows of a source used to be like, behind its SELECT: a file of the right shape whose
 * meaning is wrong shows only there.
 *
 * <p>Without enough history, only what all rows lack or have in common.
 */
public final class RowHistory {
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
    for (InCommon common : InCommon.values()) {
      odd(common, now).ifPresent(findings::add);
    }
    return List.copyOf(findings);
  }

  /** A first delivery may be of years: that all of it is old is not odd. */
  private Optional<Finding> odd(InCommon common, DeliveredRows now) {
    ToLongFunction<DeliveredRows> count = rows -> rows.having(common);
    boolean isOdd =
        isHistory() ? isOdd(now, count) : common != InCommon.LONG_AGO && isAll(now, count);
    return isOdd
        ? Optional.of(
            new Finding(
                common.code(),
                false,
                words(
                    "%,d of %,d rows %s, %s: %s",
                    now.having(common),
                    now.rows(),
                    common.words(),
                    compared(usual(count)),
                    common.question())))
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
    return shares(DeliveredRows::rows).isHistory();
  }

  private Shares shares(ToLongFunction<DeliveredRows> count) {
    return new Shares(
        before.stream()
            .map(rows -> new Shares.Share(count.applyAsLong(rows), rows.rows()))
            .toList(),
        limits);
  }

  private static boolean isAll(DeliveredRows now, ToLongFunction<DeliveredRows> count) {
    return now.rows() >= Shares.FEW && count.applyAsLong(now) == now.rows();
  }

  private boolean isOdd(DeliveredRows now, ToLongFunction<DeliveredRows> count) {
    return shares(count).isOdd(new Shares.Share(count.applyAsLong(now), now.rows()));
  }

  private double usual(ToLongFunction<DeliveredRows> count) {
    return shares(count).usual();
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
