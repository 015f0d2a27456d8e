package citylake.etl.outcome;

import static citylake.etl.outcome.RecordOfKey.retract;
import static citylake.etl.outcome.RecordOfKey.upsert;
import static org.apache.spark.sql.functions.col;
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

class ReplayedKeysTest {
  private static final List<String> KEYS = List.of("city_code", "incident_no");

  @RegisterExtension static final LocalSpark spark = new LocalSpark();

  @Test
  void anOlderRecordDoesNotOverwriteWhatWasSaidLater() {
    Replay replay = replay(List.of(List.of(broken("A", "old")), List.of(upsert("A", "new"))));

    assertThat(replay.rows()).containsExactly("A new current superseded=1 first=2026-01-01-d");
    assertThat(replay.outcomes()).containsExactly("2026-01-01-d 1 accepted null");
    assertThat(replay.reclassified()).isEmpty();
  }

  @Test
  void aLaterRecordTakesThePlaceOfWhatWasThere() {
    Replay replay = replay(List.of(List.of(upsert("A", "old")), List.of(broken("A", "new"))));

    assertThat(replay.rows()).containsExactly("A new current superseded=1 first=2026-01-01-d");
    assertThat(replay.outcomes()).containsExactly("2026-02-01-d 1 correction null");
  }

  @Test
  void aDuplicateBehindAnOlderRecordBecomesACorrection() {
    Replay replay =
        replay(
            List.of(
                List.of(upsert("A", "same")),
                List.of(broken("A", "other")),
                List.of(upsert("A", "same"))));

    assertThat(replay.rows()).containsExactly("A same current superseded=2 first=2026-01-01-d");
    assertThat(replay.reclassified()).isEqualTo(Map.of("c1.incident", 1L));
  }

  @Test
  void aRetractionThatLackedItsMatchFindsIt() {
    Replay replay = replay(List.of(List.of(broken("A", "row")), List.of(retract("A"))));

    assertThat(replay.rows()).containsExactly("A row retracted superseded=0 first=2026-01-01-d");
    assertThat(replay.outcomes())
        .containsExactly("2026-01-01-d 1 accepted null", "2026-02-01-d 1 retraction null");
  }

  @Test
  void aRecordThatIsStillWrongKeepsItsReasonAndChangesNothing() {
    Dataset<Row> again = dated(1, List.of(broken(null, "row")), false);
    ReplayedKeys keys = ReplayedKeys.of(again, Optional.empty(), Optional.empty(), KEYS);

    assertThat(texts(keys.outcomes())).containsExactly("2026-01-01-d 1 quarantined key_missing");
    assertThat(keys.rows(RecordOfKey.COLUMNS).collectAsList()).isEmpty();
  }

  @Test
  void quarantineAndMendAndReplayIsTheSameAsNightsThatWereMendedFromTheStart() {
    Random random = new Random(20260302);
    List<List<RecordOfKey>> nights = new ArrayList<>();
    for (int n = 0; n < 4; n++) {
      List<RecordOfKey> records = new ArrayList<>();
      for (int i = 0; i < 120; i++) {
        String key = "K" + random.nextInt(60);
        RecordOfKey record =
            random.nextInt(4) == 0 ? retract(key) : upsert(key, "v" + random.nextInt(3));
        record = random.nextInt(3) == 0 ? record : record.sequence("s" + random.nextInt(4));
        records.add(random.nextInt(4) == 0 ? record.fault("code_unknown") : record);
      }
      nights.add(records);
    }
    PlayedByHand mended = new PlayedByHand();
    for (int n = 0; n < nights.size(); n++) {
      mended.play(delivery(n + 1), nights.get(n).stream().map(r -> r.fault(null)).toList());
    }

    Replay replay = replay(nights);

    assertThat(replay.rows()).isEqualTo(mended.rows());
    assertThat(replay.acceptedSoFar())
        .as("accepted so far = current + superseded + retracted")
        .isEqualTo(replay.table().selectExpr("count(*) + sum(_row.superseded)").head().getLong(0));
  }

  private static RecordOfKey broken(String key, String value) {
    return upsert(key, value).fault("code_unknown");
  }

  private static String delivery(int night) {
    return "2026-%02d-01-d".formatted(night);
  }

  private static Dataset<Row> dated(int night, List<RecordOfKey> records, boolean withFaults) {
    List<RecordOfKey> taken =
        withFaults ? records : records.stream().map(record -> record.fault(null)).toList();
    return RecordOfKey.candidates(spark.session(), delivery(night), taken)
        .withColumn(ReplayedKeys.NIGHT, lit("2026-%02d-01".formatted(night)));
  }

  /** What a lake has come to: nights with faults, then all faults mended and judged again. */
  private record Replay(
      Dataset<Row> table,
      List<String> outcomes,
      Map<String, Long> reclassified,
      long acceptedSoFar) {
    List<String> rows() {
      return new Night(0, Map.of(), List.of(), table, 0).rows();
    }
  }

  private static Replay replay(List<List<RecordOfKey>> nights) {
    Night night = null;
    Dataset<Row> mended = null;
    Dataset<Row> refused = null;
    for (int n = 1; n <= nights.size(); n++) {
      Dataset<Row> candidates = dated(n, nights.get(n - 1), true).drop(ReplayedKeys.NIGHT);
      Optional<Dataset<Row>> before = Optional.ofNullable(night).map(Night::table);
      Decisions decisions =
          Decisions.of(candidates, before.map(KnownRows::all), KEYS, Numbering.ONE, 300);
      Dataset<Row> tonight = decisions.refused();
      refused =
          union(
              refused, spark.session().createDataFrame(tonight.collectAsList(), tonight.schema()));
      StandardRows rows = new StandardRows(decisions, RecordOfKey.COLUMNS, YearMonth.of(2026, n));
      night = Night.after(night, n, decisions, rows, spark.session());
      mended = union(mended, dated(n, nights.get(n - 1), false));
    }
    String[] place = {"_delivery", "_record_no"};
    ReplayedKeys keys =
        ReplayedKeys.of(
            mended.join(refused.select("_delivery", "_record_no"), place, "left_semi"),
            Optional.of(mended.join(refused.select("_delivery", "_record_no"), place, "left_anti")),
            Optional.of(night.table()),
            KEYS);
    Dataset<Row> rows = keys.rows(RecordOfKey.COLUMNS);
    Dataset<Row> table =
        rows.unionByName(
            night.table().join(rows, KEYS.toArray(String[]::new), "left_anti").select(columns()));
    table = spark.session().createDataFrame(table.collectAsList(), table.schema());
    long setting = keys.outcomes().filter(col("outcome").isin("accepted", "correction")).count();
    Map<String, Long> reclassified = keys.reclassified();
    Replay replay =
        new Replay(
            table,
            texts(keys.outcomes()),
            reclassified,
            night.acceptedSoFar()
                + setting
                + reclassified.values().stream().mapToLong(Long::longValue).sum());
    keys.release();
    return replay;
  }

  private static org.apache.spark.sql.Column[] columns() {
    return RecordOfKey.COLUMNS.stream()
        .map(name -> col(name))
        .toArray(org.apache.spark.sql.Column[]::new);
  }

  private static Dataset<Row> union(Dataset<Row> some, Dataset<Row> more) {
    return some == null ? more : some.unionByName(more);
  }

  private static List<String> texts(Dataset<Row> outcomes) {
    return outcomes.collectAsList().stream()
        .map(row -> "%s %d %s %s".formatted(row.get(1), row.getLong(2), row.get(3), row.get(4)))
        .sorted()
        .toList();
  }
}
