package citylake.orchestration.trace;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.ddl.TableContracts;
import citylake.ddl.TableName;
import citylake.ddl.Tables;
import citylake.etl.landing.ScanLimits;
import citylake.etl.source.Source;
import citylake.etl.source.Sources;
import citylake.orchestration.cli.Citylake;
import citylake.orchestration.night.NightLab;
import citylake.orchestration.night.NightResult;
import citylake.orchestration.night.NightRun;
import citylake.orchestration.night.NightSettings;
import citylake.orchestration.night.Progress;
import citylake.quality.DeliveryAccount;
import citylake.quality.LakeAccount;
import citylake.testing.SharedData;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One night over the four real files, and every way back from what it made to those files. */
class TraceIT {
  private static final List<String> FILES =
      List.of(
          "denver/denver_crash_201801_201906.csv.gz",
          "denver/denver_crime_201801_201906.csv.gz",
          "st_louis/st_louis_crime_2013_2015.csv.gz",
          "st_louis/st_louis_hitrun_crash_2013_2015.csv.gz");

  @TempDir static Path folder;
  private static NightLab lab;
  private static NightResult result;
  private static ReleaseView lake;

  @BeforeAll
  static void runTheNight() throws IOException {
    lab = new NightLab(folder);
    for (String file : FILES) {
      lab.deliver(file, Files.readAllBytes(original(file)));
    }
    result = lab.run("2019-07-01");
    assertThat(result.blocking()).isEmpty();
    lake = ReleaseView.current(lab.catalog(), lab::session);
  }

  private static Path original(String file) {
    return SharedData.folder().resolve("real").resolve(file);
  }

  @AfterAll
  static void close() throws IOException {
    lab.close();
  }

  @Test
  void everyRecordOfEveryFileHasExactlyOneOutcome() {
    assertThat(result.deliveries())
        .extracting(
            DeliveryAccount::file,
            DeliveryAccount::records,
            DeliveryAccount::accepted,
            DeliveryAccount::corrections,
            DeliveryAccount::retractions,
            DeliveryAccount::duplicates,
            DeliveryAccount::quarantined)
        .containsExactlyInAnyOrder(
            account("denver/denver_crash_201801_201906.csv.gz", 12_240, 12_240, 0, 0, 0, 0),
            account("denver/denver_crime_201801_201906.csv.gz", 35_639, 35_639, 0, 0, 0, 0),
            account(
                "st_louis/st_louis_hitrun_crash_2013_2015.csv.gz", 10_447, 10_380, 0, 57, 0, 10),
            account(
                "st_louis/st_louis_crime_2013_2015.csv.gz",
                106_105,
                101_649,
                17,
                1_351,
                2_940,
                148));
    assertThat(result.deliveries()).allMatch(DeliveryAccount::balances);
  }

  private static org.assertj.core.groups.Tuple account(Object... values) {
    Object[] numbers = values.clone();
    for (int i = 1; i < numbers.length; i++) {
      numbers[i] = ((Integer) numbers[i]).longValue();
    }
    return org.assertj.core.groups.Tuple.tuple(numbers);
  }

  @Test
  void everyRecordAcceptedIsCurrentOrSupersededOrRetracted() {
    assertThat(result.sources())
        .containsExactlyInAnyOrder(
            new LakeAccount("denver.crash", 12_240, 12_240, 0, 0),
            new LakeAccount("denver.incident", 35_639, 35_639, 0, 0),
            new LakeAccount("st_louis.crash", 10_380, 10_323, 0, 57),
            new LakeAccount("st_louis.incident", 101_666, 100_300, 17, 1_349));
    assertThat(result.sources()).allMatch(LakeAccount::balances);
  }

  @Test
  void randomRowsOfEachSourceAreFoundInTheirFilesByAnIndependentReader() throws Exception {
    Map<String, TraceClaims.Keys> keys = new TreeMap<>();
    keys.put("denver.crash", TraceClaims.Keys.of(Map.of("crash_no", List.of("OFFENSE_ID"))));
    keys.put(
        "denver.incident",
        TraceClaims.Keys.of(
            Map.of("incident_no", List.of("INCIDENT_ID"), "offence_no", List.of("OFFENSE_ID"))));
    keys.put(
        "st_louis.crash",
        new TraceClaims.Keys(
            Map.of("crash_no", List.of("Complaint")), "CodedMonth", "Count", null));
    keys.put(
        "st_louis.incident",
        new TraceClaims.Keys(
            Map.of("incident_no", List.of("Complaint"), "offence_no", List.of("Crime")),
            "CodedMonth",
            "Count",
            null));
    PythonProof proof = new PythonProof();
    TraceClaims claims = new TraceClaims(lake, result);
    for (Source source : sources()) {
      if (keys.containsKey(source.name())) {
        proof.claim(source.name(), claims.of(source, file(source), keys.get(source.name())));
      }
    }

    List<String> said = proof.run();

    assertThat(said).containsExactly("800 records found, 4 accounts agree");
  }

  private static Path file(Source source) {
    return result.deliveries().stream()
        .filter(account -> account.delivery().contains("-" + source.name() + "-"))
        .map(account -> original(account.file()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theSameNightAgainHasNothingToDoAndWritesNoSnapshot() {
    Map<TableName, Set<Long>> before = snapshots();

    NightResult again =
        new NightRun(
                new NightSettings(
                    LocalDate.of(2019, 7, 1),
                    lab.home(),
                    lab.dumps().toString(),
                    sources(),
                    ScanLimits.DEFAULT),
                lab.catalog(),
                () -> {
                  throw new AssertionError("a session was opened for a night without work");
                },
                Progress.SILENT,
                Clock.systemUTC())
            .run();

    assertThat(again.status()).isEqualTo(NightResult.Status.UP_TO_DATE);
    assertThat(again.release()).isEqualTo(result.release());
    assertThat(again.known()).isEqualTo(4);
    assertThat(snapshots()).isEqualTo(before);
  }

  private static Map<TableName, Set<Long>> snapshots() {
    Map<TableName, Set<Long>> snapshots = new TreeMap<>();
    for (TableName name : lab.catalog().tables()) {
      Table table = lab.catalog().load(name);
      Set<Long> ids = new java.util.TreeSet<>();
      for (Snapshot snapshot : table.snapshots()) {
        ids.add(snapshot.snapshotId());
      }
      snapshots.put(name, ids);
    }
    return snapshots;
  }

  @Test
  void anUntouchedRowIsTracedToItsRecordWithItsRules() {
    Answer answer =
        citylake("trace", "standard.incident", "denver", "20186000994", "20186000994239900");

    assertThat(answer.err).isEmpty();
    assertThat(answer.out)
        .startsWith(
            "standard.incident: one offence of one reported incident of one city, as last corrected by that city.")
        .contains("As of release 1 (night 2019-07-01). The row is current.")
        .contains("file          denver/denver_crime_201801_201906.csv.gz")
        .contains("record        number 1, from byte 257 of the uncompressed file, 202 bytes")
        .contains(
            "raw text      20186000994,20186000994239900,2399,0,theft-other,larceny,10/11/2017")
        .contains("content hash  agrees with the bytes: SHA-256 ")
        .contains("occurred_from = 2017-10-11T18:30:00Z")
        .contains("      rule     instant_of(occurred_from_local, :zone)")
        .contains("      with     :zone = America/Denver")
        .contains("      with     __first: local_time(FIRST_OCCURRENCE_DATE, 'M/d/yyyy h:mm:ss a')")
        .contains("      reads    FIRST_OCCURRENCE_DATE '10/11/2017 12:30:00 PM'")
        .contains("Faults found in the record: none")
        .contains("The rules, applied again to the raw record, give these values again.")
        .contains("superseded    0 other record(s) that this row stands for");
    assertThat(answer.code).isZero();
  }

  @Test
  void aChangedValueNamesItsRuleAndTheTextBeforeIsFoundInTheRecord() {
    Row row =
        one(
            Tables.STANDARD_INCIDENT,
            "_row.source = 'st_louis.incident' AND exists(_changes, c -> c.rule = 'default_time_unknown')");

    Answer answer =
        citylake(
            "trace",
            "standard.incident",
            row.getAs("city_code"),
            row.getAs("incident_no"),
            row.getAs("offence_no"));

    assertThat(answer.out)
        .contains("  occurred_from = (null)\n")
        .contains(
            "    * CHANGED by rule default_time_unknown; the text before was field DateOccur as delivered (its hash agrees)")
        .contains("Faults found in the record: occurred_at_default_time");
    assertThat(answer.code).isZero();
  }

  @Test
  void aCorrectedRowShowsTheRecordsThatItReplaced() throws IOException {
    Row row = one(Tables.STANDARD_INCIDENT, "_row.superseded = 1 AND _state = 'current'");

    JsonNode trace = json(trace(row, "--json"));

    JsonNode records = trace.at("/history/records");
    assertThat(records.findValuesAsText("outcome")).contains("accepted", "correction");
    assertThat(trace.at("/history/superseded").asInt()).isEqualTo(1);
    assertThat(trace.at("/history/missing").asInt()).isZero();
    assertThat(trace.at("/rulesAgree").asBoolean()).isTrue();
    assertThat(records).filteredOn(record -> record.get("isShown").asBoolean()).hasSize(1);
    assertThat(records).allMatch(r -> r.get("rawText").asText().contains(row.getAs("incident_no")));
  }

  @Test
  void aRetractedRowNamesTheDeliveryAndTheRecordThatTookItBack() {
    Row row = one(Tables.STANDARD_INCIDENT, "_state = 'retracted'");

    Answer answer = trace(row);

    assertThat(answer.out)
        .contains("The row is retracted.")
        .contains("  taken back    in " + row.<String>getAs("retracted_in"))
        .containsPattern(
            "2019-07-01 +st_louis/st_louis_crime_2013_2015.csv.gz +[0-9,]+ +retract +retraction");
    assertThat(answer.code).isZero();
  }

  @Test
  void aRowOfASourceThatIsNotDeclaredHereIsTracedWithoutItsRules() {
    Answer answer =
        citylake(
            "trace",
            "standard.incident",
            "--only-sources",
            "0820000",
            "20186000994",
            "20186000994239900");

    assertThat(answer.out)
        .contains("raw text      20186000994,")
        .contains("content hash  agrees with the bytes")
        .contains(
            "Source denver.incident is not declared here, so its rules cannot be shown: name its folder with --sources.");
    assertThat(answer.code).isZero();
  }

  @Test
  void rawTextCanBeHidden() {
    Answer answer =
        citylake(
            "trace", "standard.incident", "--no-raw", "denver", "20186000994", "20186000994239900");

    assertThat(answer.out)
        .contains("raw text      (hidden)")
        .doesNotContain("10/11/2017")
        .contains("content hash  agrees with the bytes");
    assertThat(answer.code).isZero();
  }

  /** A lake that was named is named in the commands that follow too. */
  private static String traceOfThisLake() {
    return "citylake trace --lake %s ".formatted(folder.resolve("lake"));
  }

  @Test
  void aCellLeadsToAsManyRowsAsItCounts() {
    Row cell =
        one(
            Tables.PUBLISHED_HOT_PLACE,
            "kind = 'incident' AND incidents BETWEEN 50 AND 60 AND city_code = '0820000'");
    long incidents = cell.getAs("incidents");

    Answer answer =
        citylake("trace", "published.hot_place", "denver", "incident", cell.getAs("cell"));

    assertThat(answer.out)
        .contains(
            "published.hot_place  step publish_hot_place, version 1, from derived.hot_place; written in run n20190701")
        .contains(
            "derived.hot_place  step hot_place, version 1, from standard.incident, standard.crash")
        .contains(
            "%1$d rows of standard.incident; derived.hot_place.count is %1$d: adds up."
                .formatted(incidents))
        .contains("denver/denver_crime_201801_201906.csv.gz")
        .contains("10 of %d rows shown; --all shows every one.".formatted(incidents))
        .contains("  " + traceOfThisLake() + "standard.incident 0820000 ");
    assertThat(answer.code).isZero();
  }

  @Test
  void everyKindOfFigureAddsUpFromItsRows() {
    assertThat(
            figure(
                    "published.hot_place",
                    "is_withheld AND kind = 'crash' AND city_code = '2965000'")
                .behind()
                .addsUp())
        .as("a withheld cell")
        .isTrue();
    assertThat(
            figure(
                    "derived.hour_of_week",
                    "hour_of_week = 113 AND city_code = '0820000' AND kind = 'incident'")
                .behind()
                .addsUp())
        .as("an hour with spans")
        .isTrue();
    assertThat(
            figure(
                    "published.hour_of_week",
                    "dow = 5 AND hour = 17 AND city_code = '2965000' AND kind = 'crash'")
                .behind()
                .addsUp())
        .as("an hour of crashes")
        .isTrue();
    assertThat(
            figure("published.incident_count", "month = DATE'2018-03-01' AND offence_group = '05'")
                .behind()
                .addsUp())
        .as("a month")
        .isTrue();
    assertThat(figure("published.incident_count_public", "is_withheld").behind().addsUp())
        .as("a withheld month")
        .isTrue();
    assertThat(
            figure("published.freshness", "kind = 'crash' AND city_code = '0820000'")
                .behind()
                .count())
        .as("current crashes of Denver")
        .isEqualTo(12_240);
  }

  @Test
  void aComparisonSaysWhatItRestsOnAndHowToGoOn() {
    FigureTrace trace = figure("published.coincidence", "stat = 'spearman_cells'");

    assertThat(trace.behind()).isNull();
    assertThat(trace.restsOn())
        .startsWith("all current incidents and crashes of the city together");
    assertThat(trace.madeBy())
        .extracting(FigureTrace.MadeBy::step)
        .containsExactly("publish_coincidence", "coincidence");
    assertThat(trace.goOn()).anyMatch(c -> c.startsWith("citylake trace published.hour_of_week "));
  }

  @Test
  void whatIsNotThereIsNamedWithAnExample() {
    Answer noTable = citylake("trace", "standard.incidents", "1");
    assertThat(noTable.code).isEqualTo(3);
    assertThat(noTable.err)
        .contains("Cannot trace 'standard.incidents': there is no such table")
        .contains("standard.crash (city_code, crash_no)");

    Answer noRow = citylake("trace", "standard.crash", "denver", "0");
    assertThat(noRow.code).isEqualTo(3);
    assertThat(noRow.err)
        .contains(
            "Cannot find a row with city_code = 0820000, crash_no = 0 in standard.crash: release 1 has none. Its key columns are, in this order: city_code, crash_no; for example: "
                + traceOfThisLake()
                + "standard.crash ");

    Answer noKey = citylake("trace", "published.hour_of_week", "denver", "crash", "friday", "17");
    assertThat(noKey.code).isEqualTo(2);
    assertThat(noKey.err)
        .contains(
            "Invalid key of published.hour_of_week: dow must be a whole number: 'friday'. Its key columns are, in this order: city_code, kind, dow, hour.");
  }

  @Test
  void refusedRecordsAreCountedAndShownWithTheirPlace() throws IOException {
    Answer list = citylake("quarantine", "list", "--limit", "3");
    assertThat(list.out)
        .startsWith("158 record(s) in quarantine (release 1)")
        .containsPattern("st_louis.crash +2019-07-01 +retraction_without_match +open +10 ")
        .containsPattern("st_louis.incident +2019-07-01 +retraction_without_match +open +148 ")
        .contains("What to do: The city checks the number")
        .contains("3 of 158 records listed; see --limit.");

    JsonNode crashes = json(citylake("quarantine", "list", "--source", "st_louis.crash", "--json"));
    assertThat(crashes.get("total").asInt()).isEqualTo(10);
    JsonNode first = crashes.get("records").get(0);

    Answer shown =
        citylake("quarantine", "show", "2019-07-01-st_louis.crash", first.get("recordNo").asText());
    assertThat(shown.code).isZero();
    assertThat(shown.out)
        .startsWith("Refused (retraction_without_match): ")
        .contains("file          st_louis/st_louis_hitrun_crash_2013_2015.csv.gz")
        .contains(",-1, ,265321,")
        .contains("content hash  agrees with the bytes");

    assertThat(citylake("quarantine", "list", "--reason", "nix").out)
        .contains(
            "Nothing of that is in quarantine (release 1). Its reasons are: retraction_without_match.");

    Answer none = citylake("quarantine", "show", "no-delivery", "7");
    assertThat(none.code).isEqualTo(3);
    assertThat(none.err)
        .contains(
            "Cannot find record 7 of delivery 'no-delivery' in quarantine: release 1 has none. For example: citylake quarantine show ");
  }

  private record Answer(int code, String out, String err) {}

  private static Answer citylake(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--lake", lab.home().local().toString()));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Citylake.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(all.toArray(String[]::new));
    return new Answer(code, out.toString(), err.toString());
  }

  private static JsonNode json(Answer answer) throws IOException {
    return new ObjectMapper().readTree(answer.out);
  }

  private static Answer trace(Row incident, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "trace",
                "standard.incident",
                incident.<String>getAs("city_code"),
                incident.<String>getAs("incident_no"),
                incident.<String>getAs("offence_no")));
    arguments.addAll(List.of(more));
    return citylake(arguments.toArray(String[]::new));
  }

  /** Some row of the table that fits. */
  private static Row one(TableName table, String fits) {
    return lake.rows(table, all -> all.filter(fits).limit(1)).stream()
        .findFirst()
        .orElseThrow(() -> new AssertionError("no row of %s fits: %s".formatted(table, fits)));
  }

  private static FigureTrace figure(String table, String fits) {
    TableName name = TableName.of(table);
    Row row = one(name, fits);
    Key key = Key.of(TableContracts.of(name), row);
    return new FigureTracer(lake, sources(), 5).trace(key);
  }

  private static List<Source> sources() {
    return Sources.load(List.of()).all();
  }
}
