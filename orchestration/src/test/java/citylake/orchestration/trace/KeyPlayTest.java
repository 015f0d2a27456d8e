package citylake.orchestration.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class KeyPlayTest {
  private static final StructType CANDIDATE =
      StructType.fromDDL("_operation STRING, _sequence STRING");

  private KeyPlay play = new KeyPlay(Map.of());

  @Test
  void eachRecordHasTheOutcomeThatItsPlaceInTheOrderGivesIt() {
    record(6, "d", "upsert", "2014-02");
    record(5, "b", "retract", "2014-01");
    record(1, "a", "upsert", "2013-01");
    record(2, "a", "upsert", "2013-02");
    record(3, "b", "upsert", "2013-02");
    record(4, "b", "retract", "2013-03");
    record(7, "d", "upsert", "2014-02");

    assertThat(
            play.play(
                new RawRecords.Place("delivery", 7), record -> record.text(StandardCharsets.UTF_8)))
        .extracting(KeyRecord::recordNo, KeyRecord::outcome)
        .containsExactly(
            outcome(1, "accepted"),
            outcome(2, "duplicate"),
            outcome(3, "correction"),
            outcome(4, "retraction"),
            outcome(5, "quarantined"),
            outcome(6, "correction"),
            outcome(7, "duplicate"));
  }

  @Test
  void whatWasTakenBackIsReinstatedEvenByTheSameBytes() {
    record(1, "a", "upsert", "1");
    record(2, "x", "retract", "2");
    record(3, "a", "upsert", "3");

    assertThat(play.play(new RawRecords.Place("delivery", 3), null))
        .extracting(KeyRecord::outcome, KeyRecord::isShown, KeyRecord::rawText)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("accepted", false, null),
            org.assertj.core.groups.Tuple.tuple("retraction", false, null),
            org.assertj.core.groups.Tuple.tuple("correction", true, null));
  }

  @Test
  void aRecordOfALaterNightWithALesserVersionIsOvertaken() {
    record(1, 1, "a", "upsert", "3");
    record(2, 2, "b", "upsert", "2");
    record(3, 3, "x", "retract", "2");
    record(4, 4, "c", "upsert", "");
    record(5, 5, "d", "upsert", "2");
    record(6, 6, "e", "upsert", "3");

    assertThat(play.play(new RawRecords.Place("delivery", 6), null))
        .extracting(KeyRecord::recordNo, KeyRecord::outcome, KeyRecord::isOvertaken)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(1L, "accepted", false),
            org.assertj.core.groups.Tuple.tuple(2L, "correction", true),
            org.assertj.core.groups.Tuple.tuple(3L, "retraction", true),
            org.assertj.core.groups.Tuple.tuple(4L, "correction", false),
            org.assertj.core.groups.Tuple.tuple(5L, "correction", true),
            org.assertj.core.groups.Tuple.tuple(6L, "correction", false));
  }

  @Test
  void aNewPlatformsVersionsAreNotHeldAgainstThoseOfTheOldOne() {
    play = new KeyPlay(Map.of("n1", "old", "n2", "new", "n3", "new", "n4", "new", "n5", "new"));
    record("n1", 1, 1, "a", "upsert", "900");
    record("n2", 2, 2, "b", "upsert", "");
    record("n3", 3, 3, "c", "upsert", "17");
    record("n4", 4, 4, "d", "upsert", "16");
    record("n5", 5, 5, "x", "retract", "18");

    assertThat(play.play(new RawRecords.Place("n3", 3), null))
        .extracting(KeyRecord::outcome, KeyRecord::isOvertaken)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("accepted", false),
            org.assertj.core.groups.Tuple.tuple("correction", false),
            org.assertj.core.groups.Tuple.tuple("correction", false),
            org.assertj.core.groups.Tuple.tuple("correction", true),
            org.assertj.core.groups.Tuple.tuple("retraction", false));
  }

  private static org.assertj.core.groups.Tuple outcome(long recordNo, String outcome) {
    return org.assertj.core.groups.Tuple.tuple(recordNo, outcome);
  }

  private void record(long recordNo, String text, String operation, String sequence) {
    record(1, recordNo, text, operation, sequence);
  }

  private void record(int night, long recordNo, String text, String operation, String sequence) {
    record("delivery", night, recordNo, text, operation, sequence);
  }

  private void record(
      String delivery, int night, long recordNo, String text, String operation, String sequence) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Row candidate = new GenericRowWithSchema(new Object[] {operation, sequence}, CANDIDATE);
    play.add(
        new RawRecord(
            "a.crash",
            LocalDate.of(2026, 1, night),
            delivery,
            "file.csv",
            recordNo,
            0,
            bytes,
            RawRecord.sha256(bytes)),
        candidate);
  }
}
