package citylake.etl.source;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.testing.LocalSpark;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The built-in SELECTs over the files that the cities published. The expected counts were taken
 * with another program (Python's csv module) from the fields themselves.
 */
class RealDumpsTest {
  @RegisterExtension static final LocalSpark spark = LocalSpark.compiling();
  private static final Sources SOURCES = Sources.load(List.of());

  private static Dataset<Row> candidates(String name) throws Exception {
    Source source = SOURCES.named(name).orElseThrow();
    return source.candidates(RealDumps.rows(spark.session(), source), LocalDate.of(2026, 1, 2));
  }

  private static Map<String, Long> notes(String name) throws Exception {
    return RealDumps.notes(candidates(name));
  }

  @Test
  void denverIncidentsHaveTheirFaultsNamed() throws Exception {
    assertThat(notes("denver.incident"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "upsert", 35_639L,
                "occurred_at_default_time", 705L,
                "occurred_from: default_time_unknown", 705L,
                "occurred_from_in_dst_gap", 2L,
                "place_unknown", 456L));
  }

  @Test
  void denverCrashesHaveTheirFaultsNamed() throws Exception {
    assertThat(notes("denver.crash"))
        .containsExactlyInAnyOrderEntriesOf(Map.of("upsert", 12_240L, "place_unknown", 33L));
  }

  @Test
  void stLouisIncidentsHaveTheirFaultsNamedAndTakeBackRows() throws Exception {
    assertThat(notes("st_louis.incident"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "upsert", 104_606L,
                "retract", 1_499L,
                "occurred_at_default_time", 804L,
                "occurred_from: default_time_unknown", 804L,
                "occurred_implausible", 2L,
                "occurred_from: implausible_unknown", 2L,
                "occurred_from_in_dst_gap", 5L,
                "place_unknown", 3_652L,
                "offence_no: padding_trimmed", 53_848L,
                "offence_code_source: padding_trimmed", 53_848L));
  }

  @Test
  void stLouisCrashesHaveTheirFaultsNamedAndTakeBackRows() throws Exception {
    assertThat(notes("st_louis.crash"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "upsert", 10_380L,
                "retract", 67L,
                "occurred_at_default_time", 1L,
                "occurred_from: default_time_unknown", 1L,
                "occurred_from_in_dst_gap", 1L,
                "place_unknown", 166L));
  }

  @Test
  void oneDenverIncidentIsReadAsAPersonReadsIt() throws Exception {
    Row row =
        candidates("denver.incident")
            .selectExpr(
                "city_code",
                "incident_no",
                "offence_no",
                "offence_code",
                "offence_code_source",
                "origin",
                "string(occurred_from)",
                "string(occurred_to)",
                "string(occurred_from_local)",
                "string(reported_at)",
                "lon",
                "lat",
                "place_source",
                "place_original",
                "district",
                "neighbourhood",
                "_sequence",
                "_record_no")
            .filter("_record_no = 1")
            .head();

    assertThat(row.mkString("|"))
        .isEqualTo(
            "0820000|20186000994|20186000994239900|0502|2399-0|reported|2017-10-11 18:30:00|"
                + "2017-10-11 22:55:00|2017-10-11 12:30:00|2018-01-30 00:53:00|-104.7814341|39.7856488|"
                + "lon_lat|3201943 1711852|5|gateway-green-valley-ranch||1");
  }

  /** The virtual machine leaves methods above 8,000 bytes to its interpreter, ten times as slow. */
  @Test
  void everySelectBecomesOneStageOfCodeThatTheVirtualMachineCompiles() throws Exception {
    for (Source source : SOURCES.all()) {
      var plan = candidates(source.name()).queryExecution().executedPlan();
      var stages =
          CollectionConverters.asJava(
              org.apache.spark.sql.execution.debug.package$.MODULE$.codegenStringSeq(plan));

      assertThat(stages).as(source.name()).hasSize(1);
      assertThat(stages.get(0)._3().maxMethodCodeSize()).as(source.name()).isLessThan(8000);
    }
  }

  @Test
  void everyRowHasItsCityAndOriginAndKey() throws Exception {
    String keyAndCity = "array(city_code, city_code_system, incident_no, offence_no, origin)";

    assertThat(
            candidates("st_louis.incident")
                .filter("exists(" + keyAndCity + ", value -> value IS NULL)")
                .count())
        .isZero();
  }
}
