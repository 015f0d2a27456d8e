package citylake.orchestration.trace;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.orchestration.cli.Citylake;
import citylake.orchestration.night.NightLab;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Refused records of one night as a workplace: whose they are, repaired, traced, closed. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RepairIT {
  private static final String DELIVERY = "2019-07-01-gotham.incident";
  private static final int NO_NUMBER = 2;
  private static final int TOO_FEW_FIELDS = 3;
  private static final int NO_MATCH = 4;

  @TempDir static Path folder;
  private static NightLab lab;
  private static Path sources;

  @BeforeAll
  static void oneNight() {
    lab = new NightLab(folder);
    sources = RefusingCity.sources(folder.resolve("more"));
    lab.deliver("gotham/cases_1.txt", RefusingCity.dump());
    assertThat(lab.run("2019-07-01", sources).blocking()).isEmpty();
  }

  @AfterAll
  static void close() throws IOException {
    lab.close();
  }

  @Test
  @Order(1)
  void eachGroupHasAStateAnOwnerAndADueDate() throws IOException {
    JsonNode groups = json(0, "list", "--city", "gotham", "--json").path("groups");

    assertThat(groups)
        .extracting(
            group ->
                "%s %s %s %s"
                    .formatted(
                        group.path("reason").asText(),
                        group.path("state").asText(),
                        group.path("owner").asText(),
                        group.path("due").asText()))
        .containsExactly(
            "key_missing open desk of the third city 2019-07-08",
            "retraction_without_match open desk of the third city 2019-07-15",
            "unreadable_record open desk of the third city 2019-07-04");
  }

  @Test
  @Order(2)
  void aTaskSaysFileNumberFieldAndWhatIsWantedAndNoValue() {
    String letter = said(0, "tasks", "--city", "gotham", "--letter");
    String csv = said(0, "tasks", "--city", "gotham", "--csv");

    assertThat(letter)
        .contains("To: desk of the third city")
        .contains("By: 2019-07-08")
        .contains("Field(s): case_no")
        .contains("  gotham/cases_1.txt  2")
        .contains("Please send them again with the number filled in")
        .doesNotContain("G9")
        .doesNotContain("-40.01");
    assertThat(csv.lines().toList())
        .hasSize(4)
        .anyMatch(
            line -> line.startsWith("gotham.incident,gotham/cases_1.txt,2,key_missing,case_no,"));
    assertThat(said(3, "tasks", "--city", "atlantis"))
        .contains("Cannot find city 'atlantis': it is not declared here. Known are:");
  }

  @Test
  @Order(3)
  void whatDoesNotFitIsToldBeforeAnythingIsWritten() {
    assertThat(said(3, "repair", DELIVERY, "99", "--set", "case_no=G2", "--why", "x"))
        .contains(
            "Cannot find record 99 of delivery '2019-07-01-gotham.incident' in quarantine: release 1 has none. Nothing was written.");
    assertThat(said(3, "show", DELIVERY, "99"))
        .contains("release 1 has none. Of that delivery it has 2, 3, 4. For example: ");
    assertThat(said(3, "show", DELIVERY.replace("gotham", "gothm"), "2"))
        .contains("release 1 has none. Did you mean '%s'? ".formatted(DELIVERY));
    assertThat(repair(2, NO_NUMBER, "--set", "number=G2"))
        .contains(
            "Invalid field 'number': the contract of gotham.incident has none of that name. Nothing was written. Its fields: case_no, code, at, lon, lat.");
    assertThat(repair(2, NO_NUMBER, "--set", "case_no=G|2"))
        .contains(
            "Invalid value of field case_no: it holds a separator or a line end, and fields of this dump are never quoted. Nothing was written.")
        .doesNotContain("G|2");
    assertThat(repair(2, NO_NUMBER, "--set", "code=DEL"))
        .contains("as repaired it would be refused again (key_missing). Nothing was written.");
    assertThat(repair(2, NO_NUMBER, "--set", "case_no="))
        .contains("it changes no field. Nothing was written.");
    assertThat(repair(2, TOO_FEW_FIELDS, "--set", "case_no=G3"))
        .contains("it does not split into fields (4 fields where the contract has 5)")
        .contains("--edit FILE");
    assertThat(repair(1, NO_NUMBER, "--set", "case_no=G1"))
        .contains(
            "Cannot repair record 2 of delivery 2019-07-01-gotham.incident-",
            ": as repaired it has the key of a record that is there since delivery 2019-07-01-gotham.incident-",
            "incident_no = G1, ",
            "and would correct that one. Nothing was written. If that is meant: the same with --over-existing.");
    assertThat(repair(1, NO_NUMBER, "--set", "case_no=G2", "--set", "lon=abc"))
        .contains(
            "Cannot repair record 2 of delivery 2019-07-01-gotham.incident-",
            " without a further word: as repaired it would be worse than as delivered; no longer given: lon, lat. Nothing was written. If that is meant: the same with --with-faults. Otherwise look at the values.")
        .doesNotContain("abc");
    assertThat(said(0, "apply")).contains("Nothing waits to be carried out.");
  }

  @Test
  @Order(4)
  void aSecondPersonIsToldOfTheFirst() {
    assertThat(repair(0, NO_NUMBER, "--set", "case_no=G2", "--by", "Ann"))
        .contains("by Ann: case_no. Done with the next night");
    assertThat(repair(0, NO_NUMBER, "--set", "case_no=G2", "--by", "Ben"))
        .contains("The very same repair of record 2 of delivery")
        .contains("nothing was written");
    assertThat(repair(1, NO_NUMBER, "--set", "case_no=G7", "--by", "Ben"))
        .contains("Cannot repair record 2 of delivery 2019-07-01-gotham.incident-")
        .contains("Ann decided to repair it on")
        .contains("waits for the next run");
    assertThat(said(1, "dismiss", DELIVERY, "2", "--why", "x")).contains("Ann decided to repair");
    assertThat(said(0, "show", DELIVERY, "2"))
        .contains(
            "\nState: open; Ann decided to repair it on ",
            "(paper file), and that waits for the next run: citylake quarantine apply --",
            " --only-sources");
    assertThat(said(0, "show", DELIVERY, "3")).contains("\nState: open\nWhat to do: The city ");
  }

  @Test
  @Order(5)
  void repairedRecordsBecomeRowsAndTheAccountsHold() throws IOException {
    Path record = folder.resolve("record.txt");
    Files.writeString(record, "G1|BRK|2019-03-02 13:30|-40.01|30.01\n");
    assertThat(repair(1, TOO_FEW_FIELDS, "--edit", record.toString(), "--by", "Ann", "--now"))
        .contains("would correct that one. Nothing was written.");
    assertThat(
            repair(
                0,
                TOO_FEW_FIELDS,
                "--edit",
                record.toString(),
                "--over-existing",
                "--by",
                "Ann",
                "--now"))
        .contains("2 records = 1 accepted + 1 corrections")
        .contains("Released as 2");

    assertThat(
            lab.released(
                "SELECT incident_no FROM standard.incident WHERE _state = 'current' AND incident_no LIKE 'G%' ORDER BY incident_no"))
        .extracting(row -> row.getString(0))
        .containsExactly("G1", "G2");
    assertThat(
            lab.released(
                "SELECT record_no, action, outcome FROM quarantine.resolution ORDER BY record_no"))
        .extracting(row -> row.getLong(0) + " " + row.getString(1) + " " + row.getString(2))
        .containsExactly("2 repair accepted", "3 repair correction");
    assertThat(said(0, "apply")).contains("Nothing waits to be carried out.");
    assertThat(repair(0, NO_NUMBER, "--set", "case_no=G2")).contains("on record already");
    assertThat(repair(1, NO_NUMBER, "--set", "case_no=G8"))
        .contains("it has been repaired by run q")
        .contains("and counts as accepted. Nothing was written.");
    assertThat(said(0, "show", DELIVERY, "2"))
        .contains(
            "\nState: repaired; Ann decided to repair it on ",
            "(paper file); judged again by run q",
            " it counts as accepted\nWhat to do: nothing more.")
        .doesNotContain("The city sends the record again");
  }

  @Test
  @Order(6)
  void theRowLeadsToTheRecordAndTheRepair() throws Exception {
    JsonNode trace = trace("G2");

    assertThat(trace.path("record").path("recordNo").asInt()).isEqualTo(NO_NUMBER);
    assertThat(trace.path("record").path("rawText").asText())
        .isEqualTo("|BRK|2019-03-02 13:10|-40.01|30.01");
    assertThat(trace.path("record").path("hashAgrees").asBoolean()).isTrue();
    assertThat(trace.path("rulesAgree").asBoolean()).isTrue();
    assertThat(trace.path("repair").path("by").asText()).isEqualTo("Ann");
    assertThat(trace.path("repair").path("why").asText()).isEqualTo("paper file");
    assertThat(trace.path("repair").path("fields"))
        .extracting(field -> field.path("field").asText() + " " + field.path("agrees").asBoolean())
        .containsExactly("case_no true");

    PythonProof proof = new PythonProof();
    proof.claim("gotham.incident", claim(trace, "G2", trace.path("repair")));
    assertThat(proof.run()).last().isEqualTo("1 records found, 0 accounts agree");
    PythonProof wrong = new PythonProof();
    wrong.claim("gotham.incident", claim(trace, "G5", trace.path("repair")));
    assertThat(wrong.run()).contains("1 claims do not hold");
  }

  private static Map<String, Object> claim(JsonNode trace, String key, JsonNode repair) {
    JsonNode record = trace.path("record");
    String beforeHash = repair.path("fields").path(0).path("beforeHash").asText();
    return Map.of(
        "source",
        "gotham.incident",
        "path",
        lab.dumps().resolve("gotham/cases_1.txt").toString(),
        "separator",
        "|",
        "records",
        List.of(
            Map.of(
                "record_no", record.path("recordNo").asLong(),
                "byte_offset", record.path("byteOffset").asLong(),
                "content_hash", record.path("contentHash").asText(),
                "raw_text", record.path("rawText").asText(),
                "keys", List.of(Map.of("fields", List.of("case_no"), "text", key)),
                "repaired", Map.of("case_no", Map.of("before_hash", beforeHash, "text", "G2")))));
  }

  @Test
  @Order(7)
  void aStatementThatFailsQuotesNoRow() {
    assertThat(
            citylake(
                1,
                List.of("sql", "SELECT CAST(incident_no AS INT) FROM standard.incident"),
                List.of()))
        .contains("Failed to run the statement: [CAST_INVALID_INPUT] (SQLSTATE 22018)")
        .doesNotContain("'G")
        .doesNotContain("'H");
  }

  @Test
  @Order(8)
  void aClosedRecordStaysAndIsCountedAndNobodyRepairsIt() throws IOException {
    assertThat(said(0, "dismiss", DELIVERY, "4", "--why", "no such case", "--by", "Ann"))
        .contains("is closed for good; it stays in quarantine and is counted there.");
    assertThat(said(0, "dismiss", DELIVERY, "4", "--why", "again"))
        .contains("was closed before; nothing was written.");
    assertThat(repair(1, NO_MATCH, "--set", "case_no=G1")).contains("Ann closed it for good on");
    assertThat(json(0, "list", "--json").path("groups"))
        .extracting(group -> group.path("reason").asText() + " " + group.path("state").asText())
        .containsExactly(
            "key_missing repaired",
            "retraction_without_match dismissed",
            "unreadable_record repaired");
    assertThat(said(0, "tasks")).contains("No city is asked for anything.");
  }

  private static String repair(int exitCode, int recordNo, String... more) {
    List<String> line =
        new ArrayList<>(
            List.of("repair", DELIVERY, Integer.toString(recordNo), "--why", "paper file"));
    line.addAll(List.of(more));
    return said(exitCode, line.toArray(String[]::new));
  }

  private static JsonNode trace(String key) throws IOException {
    String answer =
        citylake(0, List.of("trace", "standard.incident", "gotham", key, "1", "--json"));
    return new ObjectMapper().readTree(answer);
  }

  private static JsonNode json(int exitCode, String... arguments) throws IOException {
    return new ObjectMapper().readTree(said(exitCode, arguments));
  }

  private static String said(int exitCode, String... arguments) {
    List<String> line = new ArrayList<>(List.of("quarantine"));
    line.addAll(List.of(arguments));
    return citylake(exitCode, line);
  }

  private static String citylake(int exitCode, List<String> arguments) {
    return citylake(
        exitCode, arguments, List.of("--sources", sources.toString(), "--only-sources"));
  }

  private static String citylake(int exitCode, List<String> arguments, List<String> declared) {
    List<String> line = new ArrayList<>(arguments);
    line.addAll(List.of("--lake", lab.home().local().toString()));
    line.addAll(declared);
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Citylake.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(line.toArray(String[]::new));
    assertThat(code).as("%s%n%s%n%s", line, out, err).isEqualTo(exitCode);
    return out.toString().isBlank() ? err.toString() : out.toString();
  }
}
