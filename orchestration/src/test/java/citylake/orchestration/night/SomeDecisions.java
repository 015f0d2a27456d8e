package citylake.orchestration.night;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.etl.source.Source;
import citylake.lake.LakeCatalog;
import citylake.lake.ReleasedReader;
import citylake.lake.Releases;
import citylake.orchestration.lineage.LineageSettings;
import citylake.orchestration.quarantine.Choice;
import citylake.orchestration.quarantine.Decision;
import citylake.orchestration.quarantine.Decision.Action;
import citylake.orchestration.quarantine.DecisionBook;
import citylake.orchestration.quarantine.Quarantine;
import citylake.orchestration.quarantine.RefusedRecord;
import citylake.orchestration.quarantine.Repair;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Three decisions about refused incidents of the sample's pipe text, the same in any lake: one that
 * lacks its number is given that of an incident which was corrected later, one that cannot be split
 * into fields is closed, and another such is judged again as it is.
 *
 * @param repaired the record that is repaired
 * @param number of the incident that it tells of, as delivered
 */
public record SomeDecisions(
    RefusedRecord repaired, RefusedRecord closed, RefusedRecord judgedAgain, String number) {
  private static final String SOURCE = "yuanbo.incident";
  private static final Comparator<RefusedRecord> BY_PLACE =
      Comparator.comparing(RefusedRecord::delivery).thenComparing(RefusedRecord::recordNo);
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-07-03T12:00:00Z"), ZoneOffset.UTC);

  /** Chooses the records out of what a lake has refused. */
  public static SomeDecisions about(LakeCatalog catalog, SparkSession session) {
    List<RefusedRecord> refused =
        quarantine(catalog, session)
            .records(new Choice(null, SOURCE, null, null, null, List.of(), null));
    RefusedRecord noNumber = of(refused, "key_missing").get(0);
    List<RefusedRecord> unreadable = of(refused, "unreadable_record");
    Row corrected =
        new ReleasedReader(session, catalog)
            .query(
                "SELECT incident_no FROM standard.incident WHERE _row.superseded > 0 AND _row.first_seen LIKE '2026-07-01%' ORDER BY incident_no LIMIT 1",
                Dataset::head);
    return new SomeDecisions(
        noNumber, unreadable.get(0), unreadable.get(1), corrected.getString(0));
  }

  private static List<RefusedRecord> of(List<RefusedRecord> refused, String reason) {
    return refused.stream()
        .filter(record -> record.reason().equals(reason))
        .sorted(BY_PLACE)
        .toList();
  }

  /** Decides so; nothing is carried out. */
  public void decide(LakeCatalog catalog, SparkSession session, List<Source> sources) {
    DecisionBook book = new DecisionBook(catalog);
    Source source =
        sources.stream().filter(each -> each.name().equals(SOURCE)).findFirst().orElseThrow();
    Optional<Decision> repair =
        Repair.setting(
                quarantine(catalog, session), repaired, source, Map.of("ajbh", number, "zmxh", "1"))
            .record(book, "Ann", "paper file", NOON);
    assertThat(repair).isPresent();
    book.add(
        known -> List.of(decided(Action.DISMISS, closed), decided(Action.REPLAY, judgedAgain)));
  }

  /** Decides so, and has a run carry it out. */
  void carryOut(NightLab lab, List<Source> sources) {
    decide(lab.catalog(), lab.session(), sources);
    ReplayResult result =
        ReplayRun.run(
                sources, lab.catalog(), lab::session, Progress.SILENT, NOON, LineageSettings.HERE)
            .orElseThrow();
    assertThat(result.blocking()).isEmpty();
  }

  private static Decision decided(Action action, RefusedRecord record) {
    return Decision.of(
        action,
        record.source(),
        record.cityCode(),
        record.delivery(),
        List.of(record.recordNo()),
        "Ann",
        NOON.instant(),
        "checked with the city");
  }

  private static Quarantine quarantine(LakeCatalog catalog, SparkSession session) {
    return new Quarantine(catalog, session, new Releases(catalog).current().orElseThrow());
  }
}
