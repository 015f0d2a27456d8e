package citylake.orchestration.purge;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.governance.approval.Approval;
import citylake.governance.approval.Approval.Status;
import citylake.governance.approval.Approvals;
import citylake.governance.approval.Request;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HoldTest {
  private static final String TABLE = "standard.vehicle_sighting";
  private static final Instant NOW = Instant.parse("2026-10-01T12:00:00Z");
  private static final Map<String, String> PLATE = Map.of("plate_no_hash", "abc");

  @Test
  void anApprovalOfAPlateHoldsItsRowsOfThoseHours() {
    Instant from = Instant.parse("2026-06-01T00:00:00Z");
    Instant to = Instant.parse("2026-06-08T00:00:00Z");

    List<Hold> holds = holds(approval(Status.GRANTED, PLATE, from, to, NOW.plusSeconds(1)));

    assertThat(holds)
        .singleElement()
        .satisfies(
            hold -> {
              assertThat(hold.caseNo()).isEqualTo("A-1");
              assertThat(hold.rows())
                  .isEqualTo(
                      "(city_code = :hold7_city AND `plate_no_hash` = :hold7_1 AND `passed_at` >= :hold7_from AND `passed_at` < :hold7_to)");
              assertThat(hold.values())
                  .containsOnly(
                      Map.entry("hold7_city", "99GOTH"),
                      Map.entry("hold7_1", "abc"),
                      Map.entry("hold7_from", Timestamp.from(from)),
                      Map.entry("hold7_to", Timestamp.from(to)));
            });
  }

  @Test
  void whatIsNotInForceOrOpensAllRowsHoldsNone() {
    assertThat(holds(approval(Status.GRANTED, PLATE, null, null, NOW))).as("expired").isEmpty();
    assertThat(holds(approval(Status.OPEN, PLATE, null, null, NOW.plusSeconds(1)))).isEmpty();
    assertThat(holds(approval(Status.WITHDRAWN, PLATE, null, null, NOW.plusSeconds(1)))).isEmpty();
    assertThat(holds(approval(Status.GRANTED, Map.of(), null, null, NOW.plusSeconds(1))))
        .as("all rows of a city")
        .isEmpty();
    assertThat(
            Hold.on(
                "standard.incident",
                approval(Status.GRANTED, PLATE, null, null, NOW.plusSeconds(1)),
                NOW))
        .as("another table")
        .isEmpty();
  }

  private static List<Hold> holds(Approvals approvals) {
    return Hold.on(TABLE, approvals, NOW);
  }

  private static Approvals approval(
      Status status, Map<String, String> only, Instant from, Instant to, Instant until) {
    Request request =
        new Request(
            "officer.a",
            TABLE,
            List.of("passed_at"),
            "99GOTH",
            "investigation",
            "A-1",
            only,
            from,
            to,
            until,
            "robbery");
    return new Approvals(
        List.of(new Approval(7, request, NOW, 1, List.of("approver.b"), status, null)), Set.of());
  }
}
