package citylake.orchestration.night;

import citylake.etl.outcome.Outcome;
import citylake.etl.outcome.Replaced;
import citylake.orchestration.delivery.Delivery;
import citylake.quality.arrival.ArrivalLimits;
import citylake.quality.arrival.Finding;
import citylake.quality.arrival.OutcomeHistory;
import citylake.quality.arrival.OutcomeHistory.Outcomes;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is odd about what a delivery's records did to rows, held against the deliveries of its
 * source by nights before. It follows from the records and their declaration alone, so that a
 * backfill by another declaration says it anew.
 */
final class OutcomeRemarks {
  /** Codes of all that it finds. */
  static final Set<String> CODES =
      Set.of(OutcomeHistory.TAKEN_BACK, OutcomeHistory.REPLACED, ReplacedRecords.CODE);

  private final Map<String, List<Map<String, Object>>> before = new HashMap<>();

  /**
   * @param deliveries rows of ops.delivery
   * @param night those of nights before it count
   */
  OutcomeRemarks(Collection<Map<String, Object>> deliveries, LocalDate night) {
    deliveries.stream()
        .filter(row -> "taken".equals(row.get("status")))
        .filter(row -> ((LocalDate) row.get("night")).isBefore(night))
        .sorted(
            Comparator.comparing((Map<String, Object> row) -> (LocalDate) row.get("night"))
                .thenComparing(row -> (String) row.get("delivery"))
                .reversed())
        .forEach(
            row ->
                before
                    .computeIfAbsent((String) row.get("source"), source -> new ArrayList<>())
                    .add(row));
  }

  private List<Map<String, Object>> all(Delivery delivery) {
    return before.getOrDefault(delivery.source().name(), List.of());
  }

  private List<Map<String, Object>> newest(Delivery delivery) {
    return all(delivery).stream().limit(ArrivalLimits.DEFAULT.remembered()).toList();
  }

  /** Names of the deliveries that it is held against, the newest first. */
  List<String> before(Delivery delivery) {
    return newest(delivery).stream().map(row -> (String) row.get("delivery")).toList();
  }

  /** What is said more closely of records that replace one of their own file is not said twice. */
  List<Finding> of(Delivery delivery, Map<Outcome, Long> counts, Replaced replaced) {
    Outcomes now =
        new Outcomes(
            counts.values().stream().mapToLong(Long::longValue).sum(),
            counts.getOrDefault(Outcome.CORRECTION, 0L),
            counts.getOrDefault(Outcome.RETRACTION, 0L));
    List<Outcomes> earlier =
        newest(delivery).stream()
            .map(
                row ->
                    new Outcomes(
                        number(row, "records"),
                        number(row, "corrections"),
                        number(row, "retractions")))
            .toList();
    long standing =
        all(delivery).stream()
            .mapToLong(row -> number(row, "accepted") - number(row, "retractions"))
            .sum();
    Optional<Finding> inItself = ReplacedRecords.of(replaced, delivery);
    List<Finding> findings =
        new ArrayList<>(
            new OutcomeHistory(earlier, ArrivalLimits.DEFAULT).judge(now, Math.max(0, standing)));
    inItself.ifPresent(
        finding -> {
          findings.removeIf(other -> other.code().equals(OutcomeHistory.REPLACED));
          findings.add(finding);
        });
    return findings;
  }

  private static long number(Map<String, Object> row, String column) {
    return row.get(column) instanceof Long number ? number : 0;
  }
}
