package citylake.orchestration.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import citylake.etl.format.OneRecord;
import citylake.etl.source.Source;
import citylake.etl.source.Sources;
import citylake.orchestration.check.CheckReport;
import citylake.orchestration.check.FileCheck;
import citylake.orchestration.delivery.Refusal;
import citylake.orchestration.quarantine.Choice;
import citylake.orchestration.trace.RefusedRecords;
import citylake.orchestration.trace.ReleaseView;
import citylake.orchestration.trace.RowTrace;
import citylake.orchestration.trace.Tracer;
import citylake.quality.DeliveryAccount;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One night over towns that deliver the same cases in each format: the same rows, each traceable.
 */
class FormatsNightIT {
  private static final String DATE = "2019-07-01";
  private static final List<FormatTown> TOWNS = FormatTowns.all();

  /** Records that are text of the file, that are text of a part of it, and that are rendered. */
  private static final List<FormatTown> ONE_OF_EACH_WAY =
      TOWNS.stream()
          .filter(town -> List.of("fixed-width", "zip-tsv", "xlsx").contains(town.format()))
          .toList();

  @TempDir static Path folder;
  private static NightLab lab;
  private static List<Source> sources;
  private static NightResult night;

  @BeforeAll
  static void oneNight() {
    lab = new NightLab(folder);
    for (FormatTown town : TOWNS) {
      town.declare(folder.resolve("sources"));
      lab.deliver(town.file(), town.dump());
      if (town.showsItsEnd()) {
        lab.deliver(town.cutFile(), town.cutDump());
      }
    }
    sources = Sources.loadOnly(List.of(folder.resolve("sources"))).all();
    night = lab.run(DATE, sources);
  }

  @AfterAll
  static void close() throws IOException {
    lab.close();
  }

  @Test
  void everyTownsFileIsTakenWhole() {
    assertThat(night.blocking()).isEmpty();
    assertThat(night.status()).isEqualTo(NightResult.Status.RELEASED);
    assertThat(night.deliveries())
        .allMatch(DeliveryAccount::balances)
        .extracting(DeliveryAccount::file, DeliveryAccount::accepted, DeliveryAccount::quarantined)
        .containsExactlyInAnyOrder(
            TOWNS.stream()
                .map(town -> tuple(town.file(), (long) FormatTown.CASES, (long) town.damaged()))
                .toArray(Tuple[]::new));
  }

  @Test
  void aFileThatIsCutOffIsRefusedInEveryFormatThatShowsItsEnd() {
    assertThat(night.refusals())
        .allSatisfy(
            refusal ->
                assertThat(refusal.detail())
                    .startsWith("Cannot take %s: it".formatted(refusal.file().name()))
                    .contains("Please send the whole file again"))
        .extracting(refusal -> refusal.file().name(), Refusal::reason)
        .containsExactlyInAnyOrder(
            TOWNS.stream()
                .filter(FormatTown::showsItsEnd)
                .map(town -> tuple(town.cutFile(), "truncated_file"))
                .toArray(Tuple[]::new));
  }

  @Test
  void aRecordThatIsNoTextIsShownWithWhatIsWrong() {
    ReleaseView lake = ReleaseView.current(lab.catalog(), lab::session);
    RefusedRecords.Refused refused =
        new RefusedRecords(lake).overview(Choice.ALL, sources, 10).records().get(0);
    RefusedRecords.Detail shown =
        new RefusedRecords(lake).show(refused.delivery(), refused.recordNo(), sources, true);

    assertThat(shown.record().recordNo()).isEqualTo(FormatTown.CASES + 1);
    assertThat(shown.words()).contains("not valid GBK in column 'case_no'");
    assertThat(shown.record().rawText())
        .startsWith("[\"UNDECODABLE\",\"not valid GBK in column 'case_no'\",\"20ff");
    assertThat(shown.record().hashAgrees()).isTrue();
  }

  @Test
  void aRowIsTracedToItsRecord() {
    ReleaseView lake = ReleaseView.current(lab.catalog(), lab::session);
    for (FormatTown town : ONE_OF_EACH_WAY) {
      RowTrace trace =
          Tracer.of(
                  "standard.incident",
                  List.of("99" + town.format(), "F0007", "1"),
                  Map.of(),
                  sources)
              .row(lake, true);
      assertThat(trace.holds()).as(town.format()).isTrue();
      assertThat(trace.record().recordNo()).isEqualTo(7);
      assertThat(trace.record().rawText()).contains("F0007", "BRK", "30.000");
    }
  }

  @Test
  void theSameCasesGiveTheSameRowsInEveryFormat() {
    List<Row> rows =
        lab.released(
            "SELECT incident_no, offence_code, CAST(occurred_from AS STRING), CAST(lon AS STRING), CAST(lat AS STRING), _row.record_no, count(*) FROM standard.incident GROUP BY ALL ORDER BY incident_no");
    assertThat(rows).hasSize(FormatTown.CASES).allMatch(row -> row.getLong(6) == TOWNS.size());
    assertThat(rows.get(11).mkString(" "))
        .isEqualTo("F0012 0501 2019-03-02 18:30:00 -40.0 30.004 12 " + TOWNS.size());
  }

  @Test
  void everyRowPointsBackToEvidenceThatGivesItsFieldsAgain() {
    Map<String, List<Row>> evidence =
        lab
            .released(
                "SELECT r.source, r.record FROM standard.incident s JOIN raw.record r ON r.delivery = s._row.delivery AND r.record_no = s._row.record_no AND r.content_hash = s._row.content_hash ORDER BY s.incident_no")
            .stream()
            .collect(Collectors.groupingBy(row -> row.getString(0)));
    for (FormatTown town : TOWNS) {
      Source source = source(town);
      assertThat(evidence.get(source.name()))
          .as(source.name())
          .extracting(row -> OneRecord.of(row.<byte[]>getAs("record"), source.dumpShape()).fields())
          .isEqualTo(town.caseTexts());
    }
  }

  @Test
  void aCheckOfTheFileAloneSaysWhatTheNightSays() throws IOException {
    for (FormatTown town : ONE_OF_EACH_WAY) {
      CheckReport report =
          new FileCheck(source(town), LocalDate.parse(DATE), 5, false)
              .run(lab.dumps().resolve(town.file()), records -> lab.session());
      assertThat(report.refusal()).as(town.format()).isNull();
      assertThat(report.records()).isEqualTo(FormatTown.CASES + town.damaged());
      assertThat(report.outcomes()).containsEntry("accepted", (long) FormatTown.CASES);
    }
  }

  private static Source source(FormatTown town) {
    return sources.stream()
        .filter(each -> each.name().equals(town.town() + ".incident"))
        .findFirst()
        .orElseThrow();
  }
}
