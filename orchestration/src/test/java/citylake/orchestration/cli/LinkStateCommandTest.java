package citylake.orchestration.cli;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.sample.person.PersonFile;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code citylake link --state}: a register of invented people that changes from run to run. */
class LinkStateCommandTest {
  private static final int RECORDS = 900;
  private static final int LATER = 30;

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void settings() throws IOException {
    try (InputStream settings =
        LinkStateCommandTest.class.getResourceAsStream("/linkage/explained.yaml")) {
      Files.write(folder.resolve("settings.yaml"), settings.readAllBytes());
    }
  }

  @Test
  void changesEndAsOneRunFromScratchAndOnlyTheyAreScored() throws IOException {
    List<String> all = people();
    write("people.csv", all.subList(0, RECORDS + 1));
    assertThat(link("kept")).as(err.toString()).isZero();
    assertThat(out.toString()).contains("Run 1 of state ", "trained on these records");

    write("people.csv", changed(all));
    assertThat(link("kept", "--json")).as(err.toString()).isZero();
    JsonNode second = json();
    assertThat(second.at("/increment/run").asInt()).isEqualTo(2);
    assertThat(second.at("/increment/changed").asInt())
        .as("one gone, one corrected, the new ones")
        .isEqualTo(2 + LATER);
    assertThat(scratch("--model", path("kept-out/model.json"), "--json")).isZero();
    JsonNode whole = json();
    assertThat(second.at("/increment/scored").asLong())
        .as("pairs scored, of those of one run over all")
        .isPositive()
        .isLessThan(whole.get("compared").asLong() / 4);
    for (String field : List.of("records", "linked", "review", "persons", "largestCluster")) {
      assertThat(second.get(field)).as(field).isEqualTo(whole.get(field));
    }
    assertSameAsScratch();

    assertThat(link("kept")).isZero();
    assertThat(out.toString())
        .contains("Run 3 of state ", ": 0 record(s) changed, 0 pairs scored of ")
        .contains("used as it was given");
    assertSameAsScratch();
    assertThat(folder.resolve("kept")).isDirectoryNotContaining("glob:**/run-[12]");
  }

  @Test
  void runThatDidNotEndLeavesTheFormerStateAndTheNextGoesOnFromThere() throws IOException {
    List<String> all = people();
    write("people.csv", all.subList(0, RECORDS + 1));
    assertThat(link("kept")).as(err.toString()).isZero();
    Files.createDirectories(folder.resolve("kept/run-2/records.parquet"));
    Files.writeString(folder.resolve("kept/run-2/records.parquet/part-0.parquet"), "torn");
    Files.writeString(folder.resolve("kept/current.part"), "run-");
    write("torn.csv", List.of(all.get(0), all.get(1), "R2,torn"));

    assertThat(linkOf("torn.csv", "kept", "people=")).isEqualTo(ExitCode.FAILED);
    assertThat(folder.resolve("kept/current")).hasContent("run-1");

    write("people.csv", changed(all));
    assertThat(link("kept")).as(err.toString()).isZero();
    assertThat(out.toString()).contains("Run 2 of state ");
    assertThat(scratch("--model", path("kept-out/model.json"))).isZero();
    assertSameAsScratch();
  }

  @Test
  void otherSettingsModelAndTablesAreRefusedAndTheStateStays() throws IOException {
    List<String> all = people();
    write("people.csv", all.subList(0, RECORDS + 1));
    assertThat(link("kept")).as(err.toString()).isZero();
    Path settings = folder.resolve("settings.yaml");
    String before = Files.readString(settings);
    String model = Files.readString(folder.resolve("kept-out/model.json"));
    Files.writeString(
        folder.resolve("other.json"),
        model.replaceFirst("\"prior\" : [0-9.E-]+", "\"prior\" : 0.5"));

    Files.writeString(
        settings,
        before.replace("link: 0.95", "link: 0.9").replace("{osa: 1}], term", "{osa: 2}], term"));
    assertThat(link("kept")).isEqualTo(ExitCode.FAILED);
    assertThat(err.toString())
        .contains(
            "Cannot go on from state ", "kept: this run has other comparisons, other thresholds.")
        .contains("Nothing was linked and the state is as it was; its settings and model are in ")
        .contains("kept/run-1, or begin a new state in another folder.");

    Files.writeString(settings, before + "groups: {sex: sex}\n");
    assertThat(link("kept", "--model", path("other.json"))).isEqualTo(ExitCode.FAILED);
    assertThat(err.toString()).containsPattern("this run has model [0-9a-f]{12} instead of ");
    assertThat(linkOf("people.csv", "kept", "persons=")).isEqualTo(ExitCode.FAILED);
    assertThat(err.toString()).contains("this run has tables [persons] instead of [people].");
    assertThat(folder.resolve("kept/current")).hasContent("run-1");

    assertThat(link("kept")).as("other groups are no other linkage: %s", err).isZero();
  }

  @Test
  void stateIsNotBegunWithoutAnythingToLearnFrom() throws IOException {
    write("people.csv", people().subList(0, 1));

    assertThat(link("kept")).isEqualTo(ExitCode.FAILED);
    assertThat(err.toString())
        .contains("Cannot begin the state ", "no blocking rule picks any pair of the 0 records.")
        .contains("A state keeps its model for good; begin with more records, or give a --model.");
    assertThat(folder.resolve("kept/current")).doesNotExist();
  }

  private List<String> people() throws IOException {
    PersonFile.write(folder.resolve("all.csv"), RECORDS + LATER, 3);
    return Files.readAllLines(folder.resolve("all.csv"));
  }

  /** One record is gone, one corrected, some are new; in another order. */
  private static List<String> changed(List<String> all) {
    List<String> changed = new ArrayList<>(all);
    changed.remove(500);
    changed.set(100, changed.get(100).replace("室,", "楼,")); // an address that was misread
    changed.add(1, changed.remove(RECORDS));
    return changed;
  }

  private void assertSameAsScratch() {
    assertThat(folder.resolve("kept-out/pairs.csv"))
        .hasSameTextualContentAs(folder.resolve("scratch/pairs.csv"));
    assertThat(folder.resolve("kept-out/clusters.csv"))
        .hasSameTextualContentAs(folder.resolve("scratch/clusters.csv"));
  }

  private JsonNode json() throws IOException {
    return new ObjectMapper().readTree(out.toString());
  }

  private int scratch(String... more) {
    return run("people.csv", "scratch", more);
  }

  private int link(String state, String... more) {
    List<String> arguments = new ArrayList<>(List.of("--state", path(state)));
    arguments.addAll(List.of(more));
    return run("people.csv", state + "-out", arguments.toArray(String[]::new));
  }

  private int linkOf(String file, String state, String name) {
    return run(file, state + "-out", "--state", path(state), "--in", name + path(file));
  }

  /** A table named in {@code more} stands in the place of the file. */
  private int run(String file, String to, String... more) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    List<String> arguments =
        new ArrayList<>(
            List.of("--settings", path("settings.yaml"), "--out", path(to), "--replace"));
    arguments.addAll(List.of(more));
    if (!arguments.contains("--in")) {
      arguments.addAll(List.of("--in", path(file)));
    }
    return new CommandLine(new LinkCommand())
        .setExecutionExceptionHandler(new Failures())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments.toArray(String[]::new));
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private void write(String name, List<String> lines) throws IOException {
    Files.write(folder.resolve(name), lines);
  }
}
