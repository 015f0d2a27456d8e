package citylake.orchestration.night;

import citylake.etl.outcome.Outcome;
import citylake.etl.standard.StandardKind;
import citylake.orchestration.delivery.Delivery;
import citylake.quality.arrival.ArrivalLimits;
import citylake.quality.arrival.DeliveredRows;
import citylake.quality.arrival.Finding;
import citylake.quality.arrival.Lack;
import citylake.quality.arrival.RowHistory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is odd about tonight's deliveries of one kind once their SELECT has made rows of them, held
 * against the newest deliveries of the same source.
 */
final class RowRemarks {
  private final KindIntake kind;
  private final LocalDate night;
  private final OutcomeRemarks outcomes;
  private final StandingRows standing;

  /**
   * @param outcomes of the nights before
   */
  RowRemarks(KindIntake kind, NightContext night, OutcomeRemarks outcomes) {
    this.kind = kind;
    this.night = night.date();
    this.outcomes = outcomes;
    Set<String> concerned = new HashSet<>();
    kind.deliveries().forEach(delivery -> concerned.add(delivery.id()));
    kind.deliveries().forEach(delivery -> concerned.addAll(outcomes.before(delivery)));
    this.standing = StandingRows.of(night.tables(), kind.table(), concerned);
  }

  StandingRows standing() {
    return standing;
  }

  /** With what its file alone showed; null where nothing is odd. */
  String of(Delivery delivery, Map<Outcome, Long> counts) {
    List<Finding> findings = findings(delivery);
    findings.addAll(outcomes.of(delivery, counts, kind.decisions().replaced(delivery.id())));
    return RemarkText.with(delivery.remarks(), findings);
  }

  private List<Finding> findings(Delivery delivery) {
    List<DeliveredRows> earlier = outcomes.before(delivery).stream().map(standing::rows).toList();
    List<Finding> findings =
        new ArrayList<>(
            new RowHistory(earlier, ArrivalLimits.DEFAULT).judge(standing.rows(delivery.id())));
    boolean isTimeOdd = findings.stream().anyMatch(Lack.TIME::isConcernedBy);
    StandardKind of = StandardKind.named(kind.table().table());
    if (isTimeOdd && of.isTimeShown()) {
      FutureTimes.of(kind, of.eventTime().orElseThrow(), delivery, night).ifPresent(findings::add);
    }
    return findings;
  }
}
