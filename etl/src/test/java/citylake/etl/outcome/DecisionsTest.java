package citylake.etl.outcome;

import static citylake.etl.outcome.RecordOfKey.retract;
import static citylake.etl.outcome.RecordOfKey.upsert;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import citylake.testing.LocalSpark;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DecisionsTest {
  private static final List<String> KEYS = List.of("city_code", "incident_no");

  @RegisterExtension static final LocalSpark spark = new LocalSpark();

  @Test
  void aKeyThatIsNewIsAccepted() {
    assertThat(night(upsert("A", "first")).counts())
        .isEqualTo(Map.of("d1", Map.of(Outcome.ACCEPTED, 1L)));
  }

  @Test
  void theSameBytesTwiceAreADuplicate() {
    assertThat(night(upsert("A", "same"), upsert("A", "same")).counts())
        .isEqualTo(Map.of("d1", Map.of(Outcome.ACCEPTED, 1L, Outcome.DUPLICATE, 1L)));
  }

  @Test
  void theLastRecordOfAKeyWins() {
    Night night = night(upsert("A", "old"), upsert("A", "new"));

    assertThat(night.rows()).containsExactly("A new current superseded=1 first=d1");
    assertThat(night.counts())
        .isEqualTo(Map.of("d1", Map.of(Outcome.ACCEPTED, 1L, Outcome.CORRECTION, 1L)));
  }

  @Test
  void recordsThatReplaceOneOfTheirOwnDeliveryAreCountedAndDuplicatesAreNot() {
    Decisions decisions =
        decisions(
            Optional.empty(),
            Numbering.ONE,
            1,
            upsert("A", "old"),
            upsert("A", "new"),
            upsert("B", "same"),
            upsert("B", "same"),
            upsert("A", "newer"));

    assertThat(decisions.replaced("d1")).isEqualTo(new Replaced(2, 2));
    assertThat(decisions.replaced("d2")).isEqualTo(Replaced.NONE);
    decisions.release();
  }

  @Test
  void theSourcesOwnSequenceGoesBeforeThePlaceInTheFile() {
    Night night =
        night(upsert("A", "may").sequence("2015-05"), upsert("A", "april").sequence("2015-04"));

    assertThat(night.rows()).containsExactly("A may current superseded=1 first=d1");
  }

  @Test
  void aRetractionKeepsTheRowAndSaysWhichDeliveryTookItBack() {
    Night night = night(upsert("A", "row"), retract("A"));

    assertThat(night.rows()).containsExactly("A row retracted superseded=0 first=d1");
    assertThat(night.counts())
        .isEqualTo(Map.of("d1", Map.of(Outcome.ACCEPTED, 1L, Outcome.RETRACTION, 1L)));
  }

  @Test
  void aRetractionThatMatchesNothingIsQuarantinedAndChangesNothing() {
    Night night = night(retract("A"), upsert("B", "row"));

    assertThat(night.rows()).containsExactly("B row current superseded=0 first=d1");
    assertThat(night.refused()).containsExactly("1 retraction_without_match");
  }

  @Test
  void aRecordWithoutItsNumberIsQuarantined() {
    assertThat(night(upsert(null, "row"), upsert("A", "row")).refused())
        .containsExactly("1 key_missing");
  }

  @Test
  void anUnreadableRecordIsQuarantinedWithItsFault() {
    assertThat(night(upsert("A", "row").fault("3 fields where the contract has 4")).refused())
        .containsExactly("1 3 fields where the contract has 4");
  }

  @Test
  void aRowOfTheLakeIsCorrectedInPlaceAndRemembersItsFirstDelivery() {
    Night first = night(upsert("A", "old"), upsert("B", "row"));
    Night second = next(first, upsert("A", "new"));

    assertThat(second.rows())
        .containsExactly(
            "A new current superseded=1 first=d1", "B row current superseded=0 first=d1");
    assertThat(second.counts()).isEqualTo(Map.of("d2", Map.of(Outcome.CORRECTION, 1L)));
  }

  @Test
  void aRetractionOfARowOfTheLakeKeepsWhereTheRowCameFrom() {
    Night second = next(night(upsert("A", "row")), retract("A"));

    assertThat(second.rows()).containsExactly("A row retracted superseded=0 first=d1");
    assertThat(second.row("A").getAs("retracted_in").toString()).isEqualTo("d2");
    assertThat(
            second.row("A").getStruct(second.row("A").fieldIndex("_row")).<String>getAs("delivery"))
        .isEqualTo("d1");
  }

  @Test
  void aRetractedRowComesBackAsACorrection() {
    Night third = next(next(night(upsert("A", "row")), retract("A")), upsert("A", "row"));

    assertThat(third.rows()).containsExactly("A row current superseded=1 first=d1");
    assertThat(third.counts()).isEqualTo(Map.of("d3", Map.of(Outcome.CORRECTION, 1L)));
  }

  @Test
  void aSecondRetractionIsQuarantinedAndTheRowStaysAsItWas() {
    Night second = next(night(upsert("A", "row")), retract("A"));
    Night third = next(second, retract("A"));

    assertThat(third.rows()).isEqualTo(second.rows());
    assertThat(third.row("A").getAs("retracted_in").toString()).isEqualTo("d2");
    assertThat(third.refused()).containsExactly("1 retraction_without_match");
  }

  @Test
  void aRecordThatComesNightsLaterWithALesserVersionIsCountedAndChangesNothing() {
    Night first = night(upsert("A", "third").sequence("3"), upsert("B", "row"));
    Night second = next(first, upsert("A", "second").sequence("2"));

    assertThat(second.rows())
        .containsExactly(
            "A third current superseded=1 first=d1", "B row current superseded=0 first=d1");
    assertThat(second.counts()).isEqualTo(Map.of("d2", Map.of(Outcome.CORRECTION, 1L)));
    assertThat(tag(second.row("A"), "last_seen")).isEqualTo("d1");
    assertThat(second.acceptedSoFar()).isEqualTo(second.currentRetractedAndSuperseded());
  }

  @Test
  void aVersionIsRememberedThroughNightsThatGiveNone() {
    Night second = next(night(upsert("A", "third").sequence("3")), upsert("A", "by hand"));
    Night third = next(second, upsert("A", "second").sequence("2"));
    Night fourth = next(third, upsert("A", "fourth").sequence("4"));

    assertThat(second.rows()).containsExactly("A by hand current superseded=1 first=d1");
    assertThat(third.rows()).containsExactly("A by hand current superseded=2 first=d1");
    assertThat(fourth.rows()).containsExactly("A fourth current superseded=3 first=d1");
    assertThat(tag(fourth.row("A"), "sequence")).isEqualTo("4");
  }

  @Test
  void ofEqualVersionsTheLaterNightWins() {
    Night second = next(night(upsert("A", "old").sequence("2")), upsert("A", "new").sequence("2"));

    assertThat(second.rows()).containsExactly("A new current superseded=1 first=d1");
  }

  @Test
  void aNewVendorsVersionsAreNotHeldAgainstThoseOfTheOldOne() {
    Numbering replaced = new Numbering(Map.of("d1", "old", "d2", "new", "d3", "new"));
    Night first = night(upsert("A", "old").sequence("2026-01-09 10:00"));
    Night second = next(first, replaced, upsert("A", "new").sequence("17"));
    Night third = next(second, replaced, upsert("A", "late").sequence("16"));

    assertThat(second.rows()).containsExactly("A new current superseded=1 first=d1");
    assertThat(third.rows()).containsExactly("A new current superseded=2 first=d1");
    assertThat(tag(third.row("A"), "sequence")).isEqualTo("17");
  }

  @Test
  void aNewVendorsRecordWithoutAVersionEndsTheOldOnesNumbering() {
    Numbering replaced = new Numbering(Map.of("d1", "old", "d2", "new", "d3", "new"));
    Night first = night(upsert("A", "old").sequence("2026-01-09 10:00"));
    Night second = next(first, replaced, upsert("A", "new"));
    Night third = next(second, replaced, upsert("A", "newer").sequence("17"));

    assertThat(third.rows()).containsExactly("A newer current superseded=2 first=d1");
  }

  @Test
  void aNewVendorsRetractionCountsWhateverTheOldOnesVersion() {
    Numbering replaced = new Numbering(Map.of("d1", "old", "d2", "new"));
    Night second =
        next(night(upsert("A", "old").sequence("9")), replaced, retract("A").sequence("10"));

    assertThat(second.rows()).containsExactly("A old retracted superseded=0 first=d1");
  }

  @Test
  void aRetractionOfAnOlderVersionLeavesTheNewerOneStanding() {
    Night second = next(night(upsert("A", "third").sequence("3")), retract("A").sequence("2"));

    assertThat(second.rows()).containsExactly("A third current superseded=0 first=d1");
    assertThat(second.counts()).isEqualTo(Map.of("d2", Map.of(Outcome.RETRACTION, 1L)));
  }

  @Test
  void whatWasTakenBackIsNotRevivedByAVersionOfBefore() {
    Night second = next(night(upsert("A", "row").sequence("1")), retract("A").sequence("3"));
    Night third = next(second, upsert("A", "late").sequence("2"));

    assertThat(third.rows()).containsExactly("A row retracted superseded=1 first=d1");
    assertThat(third.row("A").<String>getAs("retracted_in")).isEqualTo("d2");
    assertThat(tag(third.row("A"), "last_seen")).isEqualTo("d2");
  }

  @Test
  void aRowOfBeforeVersionsWereKeptIsReplacedByWhateverComes() {
    Night first = night(upsert("A", "third").sequence("3"));
    Night unversioned =
        new Night(
            1,
            first.counts(),
            List.of(),
            first
                .table()
                .withColumn(
                    "_row",
                    first.table().col("_row").withField("sequence", lit(null).cast("string"))),
            first.acceptedSoFar());

    assertThat(next(unversioned, upsert("A", "second").sequence("2")).rows())
        .containsExactly("A second current superseded=1 first=d1");
  }

  @Test
  void manyRandomNightsAgreeWithPlayingTheRecordsOneByOne() {
    Random random = new Random(20260302);
    PlayedByHand byHand = new PlayedByHand();
    Night night = null;
    for (int n = 1; n <= 4; n++) {
      List<RecordOfKey> records = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        String key = random.nextInt(50) == 0 ? null : "K" + random.nextInt(120);
        RecordOfKey record =
            random.nextInt(4) == 0 ? retract(key) : upsert(key, "v" + random.nextInt(3));
        records.add(random.nextInt(3) == 0 ? record : record.sequence("s" + random.nextInt(4)));
      }
      night = next(night, records.toArray(RecordOfKey[]::new));
      byHand.play("d" + n, records);

      assertThat(night.counts().get("d" + n)).isEqualTo(byHand.counts());
      assertThat(night.rows()).isEqualTo(byHand.rows());
      assertThat(night.acceptedSoFar()).isEqualTo(night.currentRetractedAndSuperseded());
    }
  }

  @Test
  void filesThatCanHoldNoneOfTheKeysAreNotMissedInRandomNights() {
    Random random = new Random(20260304);
    PlayedByHand byHand = new PlayedByHand();
    Night night = null;
    for (int n = 1; n <= 5; n++) {
      int first = 40 * n;
      List<RecordOfKey> records = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        // Mostly tonight's numbers; now and then one of earlier nights, in the middle of a file.
        int number = random.nextInt(8) == 0 ? random.nextInt(first) : first + random.nextInt(40);
        String key = "K%04d".formatted(number);
        records.add(random.nextInt(5) == 0 ? retract(key) : upsert(key, "v" + random.nextInt(3)));
      }
      Optional<KnownRows> known =
          Optional.ofNullable(night)
              .map(
                  before ->
                      new KnownRows(
                          before.table(), "incident_no", filesOf(before.table(), random)));
      night = next(night, known, records.toArray(RecordOfKey[]::new));
      byHand.play("d" + n, records);

      assertThat(night.counts().get("d" + n)).isEqualTo(byHand.counts());
      assertThat(night.rows()).isEqualTo(byHand.rows());
    }
  }

  /** Bounds of files of some ten rows each, in the order of their keys and now and then wider. */
  private static List<KeySpan> filesOf(Dataset<Row> table, Random random) {
    List<String> keys =
        table.select("incident_no").collectAsList().stream()
            .map(row -> row.getString(0))
            .sorted()
            .toList();
    List<KeySpan> files = new ArrayList<>();
    for (int i = 0; i < keys.size(); i += 10) {
      String last = keys.get(Math.min(i + 9, keys.size() - 1));
      String from = random.nextInt(6) == 0 ? null : keys.get(i);
      String to = random.nextInt(6) == 0 ? null : random.nextInt(3) == 0 ? last + "~" : last;
      files.add(new KeySpan("C1", from, to));
    }
    return files;
  }

  private static String tag(Row row, String name) {
    return row.getStruct(row.fieldIndex("_row")).getAs(name);
  }

  private static Night night(RecordOfKey... records) {
    return next(null, records);
  }

  private static Night next(Night before, RecordOfKey... records) {
    return next(before, known(before), records);
  }

  private static Night next(Night before, Numbering numbering, RecordOfKey... records) {
    return next(before, known(before), numbering, records);
  }

  private static Night next(Night before, Optional<KnownRows> known, RecordOfKey... records) {
    return next(before, known, Numbering.ONE, records);
  }

  private static Night next(
      Night before, Optional<KnownRows> known, Numbering numbering, RecordOfKey... records) {
    int number = before == null ? 1 : before.number() + 1;
    Decisions decisions = decisions(known, numbering, number, records);
    StandardRows rows =
        new StandardRows(decisions, RecordOfKey.COLUMNS, YearMonth.of(2026, number));
    return Night.after(before, number, decisions, rows, spark.session());
  }

  private static Optional<KnownRows> known(Night before) {
    return Optional.ofNullable(before).map(Night::table).map(KnownRows::all);
  }

  private static Decisions decisions(
      Optional<KnownRows> known, Numbering numbering, int number, RecordOfKey... records) {
    Dataset<Row> candidates =
        RecordOfKey.candidates(spark.session(), "d" + number, List.of(records));
    return Decisions.of(candidates, known, KEYS, numbering, 300);
  }
}
