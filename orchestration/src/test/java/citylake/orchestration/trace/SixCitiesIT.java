package citylake.orchestration.trace;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.ddl.TableContracts;
import citylake.ddl.TableName;
import citylake.etl.source.Source;
import citylake.etl.source.Sources;
import citylake.orchestration.night.NightLab;
import citylake.orchestration.night.NightResult;
import citylake.orchestration.trace.TraceClaims.Keys;
import citylake.quality.DeliveryAccount;
import citylake.quality.LakeAccount;
import citylake.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One night over the nine real files of the second wave, of all four kinds. */
class SixCitiesIT {
  private static final Map<String, String> FILES = new LinkedHashMap<>();
  private static final Map<String, Keys> KEYS = new LinkedHashMap<>();

  static {
    delivers("boston.crash", "boston/boston_bpd_2021_crash.csv.gz");
    delivers("boston.incident", "boston/boston_bpd_2021_crime.csv.gz");
    delivers("chicago.crash", "chicago/chicago_crash_201909.csv.gz");
    delivers("chicago.incident", "chicago/chicago_aggravated_assault_2019.csv.gz");
    delivers("chicago.incident.sample", "chicago/chicago_crime_sample_2015.csv.gz");
    delivers("davis.incident", "davis/davis_crimegraphics_2016_2021.csv.gz");
    delivers("new_york.help_request", "new_york/nyc_311_2022.csv.gz");
    delivers("seattle.vehicle_sighting", "seattle/seattle_alpr_20211001_20211008.csv.gz");
    delivers("washington_dc.incident", "washington_dc/dc_crime_2024.csv.gz");
    KEYS.put("boston.crash", Keys.of(Map.of("crash_no", List.of("INCIDENT_NUMBER"))));
    KEYS.put(
        "boston.incident",
        new Keys(
            Map.of(
                "incident_no", List.of("INCIDENT_NUMBER"),
                "offence_no", List.of("OFFENSE_DESCRIPTION")),
            null,
            null,
            "INCIDENT_NUMBER"));
    KEYS.put("chicago.crash", Keys.of(Map.of("crash_no", List.of("RD_NO"))));
    KEYS.put(
        "chicago.incident",
        Keys.of(
            Map.of(
                "incident_no", List.of("date", "longitude", "latitude", "district", "loc_cat"))));
    KEYS.put(
        "chicago.incident.sample",
        Keys.of(Map.of("incident_no", List.of("caseno"), "offence_no", List.of("unique"))));
    KEYS.put(
        "davis.incident",
        Keys.of(Map.of("incident_no", List.of("CaseNumber"), "offence_no", List.of("Crime"))));
    KEYS.put("new_york.help_request", Keys.of(Map.of("request_no", List.of("Unique Key"))));
    KEYS.put(
        "seattle.vehicle_sighting",
        Keys.of(Map.of("sighting_no", List.of("device", "dt", "plate_hash"))));
    KEYS.put(
        "washington_dc.incident",
        Keys.of(Map.of("incident_no", List.of("CCN"), "offence_no", List.of("OFFENSE"))));
  }

  @TempDir static Path folder;
  private static NightLab lab;
  private static NightResult result;
  private static ReleaseView lake;

  private static void delivers(String source, String file) {
    FILES.put(source, file);
  }

  private static Path original(String file) {
    return SharedData.folder().resolve("real").resolve(file);
  }

  @BeforeAll
  static void runTheNight() throws IOException {
    lab = new NightLab(folder);
    for (String file : FILES.values()) {
      lab.deliver(file, Files.readAllBytes(original(file)));
    }
    result = lab.run("2025-01-01");
    assertThat(result.blocking()).isEmpty();
    lake = ReleaseView.current(lab.catalog(), lab::session);
  }

  @AfterAll
  static void close() throws IOException {
    lab.close();
  }

  private static List<Source> sources() {
    return Sources.load(List.of()).all();
  }

  @Test
  void everyRecordOfEveryFileHasExactlyOneOutcome() {
    assertThat(result.deliveries())
        .extracting(
            account ->
                "%s %d = %d accepted + %d corrected + %d taken back + %d duplicate + %d quarantined"
                    .formatted(
                        account.file(),
                        account.records(),
                        account.accepted(),
                        account.corrections(),
                        account.retractions(),
                        account.duplicates(),
                        account.quarantined()))
        .containsExactlyInAnyOrder(
            "boston/boston_bpd_2021_crash.csv.gz 3719 = 3719 accepted + 0 corrected + 0 taken back + 0 duplicate + 0 quarantined",
            "boston/boston_bpd_2021_crime.csv.gz 17978 = 17975 accepted + 0 corrected + 0 taken back + 0 duplicate + 3 quarantined",
            "chicago/chicago_aggravated_assault_2019.csv.gz 15328 = 15317 accepted + 0 corrected + 0 taken back + 11 duplicate + 0 quarantined",
            "chicago/chicago_crash_201909.csv.gz 10000 = 10000 accepted + 0 corrected + 0 taken back + 0 duplicate + 0 quarantined",
            "chicago/chicago_crime_sample_2015.csv.gz 10084 = 10084 accepted + 0 corrected + 0 taken back + 0 duplicate + 0 quarantined",
            "davis/davis_crimegraphics_2016_2021.csv.gz 5811 = 5469 accepted + 23 corrected + 0 taken back + 319 duplicate + 0 quarantined",
            "new_york/nyc_311_2022.csv.gz 17178 = 17178 accepted + 0 corrected + 0 taken back + 0 duplicate + 0 quarantined",
            "seattle/seattle_alpr_20211001_20211008.csv.gz 93490 = 93490 accepted + 0 corrected + 0 taken back + 0 duplicate + 0 quarantined",
            "washington_dc/dc_crime_2024.csv.gz 5735 = 5731 accepted + 4 corrected + 0 taken back + 0 duplicate + 0 quarantined");
    assertThat(result.deliveries()).allMatch(DeliveryAccount::balances);
  }

  @Test
  void everyRecordAcceptedIsCurrentOrSupersededOrRetracted() {
    assertThat(result.sources())
        .containsExactlyInAnyOrder(
            new LakeAccount("boston.crash", 3_719, 3_719, 0, 0),
            new LakeAccount("boston.incident", 17_975, 17_975, 0, 0),
            new LakeAccount("chicago.crash", 10_000, 10_000, 0, 0),
            new LakeAccount("chicago.incident", 15_317, 15_317, 0, 0),
            new LakeAccount("chicago.incident.sample", 10_084, 10_084, 0, 0),
            new LakeAccount("davis.incident", 5_492, 5_469, 23, 0),
            new LakeAccount("new_york.help_request", 17_178, 17_178, 0, 0),
            new LakeAccount("seattle.vehicle_sighting", 93_490, 93_490, 0, 0),
            new LakeAccount("washington_dc.incident", 5_735, 5_731, 4, 0));
    assertThat(result.sources()).allMatch(LakeAccount::balances);
  }

  @Test
  void randomRowsOfEachSourceAreFoundInTheirFilesByAnIndependentReader() throws Exception {
    PythonProof proof = new PythonProof();
    TraceClaims claims = new TraceClaims(lake, result);
    for (Source source : sources()) {
      Keys keys = KEYS.get(source.name());
      if (keys != null) {
        Path file = original(FILES.get(source.name()));
        proof.claim(source.name(), claims.of(source, file, keys));
      }
    }

    assertThat(proof.run()).containsExactly("1800 records found, 9 accounts agree");
  }

  @Test
  void trialsOfThePlatformAreRefusedWithTheirReason() {
    assertThat(
            lab.released(
                "SELECT source, record_no, reason, detail FROM quarantine.record ORDER BY record_no"))
        .extracting(Row::toString)
        .containsExactly(
            "[boston.incident,1,test_record,The record is a trial of the platform and tells of no event. Nothing has to be done.]",
            "[boston.incident,2,test_record,The record is a trial of the platform and tells of no event. Nothing has to be done.]",
            "[boston.incident,3,test_record,The record is a trial of the platform and tells of no event. Nothing has to be done.]");
  }

  @Test
  void servicesAreInTheLakeAndInNoCountAndNoModel() {
    assertThat(
            lab.released(
                """
                SELECT count_if(origin = 'service'), count_if(origin <> 'service' AND occurred_from IS NOT NULL),
                       count_if(origin IN ('reported', 'unknown') AND lon IS NOT NULL)
                FROM standard.incident WHERE city_code = '2507000'
                """))
        .extracting(Row::toString)
        .containsExactly("[9882,7684,4957]");
    assertThat(
            lab.released(
                "SELECT sum(incidents) FROM published.incident_count WHERE city_code = '2507000'"))
        .extracting(row -> row.getLong(0))
        .containsExactly(7_684L);
    assertThat(
            lab.released(
                "SELECT sum(count) FROM derived.hot_place WHERE city_code = '2507000' AND kind = 'incident'"))
        .extracting(row -> row.getLong(0))
        .as("learnt from: placed, reported or unknown, no service")
        .containsExactly(4_957L);
  }

  @Test
  void figuresOfACityWithServicesLeadToAsManyRowsAsTheyCount() {
    assertThat(addsUp("published.incident_count", "city_code = '2507000' AND offence_group = '02'"))
        .isTrue();
    assertThat(addsUp("derived.hour_of_week", "city_code = '2507000' AND hour_of_week = 100"))
        .isTrue();
    assertThat(addsUp("published.freshness", "kind = 'help_request'")).isTrue();
    assertThat(addsUp("published.freshness", "kind = 'vehicle_sighting'")).isTrue();
    assertThat(addsUp("published.freshness", "city_code = '1714000' AND kind = 'incident'"))
        .as("two dumps of one kind")
        .isTrue();
  }

  private static boolean addsUp(String table, String fits) {
    Key key = key(TableName.of(table), fits);
    return new FigureTracer(lake, sources(), 5).trace(key).behind().addsUp();
  }

  @Test
  void rowsOfEveryKindGiveTheSameValuesWhenTheirRulesAreAppliedAgain() {
    for (String table :
        List.of(
            "standard.incident",
            "standard.crash",
            "standard.help_request",
            "standard.vehicle_sighting")) {
      Key key = key(TableName.of(table), "_state = 'current'");

      assertThat(new RowTracer(lake, sources(), true).trace(key).rulesAgree()).as(table).isTrue();
    }
  }

  private static Key key(TableName table, String fits) {
    Row row = lake.rows(table, all -> all.filter(fits).limit(1)).get(0);
    return Key.of(TableContracts.of(table), row);
  }
}
