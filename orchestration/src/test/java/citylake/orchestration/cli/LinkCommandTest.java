package citylake.orchestration.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code citylake link} on files of invented people, good and bad. */
class LinkCommandTest {
  private static final String SETTINGS =
      """
      id: "no"
      columns: {initial: 'substr(name, 1, 1)'}
      comparisons:
        - {column: name, levels: [exact, {jaro_winkler: 0.8}], term_frequency: {floor: 0.01}}
        - {column: born, levels: [exact, {osa: 1}]}
      blocking: [[name], [born, initial], [born]]
      """;

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void settings() throws IOException {
    write("settings.yaml", SETTINGS);
  }

  @Test
  void personsOfTwoRegistersAreFoundWithoutLabels() throws IOException {
    assertThat(citylake("--example", path("example"))).isZero();
    String settings = path("example/settings.yaml");
    String register = "register=" + path("example/register.csv");

    assertThat(
            citylake(
                "--settings",
                settings,
                "--in",
                register,
                "--in",
                path("example/lease.csv"),
                "--out",
                path("linked"),
                "--clusters",
                path("linked/people.parquet")))
        .as(err.toString())
        .isZero();

    assertThat(out.toString())
        .contains("290 records of 2 table(s)", "pairs compared of 18,000 possible")
        .contains("90 linked (probability from 0.95)", "200 persons, the one of most records has 2")
        .contains("name_length  2");
    assertThat(Files.readAllLines(folder.resolve("linked/pairs.csv")))
        .hasSize(91)
        .first()
        .asString()
        .startsWith("table_l,id_l,table_r,id_r,match_weight,probability,review_state,rule,mw_name");
    assertThat(folder.resolve("linked/people.parquet")).isNotEmptyFile();
    assertThat(folder.resolve("linked/clusters.csv")).doesNotExist();

    assertThat(
            citylake(
                "--settings",
                settings,
                "--in",
                register,
                "--in",
                path("linked/../example/lease.csv"),
                "--out",
                path("again"),
                "--model",
                path("linked/model.json"),
                "--json"))
        .isZero();
    assertThat(folder.resolve("again/pairs.csv"))
        .as("a frozen model gives the same pairs and weights")
        .hasSameTextualContentAs(folder.resolve("linked/pairs.csv"));
    assertThat(folder.resolve("again/model.json"))
        .hasSameTextualContentAs(folder.resolve("linked/model.json"));
  }

  @Test
  void nothingIsWrittenOverUnlessAsked() throws IOException {
    write("people.csv", "no,name,born\n1,李明,1990-01-01\n2,李明,1990-01-01\n");
    assertThat(link("people.csv")).isZero();
    assertThat(link("people.csv")).isEqualTo(ExitCode.FAILED);

    assertThat(err.toString())
        .contains("Cannot write ", "pairs.csv", "clusters.csv", "model.json", "report.json")
        .contains(
            "there already. Nothing was linked or changed; choose another folder, or add"
                + " --replace.");
    assertThat(link("people.csv", "--replace")).isZero();
  }

  @Test
  void tableWithoutRecordsGivesEmptyFiles() throws IOException {
    write("people.csv", "no,name,born\n");

    assertThat(link("people.csv")).as(err.toString()).isZero();

    assertThat(out.toString())
        .contains("0 linked", "0 persons")
        .contains(
            "Note: Cannot train a linkage model: no blocking rule picks any pair of the 0"
                + " records.");
    assertThat(Files.readAllLines(folder.resolve("out/clusters.csv")))
        .containsExactly("id,cluster_id");
    assertThat(Files.readAllLines(folder.resolve("out/pairs.csv"))).hasSize(1);
  }

  @Test
  void columnWithoutAnyValueIsNamed() throws IOException {
    write("people.csv", "no,name,born\n1,李明,\n2,李明,\n3,王芳,\n");

    assertThat(link("people.csv", "--json")).isZero();

    JsonNode report = new ObjectMapper().readTree(out.toString());
    assertThat(report.at("/notes/0").asText())
        .isEqualTo("column born has no value in any record: it speaks neither for nor against");
    assertThat(report.at("/compared").asLong()).isEqualTo(1);
    assertThat(folder.resolve("out/report.json")).isNotEmptyFile();
  }

  @Test
  void everyoneOfOneNameIsTooLargeABlock() throws IOException {
    write("settings.yaml", SETTINGS + "largest_block: 20\n");
    write("people.csv", people(60, 1));

    assertThat(link("people.csv")).isEqualTo(ExitCode.FAILED);

    assertThat(err.toString())
        .contains(
            "Cannot link: 1 blocks hold more than 20 records; the largest, of blocking rule [name],"
                + " holds 60, which are 1770 pairs. Nothing was linked;");
    assertThat(folder.resolve("out/pairs.csv")).doesNotExist();
  }

  @Test
  void nameThatAllShareSaysNothing() throws IOException {
    write("people.csv", people(60, 1));

    assertThat(link("people.csv", "--json")).isZero();

    JsonNode levels = new ObjectMapper().readTree(out.toString()).at("/model/levels");
    assertThat(levels.get(0).get("level").asText()).isEqualTo("exact");
    assertThat(Math.abs(levels.get(0).get("bits").asDouble())).isLessThan(0.2);
  }

  @Test
  void blockOfHalfOfAllRecordsIsRefusedByName() throws IOException {
    write("settings.yaml", SETTINGS + "largest_block: 20\n");
    write("people.csv", people(60, 2));

    assertThat(link("people.csv")).isEqualTo(ExitCode.FAILED);

    assertThat(err.toString()).contains("of blocking rule [name], holds 30");
  }

  @Test
  void idsThatRepeatAreRefusedButNotThoseOfTwoTables() throws IOException {
    write("people.csv", "no,name,born\n1,李明,1990-01-01\n1,王芳,1980-01-01\n");
    write("a.csv", "no,name,born\n1,李明,1990-01-01\n");
    write("b.csv", "no,name,born\n1,李明,1990-01-01\n");

    assertThat(link("people.csv")).isEqualTo(ExitCode.FAILED);
    assertThat(err.toString())
        .contains("Cannot link: 1 values of no name more than one record each.");
    assertThat(link("a.csv", "--in", path("b.csv"))).as(err.toString()).isZero();
    assertThat(out.toString()).contains("1 pairs compared of 1 possible");
  }

  @Test
  void controlCharactersAndEmojiComeBackAsTheyWere() throws IOException {
    write(
        "people.csv",
        "no,name,born\n\"a\u0007\",😀\u0001伟,1990-01-01\n\"b,\"\"\n\",😀\u0001伟,1990-01-01\n");

    assertThat(link("people.csv")).as(err.toString()).isZero();

    assertThat(folder.resolve("out/clusters.csv"))
        .hasContent("id,cluster_id\na\u0007,a\u0007\n\"b,\"\"\n\",a\u0007\n");
  }

  @Test
  void missingColumnAndLevelThatCanNeverHoldAreNamed() throws IOException {
    write("people.csv", "no,nam,born\n1,李明,1990-01-01\n");
    assertThat(link("people.csv")).isEqualTo(ExitCode.FAILED);
    assertThat(err.toString())
        .contains("the records have no column name (named by comparison name)", "[no, nam, born");

    write(
        "settings.yaml",
        SETTINGS.replace("{jaro_winkler: 0.8}", "{osa: 1}, {osa: 1}").replace("\"no\"", "no"));
    assertThat(link("people.csv")).isEqualTo(ExitCode.FAILED);
    assertThat(err.toString())
        .contains("comparison name: osa 1 can never hold after osa 1")
        .contains("id: must be a name, not false; YAML reads words such as no and on as true or");
  }

  @Test
  void fileThatIsNoTableIsRefusedWithTheReason() throws IOException {
    Files.write(folder.resolve("gb.csv"), "no,name\n1,李明\n".getBytes(Charset.forName("GB18030")));
    write("empty.csv", "");
    write("torn.csv", "no,name,born\n1,李明,1990-01-01\n2,王芳\n");
    write("people.txt", "no\n");

    assertThat(link("gb.csv")).isEqualTo(ExitCode.FAILED);
    assertThat(err.toString())
        .contains("byte 11 is not UTF-8. Nothing was written; convert the file, e.g. iconv");
    assertThat(link("empty.csv")).isEqualTo(ExitCode.FAILED);
    assertThat(err.toString()).contains("it is empty, not even a line with the names of columns");
    assertThat(link("torn.csv")).isEqualTo(ExitCode.FAILED);
    assertThat(err.toString())
        .contains("Failed to link: [MALFORMED_CSV_RECORD]")
        .contains("a record of a file has more or fewer fields than the header")
        .doesNotContain("王芳");
    assertThat(link("people.txt")).isEqualTo(ExitCode.FAILED);
    assertThat(err.toString()).contains("the name must end in .csv, .csv.gz or .parquet");
    assertThat(link("none.csv")).isEqualTo(ExitCode.FAILED);
    assertThat(err.toString()).contains("none.csv: there is no such file. Nothing was written.");
    assertThat(folder.resolve("out/pairs.csv")).doesNotExist();
  }

  @Test
  void usageIsExplained() {
    assertThat(citylake("--in", "a.csv")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString())
        .contains(
            "Cannot link without --settings, --in and --out (or --example FOLDER to see how)");
    assertThat(link("a.csv", "--in", "b/a.csv")).isEqualTo(ExitCode.FAILED);
    assertThat(err.toString())
        .contains("Cannot link: more than one table is named a. Nothing was read; name them:");
  }

  /** So many people of so many names, all born on other days. */
  private static String people(int people, int names) {
    StringBuilder csv = new StringBuilder("no,name,born\n");
    List<String> called = List.of("张伟", "李秀英");
    for (int i = 0; i < people; i++) {
      csv.append("%d,%s,19%02d-0%d-01\n".formatted(i, called.get(i % names), i, 1 + i % 9));
    }
    return csv.toString();
  }

  private int link(String table, String... more) {
    out.getBuffer().setLength(0);
    List<String> arguments =
        new java.util.ArrayList<>(
            List.of(
                "--settings", path("settings.yaml"), "--in", path(table), "--out", path("out")));
    arguments.addAll(List.of(more));
    return citylake(arguments.toArray(String[]::new));
  }

  private int citylake(String... arguments) {
    return new CommandLine(new LinkCommand())
        .setExecutionExceptionHandler(new Failures())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
