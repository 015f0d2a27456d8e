package citylake.quality.arrival;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * What the records of a source used to do to its rows: a file that suddenly takes rows back, or
 * replaces them, changes what is published as much as one that brings wrong ones.
 */
public final class OutcomeHistory {
  /** Code of the finding about records that take the place of earlier ones. */
  public static final String REPLACED = "rows_replaced";

  /** Code of the finding about records that take rows back. */
  public static final String TAKEN_BACK = "rows_taken_back";

  private final List<Outcomes> before;
  private final ArrivalLimits limits;

  /**
   * What became of one delivery's records.
   *
   * @param records all of them
   * @param corrections that took the place of an earlier record, of the same file too
   * @param retractions that took a row back
   */
  public record Outcomes(long records, long corrections, long retractions) {}

  /**
   * @param before what became of earlier deliveries of one source
   */
  public OutcomeHistory(List<Outcomes> before, ArrivalLimits limits) {
    this.before = List.copyOf(before);
    this.limits = limits;
  }

  /**
   * Everything odd about it; none of it refuses.
   *
   * @param standing current rows of the source before this night, about; 0 where it had none
   */
  public List<Finding> judge(Outcomes now, long standing) {
    List<Finding> findings = new ArrayList<>();
    told(now, Outcomes::retractions)
        .ifPresent(
            usual ->
                findings.add(
                    new Finding(
                        TAKEN_BACK,
                        false,
                        words(
                            "%,d of %,d records take a row back, %s%s: is it a list of what still holds, or was the code of deletions changed?",
                            now.retractions(),
                            now.records(),
                            usual,
                            ofStanding(now.retractions(), standing)))));
    told(now, Outcomes::corrections)
        .ifPresent(
            usual ->
                findings.add(
                    new Finding(
                        REPLACED,
                        false,
                        words(
                            "%,d of %,d records take the place of an earlier record with their key, %s%s: is it one record for each victim or offence, or was the number cut short?",
                            now.corrections(),
                            now.records(),
                            usual,
                            ofStanding(now.corrections(), standing)))));
    return findings;
  }

  private Optional<String> told(Outcomes now, ToLongFunction<Outcomes> count) {
    Shares shares =
        new Shares(
            before.stream()
                .map(each -> new Shares.Share(count.applyAsLong(each), each.records()))
                .toList(),
            limits);
    Shares.Share share = new Shares.Share(count.applyAsLong(now), now.records());
    if (shares.isHistory()) {
      return shares.isOdd(share)
          ? Optional.of(words("of earlier deliveries %.1f %%", shares.usual() * 100))
          : Optional.empty();
    }
    boolean isOdd = now.records() >= Shares.FEW && share.part() > limits.saidDifference();
    return isOdd ? Optional.of("and nothing earlier is there to compare with") : Optional.empty();
  }

  private static String ofStanding(long records, long standing) {
    return standing == 0
        ? ""
        : words("; the source had about %,d current rows", standing)
            + (records <= standing
                ? words(", so that is about %.1f %% of them", 100.0 * records / standing)
                : "");
  }

  private static String words(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
