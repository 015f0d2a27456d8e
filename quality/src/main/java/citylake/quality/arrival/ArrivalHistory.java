package citylake.quality.arrival;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * What a source used to send: the same weekday's deliveries where there are enough, else the newest
 * of any day. Medians, so that one odd night does not become the rule.
 */
public final class ArrivalHistory {
  private static final String TOO_FEW = "too_few_records";
  private static final String TOO_MANY = "too_many_records";
  private static final String EMPTIED = "emptied_column";
  private static final String RETYPED = "retyped_column";

  /** Codes of what it refuses a delivery for. */
  public static final Set<String> REFUSING = Set.of(TOO_FEW, TOO_MANY, EMPTIED, RETYPED);

  /** Fewer records than this say little about a share. */
  private static final long FEW = 50;

  /** Counts vary by chance; within four standard deviations of a Poisson count nothing is odd. */
  private static final double DEVIATIONS = 4;

  private static final double MOSTLY = 0.9;
  private static final double HALF = 0.5;

  private final List<Arrival> taken;
  private final ArrivalLimits limits;

  /**
   * @param taken earlier deliveries of one source, in any order
   */
  public ArrivalHistory(List<Arrival> taken, ArrivalLimits limits) {
    this.taken = List.copyOf(taken);
    this.limits = limits;
  }

  /** Everything odd about the delivery, the gravest first; empty without enough history. */
  public List<Finding> judge(Arrival now) {
    List<Arrival> like = comparable(now.night());
    if (like.size() < limits.enough()) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    volume(now, like).ifPresent(findings::add);
    for (Arrival.Field field : now.fields()) {
      List<Arrival.Field> before = before(field.name(), like);
      if (field.looked() >= FEW && before.size() >= limits.enough()) {
        filled(field, before).ifPresent(findings::add);
        type(field, before).ifPresent(findings::add);
      }
    }
    findings.sort(Comparator.comparing(finding -> !finding.refuses()));
    return List.copyOf(findings);
  }

  private List<Arrival> comparable(LocalDate night) {
    List<Arrival> newestFirst =
        taken.stream().sorted(Comparator.comparing(Arrival::night).reversed()).toList();
    List<Arrival> sameWeekday =
        newestFirst.stream()
            .filter(arrival -> arrival.night().getDayOfWeek() == night.getDayOfWeek())
            .limit(limits.remembered())
            .toList();
    return sameWeekday.size() >= limits.enough()
        ? sameWeekday
        : newestFirst.stream().limit(limits.remembered()).toList();
  }

  private Optional<Finding> volume(Arrival now, List<Arrival> like) {
    double usual = median(like, Arrival::records);
    double records = now.records();
    double apart = Math.abs(records - usual);
    double factor = Math.max(usual, records) / Math.max(1, Math.min(usual, records));
    if (apart <= DEVIATIONS * Math.sqrt(usual) + FEW / 5.0 || factor <= limits.saidFactor()) {
      return Optional.empty();
    }
    boolean isFewer = records < usual;
    return Optional.of(
        new Finding(
            isFewer ? TOO_FEW : TOO_MANY,
            factor > limits.refusedFactor() && (isFewer || records >= limits.refusedMany()),
            words(
                "it holds %,d records, where the last %d comparable deliveries held about %,.0f; likely %s",
                now.records(),
                like.size(),
                usual,
                isFewer
                    ? "the export stopped early or covered too short a time"
                    : "the export covered a longer time or holds records twice, or a wave of events was recorded")));
  }

  private Optional<Finding> filled(Arrival.Field field, List<Arrival.Field> before) {
    double usual = median(before, Arrival.Field::filledShare);
    double now = field.filledShare();
    boolean isEmptied = usual >= HALF && now <= usual * limits.refusedDrop();
    if (!isEmptied && Math.abs(now - usual) <= limits.saidDifference()) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            isEmptied ? EMPTIED : "filled_otherwise",
            isEmptied,
            words(
                "column '%s' is filled in %.0f %% of the records, usually in %.0f %%; likely the platform's field or the export's query was changed",
                field.name(), now * 100, usual * 100)));
  }

  private Optional<Finding> type(Arrival.Field field, List<Arrival.Field> before) {
    if (field.filled() < FEW) {
      return Optional.empty();
    }
    double usualNumbers = median(before, Arrival.Field::numberShare);
    double usualTimes = median(before, Arrival.Field::timeShare);
    String was =
        usualNumbers >= MOSTLY && field.numberShare() <= HALF
            ? "numbers"
            : usualTimes >= MOSTLY && field.timeShare() <= HALF ? "dates or times" : null;
    if (was == null) {
      return Optional.empty();
    }
    String is =
        field.numberShare() > HALF
            ? "numbers"
            : field.timeShare() > HALF ? "dates or times" : "text";
    return Optional.of(
        new Finding(
            RETYPED,
            true,
            words(
                "column '%s' used to hold %s and now holds %s; likely its type or format was changed",
                field.name(), was, is)));
  }

  private static List<Arrival.Field> before(String name, List<Arrival> like) {
    return like.stream()
        .flatMap(arrival -> arrival.fields().stream())
        .filter(field -> field.name().equals(name) && field.looked() >= FEW)
        .toList();
  }

  private static <T> double median(List<T> values, ToDoubleFunction<T> of) {
    double[] sorted = values.stream().mapToDouble(of).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private static String words(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
