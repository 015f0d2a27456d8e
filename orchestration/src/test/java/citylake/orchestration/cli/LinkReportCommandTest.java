package citylake.orchestration.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code citylake link report} on a register of invented people, with and without the truth. */
class LinkReportCommandTest {
  private static final int RECORDS = 1_500;
  private static final long SEED = 5;

  @TempDir static Path folder;

  /** By record: whose it is. */
  private static final Map<String, String> PERSON_OF = new HashMap<>();

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void link() throws IOException {
    try (InputStream settings =
        LinkReportCommandTest.class.getResourceAsStream("/linkage/explained.yaml")) {
      Files.write(folder.resolve("settings.yaml"), settings.readAllBytes());
    }
    PersonFile.write(folder.resolve("people.csv"), RECORDS, SEED);
    List<String> truth = new ArrayList<>(List.of("id,person"));
    for (List<String> fields : fields("people.csv")) {
      PERSON_OF.put(fields.get(0), fields.get(7));
      truth.add(fields.get(0) + "," + fields.get(7));
    }
    Files.write(folder.resolve("truth.csv"), truth);
    LinkReportCommandTest test = new LinkReportCommandTest();
    assertThat(
            test.citylake(
                "--settings",
                path("settings.yaml"),
                "--in",
                path("people.csv"),
                "--out",
                path("out")))
        .as(test.err.toString())
        .isZero();
  }

  @Test
  void thresholdOfTheSettingsCountsWhatTheLinkageLinked() throws IOException {
    assertThat(report("page.html", "--truth", path("truth.csv"), "--json"))
        .as(err.toString())
        .isZero();

    JsonNode figures = new ObjectMapper().readTree(out.toString());
    JsonNode linked = new ObjectMapper().readTree(folder.resolve("out/report.json").toFile());
    JsonNode chosen = chosen(figures);
    assertThat(chosen.get("probability").asDouble()).isEqualTo(0.95);
    assertThat(chosen.get("pairs")).isEqualTo(linked.get("linked"));
    assertThat(chosen.get("persons")).isEqualTo(linked.get("persons"));
    assertThat(figures.get("compared")).isEqualTo(linked.get("compared"));
    assertThat(figures.get("review")).isEqualTo(linked.get("review"));
    assertThat(figures.get("modelVersion")).isEqualTo(linked.at("/model/version"));

    long shown = 0;
    for (JsonNode bin : figures.get("bins")) {
      shown += bin.get("pairs").asLong();
    }
    assertThat(shown + figures.get("below").asLong())
        .as("every compared pair is in a bin or below all")
        .isEqualTo(figures.get("compared").asLong());

    List<List<String>> pairs =
        fields("out/pairs.csv").stream().filter(pair -> pair.get(4).equals("linked")).toList();
    long right =
        pairs.stream()
            .filter(pair -> PERSON_OF.get(pair.get(0)).equals(PERSON_OF.get(pair.get(1))))
            .count();
    double expected =
        pairs.stream().mapToDouble(pair -> Double.parseDouble(pair.get(3))).sum() / pairs.size();
    assertThat(chosen.get("truePrecision").asDouble())
        .isCloseTo((double) right / pairs.size(), within(1e-12));
    assertThat(chosen.get("trueRecall").asDouble())
        .isCloseTo((double) right / truePairs(), within(1e-12));
    assertThat(chosen.get("expectedPrecision").asDouble()).isCloseTo(expected, within(1e-9));
  }

  @Test
  void higherThresholdLinksLessAndLeavesMorePersons() throws IOException {
    assertThat(report("monotone.html", "--json")).isZero();

    JsonNode before = null;
    for (JsonNode at : new ObjectMapper().readTree(out.toString()).get("thresholds")) {
      if (before != null) {
        assertThat(at.get("pairs").asLong()).isLessThanOrEqualTo(before.get("pairs").asLong());
        assertThat(at.get("persons").asLong())
            .isGreaterThanOrEqualTo(before.get("persons").asLong());
        assertThat(at.get("expectedRecall").asDouble())
            .isLessThanOrEqualTo(before.get("expectedRecall").asDouble());
      }
      before = at;
      assertThat(at.get("truePrecision").isNull()).as("no truth was given").isTrue();
    }
  }

  @Test
  void pageIsOneFileWithoutAnyValueOfARecord() throws IOException {
    assertThat(report("one.html", "--truth", path("truth.csv"))).isZero();

    assertThat(out.toString()).contains("recall, expected", "recall, in truth", "0.95 <");
    String page = Files.readString(folder.resolve("one.html"));
    assertThat(page).contains("default-src 'none'", "CITYLAKE_LINKAGE").doesNotContain("{{");
    int start = page.indexOf("window.CITYLAKE_LINKAGE");
    String data = page.substring(start, page.indexOf("</script>", start));
    for (List<String> person : fields("people.csv")) {
      for (int column : new int[] {1, 3, 4, 5, 6}) {
        assertThat(person.get(column).isEmpty() || !data.contains(person.get(column)))
            .as("column %d of record %s is among the page's data", column, person.get(0))
            .isTrue();
      }
    }
    assertThat(report("one.html")).isEqualTo(ExitCode.FAILED);
    assertThat(err.toString())
        .contains(
            "one.html: there already. Nothing was counted or changed; choose another name, or add"
                + " --replace.");
  }

  @Test
  void truthThatCannotBeUsedIsRefused() throws IOException {
    Files.writeString(folder.resolve("other.csv"), "record,person\nR1,1\n");
    Files.writeString(folder.resolve("twice.csv"), "id,person\nR1,1\nR1,2\n");

    assertThat(report("bad.html", "--truth", path("other.csv"))).isEqualTo(ExitCode.FAILED);
    assertThat(err.toString())
        .contains("other.csv: it has [record, person], not id and person. Nothing was written.");
    assertThat(report("bad.html", "--truth", path("twice.csv"))).isEqualTo(ExitCode.FAILED);
    assertThat(err.toString())
        .contains("twice.csv: it names 1 ids more than once. Nothing was written.");
    assertThat(folder.resolve("bad.html")).doesNotExist();
  }

  private static JsonNode chosen(JsonNode figures) {
    for (JsonNode at : figures.get("thresholds")) {
      if (at.get("isChosen").asBoolean()) {
        return at;
      }
    }
    throw new AssertionError("No threshold is the settings' own");
  }

  private static long truePairs() {
    Map<String, Long> records = new HashMap<>();
    PERSON_OF.values().forEach(person -> records.merge(person, 1L, Long::sum));
    return records.values().stream().mapToLong(n -> n * (n - 1) / 2).sum();
  }

  /** Fields of a CSV without quotes, its header left out. */
  private static List<List<String>> fields(String file) throws IOException {
    return Files.readAllLines(folder.resolve(file)).stream()
        .skip(1)
        .map(line -> Arrays.asList(line.split(",", -1)))
        .toList();
  }

  private int report(String page, String... more) {
    out.getBuffer().setLength(0);
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "report",
                "--settings",
                path("settings.yaml"),
                "--model",
                path("out/model.json"),
                "--in",
                path("people.csv"),
                "--out",
                path(page)));
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

  private static String path(String name) {
    return folder.resolve(name).toString();
  }
}
