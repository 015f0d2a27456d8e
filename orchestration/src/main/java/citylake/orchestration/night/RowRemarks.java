package citylake.orchestration.night;

import citylake.ddl.Tables;
import citylake.etl.standard.StandardKind;
import citylake.orchestration.delivery.Delivery;
import citylake.quality.arrival.ArrivalLimits;
import citylake.quality.arrival.DeliveredRows;
import citylake.quality.arrival.Finding;
import citylake.quality.arrival.Lack;
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
  private final Map<String, List<String>> before;
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
  private static Map<String, List<String>> before(NightContext night) {
    Map<String, List<String>> before = new HashMap<>();
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
                    .add((String) row.get("delivery")));
    return before;
  }

  private List<String> before(Delivery delivery) {
    List<String> newestFirst = before.getOrDefault(delivery.source().name(), List.of());
    return newestFirst.subList(0, Math.min(newestFirst.size(), ArrivalLimits.DEFAULT.remembered()));
  }

  StandingRows standing() {
    return standing;
  }

  /** With what its file alone showed; null where nothing is odd. */
  String of(Delivery delivery) {
    String remarks =
        Stream.concat(
                Stream.ofNullable(delivery.remarks()),
                findings(delivery).stream().map(finding -> finding.code() + ": " + finding.words()))
            .collect(Collectors.joining("; "));
    return remarks.isEmpty() ? null : remarks;
  }

  private List<Finding> findings(Delivery delivery) {
    DeliveredRows rows = standing.rows(delivery.id());
    List<Finding> findings =
        new ArrayList<>(
            new RowHistory(
                    before(delivery).stream().map(standing::rows).toList(), ArrivalLimits.DEFAULT)
                .judge(rows));
    boolean isTimeOdd = findings.stream().anyMatch(Lack.TIME::isConcernedBy);
    StandardKind of = StandardKind.named(kind.table().table());
    if (isTimeOdd && of.isTimeShown()) {
      FutureTimes.of(kind, of.eventTime().orElseThrow(), delivery, night).ifPresent(findings::add);
    }
    return findings;
  }
}
