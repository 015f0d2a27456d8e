package citylake.orchestration.cli;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.testing.SharedData;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TryCommandTest {
  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int citylake(String... arguments) {
    return new CommandLine(new TryCommand())
        .setExecutionExceptionHandler(new Failures())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private static String denver() {
    return SharedData.folder().resolve("real/denver/denver_crash_201801_201906.csv.gz").toString();
  }

  @Test
  void draftReportAndPageAreWritten() {
    assertThat(citylake(denver(), "--out", folder.toString())).isZero();

    assertThat(out.toString())
        .startsWith("First look at denver_crash_201801_201906.csv.gz")
        .contains("taken for dumps of kind crash")
        .contains("first-look.html");
    assertThat(folder.resolve("report.txt")).isNotEmptyFile();
    assertThat(folder.resolve("first-look.html")).content().contains("OFFENSE_ID");
    assertThat(folder.resolve("sources/cities/denver_crash_201801_201906.yaml")).isNotEmptyFile();
    assertThat(folder.resolve("sources/vendors/denver-crash-201801-201906"))
        .isDirectoryContaining(path -> path.endsWith("crash.sql"))
        .isDirectoryContaining(path -> path.endsWith("crash.odcs.yaml"))
        .isDirectoryContaining(path -> path.endsWith("crashes.csv"));
  }

  @Test
  void jsonHoldsFindingsAndFaults() throws IOException {
    assertThat(citylake(denver(), "--out", folder.toString(), "--json")).isZero();

    JsonNode answer = new ObjectMapper().readTree(out.toString());
    assertThat(answer.get("kind").asText()).isEqualTo("crash");
    assertThat(answer.get("records").asLong()).isEqualTo(12240);
    assertThat(answer.get("faults").get(0).get("name").asText()).isEqualTo("place_zero");
  }

  @Test
  void missingFileIsOneMessageAndNothingIsWritten() {
    assertThat(citylake(folder.resolve("none.csv").toString())).isEqualTo(ExitCode.FAILED);

    assertThat(err.toString())
        .startsWith("Cannot read")
        .contains("there is no such file. Nothing was written.");
  }
}
