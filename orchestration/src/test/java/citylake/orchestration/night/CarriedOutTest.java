package citylake.orchestration.night;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.orchestration.quarantine.Decision;
import citylake.orchestration.quarantine.Decision.Action;
import citylake.quality.DeliveryAccount;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CarriedOutTest {
  private static final Instant NOON = Instant.parse("2026-07-03T12:00:00Z");

  @Test
  void aNightSaysHowManyRecordsOfWhichSourceByWhichDecisionAndWhatBecameOfThem() {
    Decision repair =
        Decision.repair("x.incident", "1", "d", 7, "Ann", NOON, "paper", List.of(), new byte[] {1});
    Decision replay = replay(8);

    assertThat(words(List.of(replay, repair), account(1, 1, 0, 0, 2)))
        .isEqualTo(
            "x.incident: 4 refused record(s) judged again before this night's work, as decided by quarantine repair (%s) and quarantine replay (%s): 1 accepted, 1 corrected an earlier record, 2 refused again. Released as 9 (run q1f). Each of them: citylake quarantine list --source x.incident"
                .formatted(repair.id(), replay.id()));
  }

  @Test
  void ofManyDecisionsTheFirstAreNamedAndTheOthersCounted() {
    List<Decision> many = LongStream.range(0, 12).mapToObj(CarriedOutTest::replay).toList();

    assertThat(words(many, account(0, 0, 3, 9, 0)))
        .contains(
            "by quarantine replay (%s, %s, %s and 9 more): 3 took an earlier record back, 9 said what was already known."
                .formatted(many.get(0).id(), many.get(1).id(), many.get(2).id()))
        .doesNotContain("Ann");
  }

  private static String words(List<Decision> decisions, DeliveryAccount account) {
    return new CarriedOut("x.incident", decisions, account).words("q1f", 9);
  }

  private static Decision replay(long recordNo) {
    return Decision.of(
        Action.REPLAY, "x.incident", "1", "d", List.of(recordNo), "Ann", NOON, "checked");
  }

  private static DeliveryAccount account(
      long accepted, long corrections, long retractions, long duplicates, long quarantined) {
    long records = accepted + corrections + retractions + duplicates + quarantined;
    return new DeliveryAccount(
        "d", "f", records, accepted, corrections, retractions, duplicates, quarantined);
  }
}
