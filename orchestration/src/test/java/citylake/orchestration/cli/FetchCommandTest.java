package citylake.orchestration.cli;

import static citylake.orchestration.cli.Typed.citylake;
import static org.assertj.core.api.Assertions.assertThat;

import citylake.etl.source.Sources;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetchCommandTest {
  @TempDir Path dumps;
  @TempDir Path share;
  @TempDir Path sources;

  /** Davis, as it is built in, under another name and with a place of delivery. */
  @BeforeEach
  void aCityLaysItsFilesOut() throws IOException, URISyntaxException {
    String city =
        new String(
            Sources.class.getResourceAsStream("/sources/cities/davis.yaml").readAllBytes(),
            java.nio.charset.StandardCharsets.UTF_8);
    Files.createDirectories(sources.resolve("cities"));
    Files.writeString(
        sources.resolve("cities/newtown.yaml"),
        city.replace("city: davis", "city: newtown")
                .replaceAll("city_code: .*", "city_code: \"99NEWT\"")
                .replaceAll("files: \"[^\"]*\"", "files: \"newtown/incident_*.csv\"")
            + "delivery: {from: \"%s\", complete: {marker: .done}}\n".formatted(share));
    Files.writeString(share.resolve("incident_1.csv"), "case\nA1\n");
    Files.writeString(share.resolve("incident_1.csv.done"), "");
    Files.writeString(share.resolve("incident_2.csv"), "case\n");
  }

  private Typed fetch(String... more) {
    String[] line = {"fetch", "--dumps", dumps.toString(), "--sources", sources.toString()};
    return citylake(
        java.util.stream.Stream.of(line, more)
            .flatMap(java.util.Arrays::stream)
            .toArray(String[]::new));
  }

  @Test
  void whatWasFetchedIsTold() throws IOException {
    Typed fetched = fetch();

    assertThat(fetched.exitCode()).as(fetched.err()).isEqualTo(ExitCode.DONE);
    assertThat(fetched.out())
        .contains(
            "newtown: 1 fetched (8 bytes), 0 unchanged, 1 not whole yet, 0 failed",
            "  fetched  newtown/incident_1.csv (8 bytes)",
            "  waiting  incident_2.csv: its marker incident_2.csv.done is not there yet");
    JsonNode again = new ObjectMapper().readTree(fetch("--json").out());
    assertThat(again.get(0).path("unchanged").asInt()).isEqualTo(1);
    assertThat(again.get(0).path("fetched")).isEmpty();
  }

  @Test
  void aCityThatFailsGivesExitCodeOne() throws IOException {
    Files.writeString(share.resolve("incident_1.csv.done"), "f".repeat(64));

    Typed fetched = fetch("--city", "newtown");

    assertThat(fetched.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(fetched.out()).contains("  failed   Cannot take incident_1.csv of newtown: its");
  }

  @Test
  void aCityWithoutAPlaceIsNotFound() {
    Typed unknown = fetch("--city", "denver");

    assertThat(unknown.exitCode()).isEqualTo(ExitCode.NOT_FOUND);
    assertThat(unknown.err())
        .contains(
            "Cannot fetch from 'denver': no such city declares a place of delivery. Nothing was fetched. Those that do: newtown.");
  }

  @Test
  void whereNobodyDeclaresAPlaceThereIsNothingToFetch() {
    Typed none = citylake("fetch", "--dumps", dumps.toString());

    assertThat(none.exitCode()).as(none.err()).isEqualTo(ExitCode.DONE);
    assertThat(none.out()).contains("Nothing to fetch: no city on trial or live declares a place");
  }
}
