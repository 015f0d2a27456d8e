package citylake.orchestration.cli;

import static org.assertj.core.api.Assertions.assertThat;

import citylake.sample.SampleProvince;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a night refuses before it starts Spark. */
class NightArgumentsTest {
  @TempDir static Path folder;

  @BeforeAll
  static void sources() throws IOException {
    SampleProvince.ofSeed(SampleProvince.SEED).writeSources(folder.resolve("sources"));
    Files.createDirectories(folder.resolve("dumps"));
  }

  @Test
  void dateThatHasNotComeIsRefusedUnlessItIsMeant() {
    Typed typed = command("night", "dumps", "lake");
    Typed meant = command("night", "no-dumps", "other-lake", "--any-date");

    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(typed.err())
        .startsWith("Invalid date of a night: 2099-01-01 has not come yet, today is ")
        .endsWith("or add --any-date if that day is meant." + System.lineSeparator());
    assertThat(Files.exists(folder.resolve("lake/landing"))).isFalse();
    assertThat(meant.err()).contains("Invalid dump folder: ").doesNotContain("Invalid date");
  }

  @Test
  void residentRefusesTheSameDate() {
    Typed typed = command("resident", "dumps", "lake");

    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(typed.err()).startsWith("Invalid date of a night: 2099-01-01 has not come yet");
  }

  @Test
  void planRefusesTheSameDateAndMakesNoLake() {
    String[] plan = {
      "plan", "--json", "--date", "2099-01-01", "--lake", folder.resolve("no-lake").toString()
    };
    List<String> meant = new ArrayList<>(List.of(plan));
    meant.add("--any-date");

    Typed typed = Typed.citylake(plan);

    assertThat(typed.exitCode()).isEqualTo(2);
    assertThat(typed.err()).startsWith("Invalid date of a night: 2099-01-01 has not come yet");
    assertThat(folder.resolve("no-lake")).doesNotExist();
    assertThat(Typed.citylake(meant.toArray(String[]::new)).exitCode()).isZero();
  }

  @Test
  void lakesOwnFolderIsNoFolderOfDumps() {
    Typed typed = command("night", "dumps", "dumps", "--any-date");

    assertThat(typed.exitCode()).isEqualTo(1);
    assertThat(typed.err())
        .contains(
            "Invalid dump folder: %s is the lake's own folder. Name the folder that holds the cities' dumps with --dumps, or another lake with --lake; nothing was read."
                .formatted(folder.resolve("dumps")));
  }

  private static Typed command(String name, String dumps, String lake, String... more) {
    List<String> line = new ArrayList<>(List.of(name, "--date", "2099-01-01"));
    line.addAll(List.of("--dumps", folder.resolve(dumps).toString()));
    line.addAll(List.of("--lake", folder.resolve(lake).toString()));
    line.addAll(List.of("--sources", folder.resolve("sources").toString(), "--only-sources"));
    line.addAll(List.of(more));
    return Typed.citylake(line.toArray(String[]::new));
  }
}
