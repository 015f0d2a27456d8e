package citylake.orchestration.cli;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.models.linkage.explain.InstructivePairs;
import citylake.sample.person.PersonFile;
import citylake.testing.SharedData;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code citylake link explain} on a register of invented people that was linked. */
class LinkExplainCommandTest {
  private static final int RECORDS = 5_000;
  private static final long SEED = 11;

  @TempDir static Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void link() throws IOException {
    try (InputStream settings =
        LinkExplainCommandTest.class.getResourceAsStream("/linkage/explained.yaml")) {
      Files.write(folder.resolve("settings.yaml"), settings.readAllBytes());
    }
    PersonFile.write(folder.resolve("people.csv"), RECORDS, SEED);
    LinkExplainCommandTest test = new LinkExplainCommandTest();
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

  /** The page of the method note is made here; UPDATE_GOLDEN=1 makes it anew. */
  @Test
  void tenPairsOfThePageAreThoseThatTheCommandExplains() throws IOException {
    assertThat(explain("--ten", "--svg", path("pictures"))).as(err.toString()).isZero();

    Path page = SharedData.projectRoot().resolve("docs/methods/linkage-explained.md");
    Path images = SharedData.projectRoot().resolve("docs/images/linkage");
    String written = Files.readString(page);
    int start = written.indexOf("<!-- pairs -->");
    String expected = written.substring(0, start) + "<!-- pairs -->\n\n" + pairs(out.toString());
    if ("1".equals(System.getenv("UPDATE_GOLDEN"))) {
      Files.writeString(page, expected);
      for (String picture : pictures()) {
        Files.copy(
            folder.resolve("pictures").resolve(picture),
            images.resolve(picture),
            StandardCopyOption.REPLACE_EXISTING);
      }
    }
    assertThat(page)
        .as("docs/methods/linkage-explained.md; UPDATE_GOLDEN=1 and review the difference")
        .hasContent(expected);
    assertThat(pictures()).hasSize(10);
    for (String picture : pictures()) {
      assertThat(images.resolve(picture))
          .as("UPDATE_GOLDEN=1 and look at the picture")
          .hasSameTextualContentAs(folder.resolve("pictures").resolve(picture));
    }
  }

  private static List<String> pictures() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("pictures"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** Each pair with its text, its picture, and whether the two are one person in truth. */
  private static String pairs(String answer) throws IOException {
    Map<String, String> personOf =
        Files.readAllLines(folder.resolve("people.csv")).stream()
            .collect(
                Collectors.toMap(
                    line -> line.substring(0, line.indexOf(',')),
                    line -> line.substring(line.lastIndexOf(',') + 1)));
    List<String> names = new ArrayList<>();
    for (InstructivePairs.Reason reason : InstructivePairs.Reason.values()) {
      names.add(reason.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
    StringBuilder text = new StringBuilder();
    String[] parts = answer.strip().split("\n\n", -1);
    for (int i = 0; i < parts.length; i++) {
      String title = parts[i].lines().findFirst().orElseThrow();
      Matcher ids = Pattern.compile("\\b(R\\d+)\\s+(R\\d+)\\s").matcher(parts[i]);
      assertThat(ids.find()).isTrue();
      boolean isOne = personOf.get(ids.group(1)).equals(personOf.get(ids.group(2)));
      text.append("## ").append(title.replaceFirst("[.] .*", "")).append("\n\n");
      text.append(title.replaceFirst("^[^.]*[.] ", ""));
      text.append(" In truth: %s.%n%n".formatted(isOne ? "one person" : "two persons"));
      text.append("```text\n%s\n```%n%n".formatted(parts[i].substring(title.length() + 1)));
      text.append("![%s](../images/linkage/%s.svg)%n%n".formatted(title, names.get(i)));
    }
    return text.toString().stripTrailing() + "\n";
  }

  @Test
  void twoRecordsAreExplainedAsTextJsonAndPicture() throws IOException {
    String pair = Files.readAllLines(folder.resolve("out/pairs.csv")).get(1);
    List<String> fields = List.of(pair.split(",", -1));
    String first = fields.get(0);
    String second = fields.get(1);

    assertThat(explain("--pair", first, second, "--svg", path("one/pair.svg"))).isZero();
    assertThat(out.toString())
        .startsWith("LINKED: one person with probability over 99.99 % (linked from 95 %, for a")
        .contains(first, second, "Compared, as both have the same ");
    assertThat(out.toString().lines().count()).isLessThanOrEqualTo(20);
    assertThat(folder.resolve("one/pair.svg")).content().startsWith("<svg ").contains(first);

    out.getBuffer().setLength(0);
    assertThat(explain("--pair", first, second, "--json")).isZero();
    JsonNode json = new ObjectMapper().readTree(out.toString());
    assertThat(json.get("totalBits").asDouble()).isEqualTo(Double.parseDouble(fields.get(2)));
    assertThat(json.at("/parts/0/comparison").asText()).isEqualTo("surname");

    assertThat(explain("--pair", first, second, "--svg", path("one/pair.svg")))
        .isEqualTo(ExitCode.FAILED);
    assertThat(err.toString())
        .contains(
            "pair.svg: there already. Nothing was explained or changed; choose another name, or"
                + " add --replace.");
  }

  @Test
  void recordThatIsNotThereIsRefusedWithoutRepeatingItsId() {
    assertThat(explain("--pair", "R1", "510000199001011234")).isEqualTo(ExitCode.FAILED);
    assertThat(err.toString())
        .contains(
            "Cannot explain: no record has the second id of the pair. Nothing was written; an id is"
                + " a value of column record_no.")
        .doesNotContain("510000199001011234");

    assertThat(explain("--in", "more=" + path("people.csv"), "--pair", "R1", "R2"))
        .isEqualTo(ExitCode.FAILED);
    assertThat(err.toString())
        .contains(
            "no record has the first or second id of the pair. Nothing was written; with many"
                + " tables an id is written TABLE/ID, and the tables are people, more.");
  }

  @Test
  void oneOfPairAndTenIsAskedFor() {
    assertThat(explain()).isEqualTo(ExitCode.USAGE);
    assertThat(explain("--ten", "--pair", "R1", "R2")).isEqualTo(ExitCode.USAGE);
  }

  private int explain(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "explain",
                "--settings",
                path("settings.yaml"),
                "--model",
                path("out/model.json"),
                "--in",
                path("people.csv")));
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
