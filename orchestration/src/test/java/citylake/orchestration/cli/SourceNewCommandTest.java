package citylake.orchestration.cli;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.etl.source.Source;
import citylake.etl.source.Sources;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceNewCommandTest {
  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path sample;
  private Path sources;

  @BeforeEach
  void sample() throws IOException {
    sources = folder.resolve("sources");
    sample =
        Files.writeString(
            folder.resolve("cases_20260701.csv"),
            "case_no,offense,occurred\nA1,theft,2026-07-01 10:00\nA2,theft,2026-07-01 11:00\nA3,arson,2026-07-01 12:00\n");
  }

  private int citylake(String... arguments) {
    return Citylake.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private int draft(String... more) {
    String[] arguments = {
      "source",
      "new",
      sample.toString(),
      "--city",
      "north",
      "--vendor",
      "plain",
      "--out",
      sources.toString()
    };
    String[] all = java.util.Arrays.copyOf(arguments, arguments.length + more.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    return citylake(all);
  }

  @Test
  void theDraftIsASourceAndSaysWhatToAsk() {
    assertThat(draft()).isZero();

    assertThat(out.toString())
        .contains("Ask the city", "Which zone do the clocks show?", "Next: citylake source check");
    assertThat(Sources.loadOnly(List.of(sources)).all())
        .extracting(Source::name)
        .containsExactly("north.incident");
  }

  @Test
  void aSecondKindIsAddedAndTheCityStaysAsItIs() throws IOException {
    draft();
    Path city = sources.resolve("cities/north.yaml");
    Files.writeString(city, Files.readString(city).replace("not known  ", "the duty desk"));

    assertThat(draft("--kind", "crash")).isZero();

    assertThat(city).content().contains("the duty desk");
    assertThat(out.toString())
        .contains("stays as it is. Add below its dumps:")
        .contains("crash: {files: \"north/cases_*.{csv,CSV}*\"}");
    assertThat(sources.resolve("vendors/plain/crash.sql")).isNotEmptyFile();
  }

  @Test
  void workOfAPersonIsNotWrittenOver() throws IOException {
    draft();
    Path list = sources.resolve("vendors/plain/offences.csv");
    Files.writeString(list, "source_code,iccs,origin,note\ntheft,0502,reported,\n");

    assertThat(draft()).isEqualTo(ExitCode.FAILED);

    assertThat(err.toString())
        .contains("somebody's work: vendors/plain/offences.csv. Nothing was written.");
    assertThat(list).content().contains("0502");
    assertThat(draft("--replace")).isZero();
    assertThat(list).content().doesNotContain("0502");
  }

  @Test
  void jsonHoldsWhatWasWrittenAndWhatToAsk() throws IOException {
    assertThat(draft("--json", "--zone", "Asia/Shanghai")).isZero();

    JsonNode answer = new ObjectMapper().readTree(out.toString());
    assertThat(answer.get("kind").asText()).isEqualTo("incident");
    assertThat(answer.get("written")).hasSize(4);
    assertThat(answer.get("asks").toString()).doesNotContain("Which zone");
  }
}
