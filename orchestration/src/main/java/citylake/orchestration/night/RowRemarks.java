package citylake.orchestration.night;

import citylake.ddl.Tables;
import citylake.etl.outcome.Outcome;
import citylake.etl.standard.StandardKind;
import citylake.orchestration.delivery.Delivery;
import citylake.quality.arrival.ArrivalLimits;
import citylake.quality.arrival.DeliveredRows;
import citylake.quality.arrival.Finding;
import citylake.quality.arrival.Lack;
import citylake.quality.arrival.OutcomeHistory;
import citylake.quality.arrival.OutcomeHistory.Outcomes;
import citylake.quality.arrival.RowHistory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is odd about tonight's deliveries of one kind once their SELECT has made rows of them, held
 * against the newest deliveries of the same source.
 */
final class RowRemarks {
  private final KindIntake kind;
  private final LocalDate night;
  private final Map<String, List<Map<String, Object>>> before;
  private final StandingRows standing;

  RowRemarks(KindIntake kind, NightContext night) {
    this.kind = kind;
    this.night = night.date();
    this.before = before(night);
    Set<String> concerned = new HashSet<>();
    kind.deliveries().forEach(delivery -> concerned.add(delivery.id()));
    kind.deliveries().forEach(delivery -> concerned.addAll(before(delivery)));
    this.standing = StandingRows.of(night.tables(), kind.table(), concerned);
  }

  /** Files taken by nights before, the newest first, by source. */
  private static Map<String, List<Map<String, Object>>> before(NightContext night) {
    Map<String, List<Map<String, Object>>> before = new HashMap<>();
    night.tables().releasedRows(Tables.OPS_DELIVERY).stream()
        .filter(row -> "taken".equals(row.get("status")))
        .filter(row -> ((LocalDate) row.get("night")).isBefore(night.date()))
        .sorted(
            Comparator.comparing((Map<String, Object> row) -> (LocalDate) row.get("night"))
                .thenComparing(row -> (String) row.get("delivery"))
                .reversed())
        .forEach(
            row ->
                before
                    .computeIfAbsent((String) row.get("source"), source -> new ArrayList<>())
                    .add(row));
    return before;
  }

  private List<Map<String, Object>> all(Delivery delivery) {
    return before.getOrDefault(delivery.source().name(), List.of());
  }

  private List<Map<String, Object>> newest(Delivery delivery) {
    return all(delivery).stream().limit(ArrivalLimits.DEFAULT.remembered()).toList();
  }

  private List<String> before(Delivery delivery) {
    return newest(delivery).stream().map(row -> (String) row.get("delivery")).toList();
  }

  StandingRows standing() {
    return standing;
  }

  /** With what its file alone showed; null where nothing is odd. */
  String of(Delivery delivery, Map<Outcome, Long> counts) {
    String remarks =
        Stream.concat(
                Stream.ofNullable(delivery.remarks()),
                Stream.concat(outcomes(delivery, counts), findings(delivery).stream())
                    .map(finding -> finding.code() + ": " + finding.words()))
            .collect(Collectors.joining("; "));
    return remarks.isEmpty() ? null : remarks;
  }

  /** What is said more closely of records that replace one of their own file is not said twice. */
  private Stream<Finding> outcomes(Delivery delivery, Map<Outcome, Long> counts) {
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
    boolean isInItself =
        ReplacedRecords.of(kind.decisions().replaced(delivery.id()), delivery).isPresent();
    return new OutcomeHistory(earlier, ArrivalLimits.DEFAULT)
        .judge(now, Math.max(0, standing)).stream()
            .filter(finding -> !isInItself || !finding.code().equals(OutcomeHistory.REPLACED));
  }

  private static long number(Map<String, Object> row, String column) {
    return row.get(column) instanceof Long number ? number : 0;
  }

  private List<Finding> findings(Delivery delivery) {
    DeliveredRows rows = standing.rows(delivery.id());
    List<Finding> findings =
        new ArrayList<>(
            new RowHistory(
                    before(delivery).stream().map(standing::rows).toList(), ArrivalLimits.DEFAULT)
                .judge(rows));
    ReplacedRecords.of(kind.decisions().replaced(delivery.id()), delivery).ifPresent(findings::add);
    boolean isTimeOdd = findings.stream().anyMatch(Lack.TIME::isConcernedBy);
    StandardKind of = StandardKind.named(kind.table().table());
    if (isTimeOdd && of.isTimeShown()) {
      FutureTimes.of(kind, of.eventTime().orElseThrow(), delivery, night).ifPresent(findings::add);
    }
    return findings;
  }
}
