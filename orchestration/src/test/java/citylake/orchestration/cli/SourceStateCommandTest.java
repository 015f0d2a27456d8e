package citylake.orchestration.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceStateCommandTest {
  @TempDir Path folder;

  private Path sources;
  private Path city;

  @BeforeEach
  void aCityIsDrafted() throws IOException {
    Path sample =
        Files.writeString(
            folder.resolve("cases_20260701.csv"),
            "case_no,offence,occurred\nA1,theft,2026-07-01 10:00\nA2,theft,2026-07-01 11:00\n");
    sources = folder.resolve("sources");
    city = sources.resolve("cities/north.yaml");
    run(
        ExitCode.DONE,
        "new",
        sample.toString(),
        "--city",
        "north",
        "--vendor",
        "plain",
        "--out",
        sources.toString());
  }

  private String run(int exitCode, String... arguments) {
    StringWriter said = new StringWriter();
    String[] all = new String[arguments.length + 1];
    all[0] = "source";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    int code =
        Citylake.commandLine()
            .setOut(new PrintWriter(said, true))
            .setErr(new PrintWriter(said, true))
            .execute(all);
    assertThat(code).as("exit code, with %s", said).isEqualTo(exitCode);
    return said.toString();
  }

  private String move(int exitCode, String state) {
    return run(exitCode, "state", "north", state, "--sources", sources.toString());
  }

  @Test
  void checkingMayGoOnWhileTheDraftAsksAndTrialMayNot() throws IOException {
    move(ExitCode.DONE, "checking");
    String before = Files.readString(city);

    assertThat(move(ExitCode.FAILED, "trial"))
        .contains(
            "Cannot move north from checking to trial: the draft asked, and nobody has answered. Write in "
                + city
                + ", and take off each \"# ask\":",
            "  line 4, city_code: the city's code in the system that city_code_system names",
            "  line 5, city_code_system: what city_code is a code of, e.g. \"GB/T 2260\"",
            "  line 7, time_zone: the zone of the city's clocks, e.g. America/Denver",
            "  line 9, centre: longitude and latitude of the city's middle, in degrees",
            "  line 10, deadline: when its dumps are there, on the city's clocks, e.g. \"01:00\"",
            "  line 11, contact: whom to call about a delivery",
            "Nothing was changed; samples can be checked meanwhile.");
    assertThat(city).content().isEqualTo(before);
  }

  @Test
  void aMarkThatIsTakenOffWithoutAnAnswerDoesNotCount() throws IOException {
    move(ExitCode.DONE, "checking");
    Files.writeString(city, Files.readString(city).replaceAll(" *# ask.*", ""));

    assertThat(move(ExitCode.FAILED, "trial"))
        .contains("line 5, city_code_system:", "line 9, centre:", "line 11, contact:")
        .doesNotContain("city_code:", "deadline:");
  }

  @Test
  void whatTheSelectLeavesToBeDecidedHoldsItBackToo() throws IOException {
    Path sample =
        Files.writeString(
            folder.resolve("slashes.csv"),
            "case_no,offence,occurred\nA1,theft,03/04/2026 10:00\nA2,theft,05/04/2026 11:00\n");
    Files.delete(city);
    run(
        ExitCode.DONE,
        "new",
        sample.toString(),
        "--city",
        "north",
        "--vendor",
        "plain",
        "--out",
        sources.toString(),
        "--replace");
    move(ExitCode.DONE, "checking");
    Path select = sources.resolve("vendors/plain/incident.sql");

    assertThat(move(ExitCode.FAILED, "trial"))
        .contains(
            "  line 13, dumps: which number of a date is the month, as the SELECT says it",
            "Write in "
                + select
                + ", and take off each \"-- DECIDE\":%n  line 2, DECIDE: in occurred no day above 12 shows which number is the month.%nNothing was changed"
                    .formatted());

    answer();
    assertThat(move(ExitCode.FAILED, "trial"))
        .contains("nobody has answered. Write in " + select)
        .doesNotContain("# ask");

    Files.writeString(select, Files.readString(select).replaceAll("(?m)^-- DECIDE.*\n", ""));
    assertThat(move(ExitCode.DONE, "trial")).contains("north is trial:");
  }

  @Test
  void answeredItGoesOnToTrialAndLive() throws IOException {
    move(ExitCode.DONE, "checking");
    answer();

    assertThat(move(ExitCode.DONE, "trial")).contains("north is trial:");
    assertThat(move(ExitCode.DONE, "live")).contains("north is live:");
  }

  private void answer() throws IOException {
    Files.writeString(
        city,
        Files.readString(city)
            .replaceAll(" *# ask.*", "")
            .replace("city_code_system: not known", "city_code_system: \"GB/T 2260\"")
            .replace("contact: not known", "contact: the duty desk")
            .replaceAll("centre: .*", "centre: {lon: 117.28, lat: 31.86}"));
  }

  @Test
  void onlySourcesIsTakenAsByTheNeighbouringCommands() {
    assertThat(
            run(
                ExitCode.DONE,
                "state",
                "north",
                "checking",
                "--sources",
                sources.toString(),
                "--only-sources"))
        .contains("north is checking:");
  }

  @Test
  void recordsThatWouldReplaceOthersOfTheirFileHoldTheCityBack() throws IOException {
    StringBuilder victims = new StringBuilder("case_no,offence,occurred,victim_no\n");
    for (int i = 0; i < 40; i++) {
      victims.append("A%d,theft,2026-07-01 1%d:05,%d\n".formatted(i / 2, i % 10, 1 + i % 2));
    }
    Path sample = Files.writeString(folder.resolve("victims.csv"), victims);
    Files.delete(city);
    run(
        ExitCode.DONE,
        "new",
        sample.toString(),
        "--city",
        "north",
        "--vendor",
        "plain",
        "--out",
        sources.toString(),
        "--replace");
    move(ExitCode.DONE, "checking");
    answer();

    assertThat(move(ExitCode.FAILED, "trial"))
        .contains(
            "DECIDE: 20 records repeat a value of case_no with other contents, the first is record 2.");
  }

  @Test
  void aDraftIsCheckedBeforeItIsTried() {
    assertThat(move(ExitCode.FAILED, "trial"))
        .contains(
            "Cannot move north from drafted to trial: from drafted it may become checking. Nothing was changed.");
  }
}
