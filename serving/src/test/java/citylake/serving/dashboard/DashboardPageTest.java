package citylake.serving.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DashboardPageTest {
  static final String HOSTILE = "</script><img src=x onerror=alert(1)>&\"'\u2028\u2029 `${1}`";

  @TempDir Path folder;

  @Test
  void pageLiesInOneFolderAndNeedsNothingElse() throws IOException {
    Path page = DashboardPage.write(folder, InventedPages.dashboard("Province", "Jichuan"));

    assertThat(page).isEqualTo(folder.resolve("index.html"));
    List<String> named =
        Pattern.compile("(?:src|href)=\"([^\"#:]+)\"")
            .matcher(Files.readString(page))
            .results()
            .map(found -> found.group(1))
            .toList();
    assertThat(named).contains("data.js", "echarts.min.js", "page.css");
    assertThat(named).allSatisfy(file -> assertThat(folder.resolve(file)).isNotEmptyFile());
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .noneMatch(name -> name.endsWith(".part"));
    }
  }

  @Test
  void contentPolicyAllowsOnlyFilesOfTheFolder() throws IOException {
    String page =
        Files.readString(
            DashboardPage.write(folder, InventedPages.dashboard("Province", "Jichuan")));

    assertThat(page)
        .contains(
            "content=\"default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'\"")
        .doesNotContain("<script>", "<style", " onclick=", " style=", "http://", "https://");
  }

  @Test
  void hostileNamesStayTextInTheDataScript() throws IOException {
    DashboardPage.write(folder, InventedPages.dashboard(HOSTILE, HOSTILE));

    String script = Files.readString(folder.resolve("data.js"));
    assertThat(script).doesNotContain("<", ">", "&", "\u2028", "\u2029");
    String json = script.replaceFirst("^window\\.CITYLAKE = ", "").replaceFirst(";\n$", "");
    JsonNode data = new ObjectMapper().readTree(json);
    assertThat(data.get("title").asText()).isEqualTo(HOSTILE);
    assertThat(data.get("cities").get(0).get("name").asText()).isEqualTo(HOSTILE);
  }

  @Test
  void withheldCountsStayNullInTheData() throws IOException {
    DashboardData data = InventedPages.dashboard("Province", "Jichuan");
    DashboardPage.write(folder, data);

    String json =
        Files.readString(folder.resolve("data.js")).replaceFirst("^window\\.CITYLAKE = ", "");
    JsonNode cells =
        new ObjectMapper().readTree(json).get("cities").get(0).get("views").get(0).get("cells");
    int withheld = 0;
    for (JsonNode cell : cells) {
      if (cell.get("isWithheld").asBoolean()) {
        assertThat(cell.get("count").isNull()).isTrue();
        assertThat(cell.get("countLow").isNull()).isTrue();
        withheld++;
      }
    }
    assertThat(withheld).isPositive();
  }

  @Test
  void writingAgainReplacesThePage() throws IOException {
    DashboardPage.write(folder, InventedPages.dashboard("Edition of yesterday", "Jichuan"));
    DashboardPage.write(folder, InventedPages.dashboard("Edition of today", "Jichuan"));

    assertThat(folder.resolve("data.js"))
        .content()
        .contains("Edition of today")
        .doesNotContain("Edition of yesterday");
  }

  @Test
  void firstLookIsOneFileWhosePolicyNamesEachScriptByItsHash() throws IOException {
    Path page = FirstLookPage.write(folder.resolve("look.html"), InventedPages.firstLook(HOSTILE));

    String text = Files.readString(page);
    Matcher scripts = Pattern.compile("<script>").matcher(text);
    assertThat(scripts.results().count()).isEqualTo(6);
    assertThat(text).doesNotContain("{{", "onerror=alert(1)>");
    String policy = text.substring(text.indexOf("default-src"), text.indexOf("base-uri"));
    assertThat(Pattern.compile("'sha256-").matcher(policy).results().count()).isEqualTo(7);
    assertThat(policy).doesNotContain("unsafe", "'self'");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(page);
    }
  }

  @Test
  void folderThatIsAFileIsRefusedByName() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "in the way");

    assertThatThrownBy(
            () -> DashboardPage.write(file, InventedPages.dashboard("Province", "Jichuan")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith("Failed to write " + file.resolve("page.css"))
        .hasMessageEndingWith(
            "Files written before stay as they were; check the folder's rights and free space.");
  }

  @Test
  void clockOfAnotherLengthIsRefused() {
    List<Double> hours = Collections.nCopies(24, 1.0);

    assertThatThrownBy(() -> new DashboardData.View("crash", 250, List.of(), hours, 1, 1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Invalid clock of kind crash: 24 hours instead of 168 (or none). Nothing was written.");
    assertThatThrownBy(
            () ->
                new FirstLook(
                    "a.csv", 1, List.of(), List.of(), 250, List.of(), 0, hours, 1, "when"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Invalid clock of a.csv: 24 hours instead of 168 (or none). Nothing was written.");
  }
}
